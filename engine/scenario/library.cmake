# Puts the Lua of scripts/lua into the library, so that the program needs no files beside it.
set(enshu_lua_out "${CMAKE_BINARY_DIR}/generated/engine/scenario/library.cpp")
file(GLOB enshu_lua_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/scripts/lua/*.lua")
list(SORT enshu_lua_files COMPARE STRING)
set(enshu_lua_text "")
foreach(file IN LISTS enshu_lua_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" content)
  string(APPEND enshu_lua_text "    {\"${name}\", R\"enshu~(${content})enshu~\"},\n")
endforeach()
file(CONFIGURE OUTPUT "${enshu_lua_out}" CONTENT [=[
// Made by engine/scenario/library.cmake from scripts/lua.
#include "engine/scenario/lua_library.hpp"

namespace enshu::scenario {
namespace {
struct Named { std::string_view name; std::string_view text; };
constexpr Named all[] = {
@enshu_lua_text@};
}  // namespace

std::string_view shipped_lua(std::string_view name) {
  for (const auto& entry : all) {
    if (entry.name == name) return entry.text;
  }
  return {};
}

std::vector<std::string_view> shipped_lua_names() {
  std::vector<std::string_view> out;
  for (const auto& entry : all) out.push_back(entry.name);
  return out;
}

}  // namespace enshu::scenario
]=] @ONLY)
target_sources(enshu_scenario PRIVATE "${enshu_lua_out}")
