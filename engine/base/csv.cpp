// Reading of comma-separated values.
#include "engine/base/csv.hpp"

#include <utility>

namespace enshu {

CsvReader::CsvReader(std::string_view csv, char separator, std::int64_t line)
    : csv_(csv), separator_(separator), line_(line) {
  if (csv_.starts_with("\xef\xbb\xbf")) csv_.remove_prefix(3);
}

std::optional<CsvRow> CsvReader::next() {
  CsvRow row{line_, {}};
  std::string field;
  bool quoted = false;
  while (at_ < csv_.size()) {
    const char c = csv_[at_++];
    if (c == '\n') ++line_;
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (at_ < csv_.size() && csv_[at_] == '"') {
        field += '"';
        ++at_;
      } else {
        quoted = false;
      }
    } else if (c == '"' && field.empty()) {
      quoted = true;
    } else if (c == separator_) {
      row.fields.push_back(std::exchange(field, {}));
    } else if (c == '\n') {
      row.fields.push_back(std::exchange(field, {}));
      if (row.fields.size() > 1 || !row.fields.front().empty()) return row;
      row = {line_, {}};
    } else if (c != '\r') {
      field += c;
    }
  }
  row.unclosed = quoted;
  if (field.empty() && row.fields.empty()) return std::nullopt;
  row.fields.push_back(std::move(field));
  return row;
}

}  // namespace enshu
