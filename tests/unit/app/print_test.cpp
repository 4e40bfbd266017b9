// Printing: dates that the record gives, fonts that the program carries.
#include <filesystem>

#include "engine/app/assets.hpp"
#include "engine/app/print/fonts.hpp"
#include "engine/app/print/pdf.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::app {

TEST_CASE("a PDF's dates become those of the exercise, at the same length") {
  std::string pdf =
      "<</Creator (x)\n/CreationDate (D:20261125203000+00'00')\n/ModDate "
      "(D:20261125203000+00'00')>>";
  const auto before = pdf.size();
  set_pdf_dates(pdf, WallTime{1'795'651'200'000});
  CHECK(pdf.size() == before);
  const auto made = to_rfc3339(WallTime{1'795'651'200'000});
  const auto day = made.substr(0, 4) + made.substr(5, 2) + made.substr(8, 2);
  CHECK(pdf.find("/CreationDate (D:" + day) != std::string::npos);
  CHECK(pdf.find("/ModDate (D:" + day) != std::string::npos);
  CHECK(pdf.find("20261125203000") == std::string::npos);
  std::string none = "/CreationDate (D:soon)";
  set_pdf_dates(none, WallTime{});
  CHECK(none == "/CreationDate (D:soon)");
}

TEST_CASE("the fonts for printing are static faces, named as the pages name them") {
  const auto folder = std::filesystem::temp_directory_path() / "enshu-print-fonts-test";
  std::filesystem::create_directories(folder);
  const auto rules = print_fonts(folder);
  REQUIRE(rules.ok());
  if (ui_files().empty()) {
    CHECK(rules->empty());
  } else {
    CHECK(rules->find("font-family:\"Noto Sans JP\"") != std::string::npos);
    CHECK(rules->find("font-weight:400;") != std::string::npos);
    CHECK(rules->find("font-weight:700;") != std::string::npos);
    CHECK(rules->find("variations") == std::string::npos);
    const auto at = rules->find("url(") + 4;
    const auto name = rules->substr(at, rules->find(')', at) - at);
    CHECK(std::filesystem::exists(folder / name));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace enshu::app
