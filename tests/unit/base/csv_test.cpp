// Comma-separated values as spreadsheets write them.
#include "engine/base/csv.hpp"

#include "tests/unit/catch.hpp"

using namespace enshu;

namespace {

std::vector<CsvRow> rows(std::string_view csv) {
  std::vector<CsvRow> out;
  for (CsvReader reader(csv); auto row = reader.next();) out.push_back(std::move(*row));
  return out;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "quotes, line ends in quotes, a byte order mark and CRLF are read, empty lines passed over") {
  const auto all = rows(
      "\xef\xbb\xbf"
      "a,b\r\n\r\n\"x,\"\"y\"\"\nz\",\r\nlast,1");
  REQUIRE(all.size() == 3);
  CHECK(all[0].fields == Fields{"a", "b"});
  CHECK((all[1].line == 3 && all[1].fields == Fields{"x,\"y\"\nz", ""}));
  CHECK((all[2].line == 5 && all[2].fields == Fields{"last", "1"}));
  CHECK_FALSE(all[2].unclosed);
}

TEST_CASE("a quote that is never closed is told") {
  const auto all = rows("a,b\n1,\"2\n3,4\n");
  REQUIRE(all.size() == 2);
  CHECK((all[1].line == 2 && all[1].unclosed));
  CHECK(rows("").empty());
}
