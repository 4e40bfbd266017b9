// Comma-separated values a row at a time: rosters and the tables of scenarios.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace enshu {

struct CsvRow {
  std::int64_t line{};  ///< where it begins; 1 is the first line of the file
  std::vector<std::string> fields;
  bool unclosed = false;  ///< a quote was still open at the end of the file
};

/// RFC 4180: commas or another separator, quotes doubled inside quotes, line ends inside quotes; LF
/// or CRLF, with or without a byte order mark. Empty lines are passed over. Reads a view that must
/// outlive it.
class CsvReader {
 public:
  /// `line`: of the file, where `csv` begins.
  explicit CsvReader(std::string_view csv, char separator = ',', std::int64_t line = 1);
  /// Nothing after the last row.
  std::optional<CsvRow> next();

 private:
  std::string_view csv_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_;
};

}  // namespace enshu
