// Where the shipped Lua stands in a scenario's files.
#include "engine/scenario/lua_library.hpp"

namespace enshu::scenario {
namespace {
constexpr std::string_view folder = "library/";
constexpr std::string_view suffix = ".lua";
}  // namespace

std::string library_path(std::string_view name) {
  return std::string(folder).append(name).append(suffix);
}

std::string_view library_name(std::string_view path) {
  if (!path.starts_with(folder) || !path.ends_with(suffix)) return {};
  path.remove_prefix(folder.size());
  path.remove_suffix(suffix.size());
  return path;
}

}  // namespace enshu::scenario
