// The files and rules are those that ui/print-fonts.mjs puts beside the consoles.
#include "engine/app/print/fonts.hpp"

#include <fstream>
#include <string_view>

#include "engine/app/assets.hpp"

namespace enshu::app {
namespace {

constexpr std::string_view prints = "print/";
constexpr std::string_view sheet = "print/fonts.css";

}  // namespace

Result<std::string> print_fonts(const std::filesystem::path& folder) {
  std::string rules;
  for (const auto& file : ui_files()) {
    if (!file.path.starts_with(prints)) continue;
    if (file.path == sheet) {
      rules = file.bytes;
      continue;
    }
    const auto path = folder / std::string(file.path.substr(prints.size()));
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    out.close();
    if (!out) {
      return Error{"write_failed",
                   {"書き込めません。空き容量と書込権限を確かめてください。",
                    "It cannot be written. Check the free space and the permissions."},
                   path.string()};
    }
  }
  return rules;
}

}  // namespace enshu::app
