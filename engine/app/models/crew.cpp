// Shipped profiles stand in scenarios/profiles and are carried inside the program.
#include "engine/app/models/crew.hpp"

#include <cassert>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/app/assets.hpp"

namespace enshu::app {
namespace {

constexpr std::uintmax_t most_bytes = 1 << 20;

std::optional<std::string> shipped_bytes(std::string_view name) {
  const std::string path = "profiles/" + std::string(name) + ".yaml";
  for (const auto& file : scenario_files()) {
    if (file.path == path) return std::string(file.bytes);
  }
  return std::nullopt;
}

std::optional<std::string> file_bytes(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed) ||
      std::filesystem::file_size(path, failed) > most_bytes || failed)
    return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Result<scenario::Crew> find_crew(const std::string& name_or_file) {
  std::string file = name_or_file;
  auto bytes = shipped_bytes(name_or_file);
  if (bytes)
    file = "profiles/" + name_or_file + ".yaml";
  else
    bytes = file_bytes(name_or_file);
  if (!bytes) {
    return Error{"bad_profile",
                 {"参加者モデル「" + name_or_file +
                      "」がありません。novice, practised, expert, mix か、1 MB "
                      "までのファイルを指定してください。",
                  "there is no profile '" + name_or_file +
                      "'; choose novice, practised, expert or mix, or name a file of at most 1 MB"},
                 {}};
  }
  auto loaded = scenario::load_crew(file, *bytes, shipped_bytes);
  if (loaded.crew) return *std::move(loaded.crew);
  for (const auto& found : loaded.diagnostics) {
    if (found.level != scenario::Level::error) continue;
    return Error{
        "bad_profile", found.message,
        file + ":" + std::to_string(found.at.line) + ":" + std::to_string(found.at.column)};
  }
  return Error{"bad_profile", {"参加者モデルを読めません。", "the profile cannot be read"}, file};
}

scenario::Crew shipped_crew(std::string_view name) {
  auto crew = find_crew(shipped_bytes(name) ? std::string(name) : "mix");
  assert(crew.ok());
  return std::move(crew).value();
}

}  // namespace enshu::app
