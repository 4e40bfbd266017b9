// The rules are those of the built consoles' style sheet, with file names in place of paths.
#include "engine/app/print/fonts.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "engine/app/assets.hpp"

namespace enshu::app {
namespace {

constexpr std::string_view family = "Noto Sans JP Variable";
constexpr std::string_view served_at = "url(/assets/";

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// Every `@font-face{…}` of the family in a minified style sheet.
std::string rules_of(std::string_view css) {
  constexpr std::string_view begin = "@font-face{";
  std::string out;
  for (auto at = css.find(begin); at != std::string_view::npos; at = css.find(begin, at + 1)) {
    const auto end = css.find('}', at);
    if (end == std::string_view::npos) break;
    std::string rule(css.substr(at, end - at + 1));
    if (rule.find(family) == std::string::npos) continue;
    replace_all(rule, family, "\"Noto Sans JP\"");
    replace_all(rule, "\"\"", "\"");  // the sheet may have quoted the name itself
    replace_all(rule, served_at, "url(");
    replace_all(rule, "font-display:swap", "font-display:block");
    out += rule + "\n";
  }
  return out;
}

}  // namespace

Result<std::string> print_fonts(const std::filesystem::path& folder) {
  std::string rules;
  for (const auto& file : ui_files()) {
    if (file.path.ends_with(".css")) rules += rules_of(file.bytes);
    if (!file.path.ends_with(".woff2")) continue;
    const auto path = folder / std::string(file.path.substr(file.path.rfind('/') + 1));
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
