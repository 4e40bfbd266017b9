// Page and fonts go into a folder that is removed again, whatever happens.
#include "engine/app/print/pdf.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "engine/app/print/browser.hpp"
#include "engine/app/print/fonts.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& where) {
  return {"write_failed",
          {"一時フォルダーに書けません。TMPDIR の空き容量と書込権限を確かめてください。",
           "The temporary folder cannot be written. Check the space and permissions of TMPDIR."},
          where};
}

struct ScratchFolder {
  fs::path path;
  ScratchFolder() {
    std::error_code failed;
    const auto above = fs::temp_directory_path(failed);
    std::string name = ((failed ? fs::path("/tmp") : above) / "enshu-print-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path.empty()) fs::remove_all(path, ignored);
  }
};

}  // namespace

void set_pdf_dates(std::string& pdf, WallTime made) {
  std::string digits;
  for (const char c : to_rfc3339(made).substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"}) {
    for (auto at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
      const auto from = at + key.size();
      const bool written =
          from + digits.size() < pdf.size() &&
          std::all_of(pdf.begin() + static_cast<std::ptrdiff_t>(from),
                      pdf.begin() + static_cast<std::ptrdiff_t>(from + digits.size()),
                      [](char c) { return c >= '0' && c <= '9'; });
      if (written) pdf.replace(from, digits.size(), digits);
    }
  }
}

Result<std::string> print_pdf(const std::string& html, WallTime made) {
  const auto browser = find_browser();
  if (!browser) {
    return Error{"no_browser",
                 {"PDF には Chromium が要ります。パッケージ chromium を入れるか、環境変数 CHROMIUM "
                  "に場所を指定してください。html 形式は Chromium なしで作れます。",
                  "A PDF needs Chromium. Install the package chromium, or name the program in the "
                  "environment variable CHROMIUM. The format html needs none."},
                 {}};
  }
  const ScratchFolder scratch;
  if (scratch.path.empty()) return cannot_write({});
  auto fonts = print_fonts(scratch.path);
  if (!fonts) return fonts.error();
  std::string page = html;
  if (const auto head = page.find("<style>"); head != std::string::npos)
    page.insert(head, "<style>\n" + *fonts + "</style>\n");
  const auto source = scratch.path / "page.html";
  std::ofstream file(source, std::ios::binary | std::ios::trunc);
  file.write(page.data(), static_cast<std::streamsize>(page.size()));
  file.close();
  if (!file) return cannot_write(source.string());
  const auto target = scratch.path / "page.pdf";
  if (auto done = run_browser(*browser, source, target, scratch.path); !done) return done.error();
  std::ifstream printed(target, std::ios::binary);
  std::string pdf(std::istreambuf_iterator<char>(printed), {});
  set_pdf_dates(pdf, made);
  return pdf;
}

}  // namespace enshu::app
