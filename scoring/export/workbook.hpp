// A workbook of plain tables on libxlsxwriter: text stays text, the same rows give the same bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

namespace enshu::scoring {

struct Column {
  std::string title;
  double width = 12;  ///< in characters, as spreadsheets count
};

class Workbook;

/// One table, filled row by row from the left; its filter comes when it goes out of scope. A table
/// longer than a sheet can hold goes on in another sheet.
class Sheet {
 public:
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  /// Never a formula, whatever it begins with; control characters become U+FFFD, and what a cell
  /// cannot hold is cut with a sign.
  Sheet& text(std::string_view words);
  Sheet& number(std::int64_t value);
  Sheet& number(std::uint64_t value) { return number(static_cast<std::int64_t>(value)); }
  /// `value` divided by `unit`, such as millionths of a point by 1,000,000.
  Sheet& fraction(std::int64_t value, std::int64_t unit);
  /// Parts per million, shown as whole percent; a dash without a value.
  Sheet& percent(const std::optional<std::int64_t>& share_ppm);
  /// `1:20:05`, as a span that a spreadsheet can add up; empty without a value.
  Sheet& time(const std::optional<ExerciseTime>& at);
  Sheet& span(const std::optional<Duration>& span);
  /// A day that a spreadsheet can sort and reckon with; what is none stays text.
  Sheet& day(std::string_view text);
  /// Numbers of events: a number when there is one, else `3 17`.
  Sheet& sequences(std::span<const std::uint64_t> seqs);
  Sheet& empty();
  void end();

 private:
  friend class Workbook;
  Sheet(Workbook& book, std::string name, std::vector<Column> columns);
  void open(const std::string& name);
  void close();

  Workbook& book_;
  std::string name_;
  std::vector<Column> columns_;
  int part_ = 1;
  std::uint32_t row_ = 0;
  std::uint16_t column_ = 0;
  void* sheet_ = nullptr;  ///< owned by the workbook
};

class Workbook {
 public:
  /// `made` becomes the time of creation inside the file.
  Workbook(const std::string& title, WallTime made);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// Header row frozen and with a filter, in the given widths.
  [[nodiscard]] Sheet sheet(const std::string& name, std::vector<Column> columns);
  /// The file's bytes; nothing may be written afterwards. Errors: `xlsx_failed`.
  [[nodiscard]] Result<std::string> finish();

 private:
  friend class Sheet;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace enshu::scoring
