// libxlsxwriter writes to a path; the path is memory, so that nothing here touches the disk.
#include "scoring/export/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>

#include "engine/base/day.hpp"

namespace enshu::scoring {
namespace {

constexpr std::size_t most_characters = 32'000;  // a cell holds 32,767
constexpr double ms_of_day = 86'400'000.0;

struct CloseFile {
  int descriptor = -1;
  explicit CloseFile(int opened) : descriptor(opened) {}
  CloseFile(const CloseFile&) = delete;
  CloseFile& operator=(const CloseFile&) = delete;
  ~CloseFile() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

struct FreeBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

Error failed(const std::string& why) {
  return {"xlsx_failed",
          {"Excel ファイルを作れません（" + why +
               "）。一時フォルダー（TMPDIR）の空きを確かめるか、csv 形式を使ってください。",
           "The spreadsheet cannot be made (" + why +
               "). Check the space of the temporary folder (TMPDIR), or use the format csv."},
          {}};
}

/// What XML 1.0 and a cell can hold.
std::string cell_text(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  std::size_t characters = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80 && ++characters > most_characters) return out + "…";
    if (c == '\r') continue;
    const auto three = words.substr(i, 3);
    const bool no_letter = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";  // U+FFFE, U+FFFF
    const bool control = (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
    if (no_letter) i += 2;
    if (control || no_letter) {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

struct Workbook::Parts {
  CloseFile file{::memfd_create("workbook", MFD_CLOEXEC)};
  std::unique_ptr<lxw_workbook, FreeBook> book;
  lxw_format* header = nullptr;
  lxw_format* words = nullptr;
  lxw_format* time = nullptr;
  lxw_format* day = nullptr;
  lxw_format* percent = nullptr;
  lxw_format* number = nullptr;
  lxw_error first_error = LXW_NO_ERROR;

  void note(lxw_error error) {
    if (first_error == LXW_NO_ERROR) first_error = error;
  }
  lxw_format* format(const char* digits) const {
    auto* out = workbook_add_format(book.get());
    format_set_align(out, LXW_ALIGN_VERTICAL_TOP);
    if (digits != nullptr) format_set_num_format(out, digits);
    return out;
  }
};

Workbook::Workbook(const std::string& title, WallTime made) : parts_(new Parts) {
  auto& parts = *parts_;
  // Row by row to temporary files: a large record's cells need not be in memory at once.
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  const std::string path = "/proc/self/fd/" + std::to_string(parts.file.descriptor);
  parts.book.reset(workbook_new_opt(path.c_str(), &options));
  if (!parts.book) return;
  std::string name = cell_text(title);
  std::string maker = "enshu";
  lxw_doc_properties properties{};
  properties.title = name.data();
  properties.author = maker.data();
  properties.created = static_cast<time_t>(made.ms / 1'000);
  parts.note(workbook_set_properties(parts.book.get(), &properties));
  parts.header = parts.format(nullptr);
  format_set_bold(parts.header);
  format_set_text_wrap(parts.header);
  format_set_bg_color(parts.header, 0xE8F1FE);
  format_set_bottom(parts.header, LXW_BORDER_MEDIUM);
  parts.words = parts.format("@");
  format_set_text_wrap(parts.words);
  parts.time = parts.format("[h]:mm:ss");
  parts.day = parts.format("yyyy-mm-dd");
  parts.percent = parts.format("0%");
  parts.number = parts.format(nullptr);
}

Workbook::~Workbook() = default;

Sheet Workbook::sheet(const std::string& name, std::vector<Column> columns) {
  return {*this, name, std::move(columns)};
}

Result<std::string> Workbook::finish() {
  auto& parts = *parts_;
  if (!parts.book) return failed("workbook_new");
  parts.note(workbook_close(parts.book.release()));  // frees the book as well
  if (parts.first_error != LXW_NO_ERROR) return failed(lxw_strerror(parts.first_error));
  std::string out;
  std::array<char, 65'536> buffer{};
  if (::lseek(parts.file.descriptor, 0, SEEK_SET) != 0) return failed("lseek");
  for (;;) {
    const auto got = ::read(parts.file.descriptor, buffer.data(), buffer.size());
    if (got < 0) return failed("read");
    if (got == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Sheet::Sheet(Workbook& book, std::string name, std::vector<Column> columns)
    : book_(book), name_(std::move(name)), columns_(std::move(columns)) {
  open(name_);
}

void Sheet::open(const std::string& name) {
  auto& parts = *book_.parts_;
  if (!parts.book) return;
  auto* sheet = workbook_add_worksheet(parts.book.get(), name.c_str());
  sheet_ = sheet;
  if (sheet == nullptr) return parts.note(LXW_ERROR_PARAMETER_VALIDATION);
  const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
  for (lxw_col_t i = 0; i <= last; ++i) {
    parts.note(worksheet_set_column(sheet, i, i, columns_[i].width, nullptr));
  }
  for (lxw_col_t i = 0; i <= last; ++i) {
    parts.note(
        worksheet_write_string(sheet, 0, i, cell_text(columns_[i].title).c_str(), parts.header));
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  row_ = 1;
  column_ = 0;
}

Sheet& Sheet::text(std::string_view words) {
  auto& parts = *book_.parts_;
  if (sheet_ == nullptr || words.empty()) return empty();
  parts.note(worksheet_write_string(static_cast<lxw_worksheet*>(sheet_), row_, column_++,
                                    cell_text(words).c_str(), parts.words));
  return *this;
}

Sheet& Sheet::number(std::int64_t value) { return fraction(value, 1); }

Sheet& Sheet::fraction(std::int64_t value, std::int64_t unit) {
  auto& parts = *book_.parts_;
  if (sheet_ == nullptr) return empty();
  parts.note(worksheet_write_number(static_cast<lxw_worksheet*>(sheet_), row_, column_++,
                                    static_cast<double>(value) / static_cast<double>(unit),
                                    parts.number));
  return *this;
}

Sheet& Sheet::percent(const std::optional<std::int64_t>& share_ppm) {
  if (!share_ppm) return text("–");
  auto& parts = *book_.parts_;
  if (sheet_ == nullptr) return empty();
  parts.note(worksheet_write_number(static_cast<lxw_worksheet*>(sheet_), row_, column_++,
                                    static_cast<double>(*share_ppm) / 1e6, parts.percent));
  return *this;
}

Sheet& Sheet::time(const std::optional<ExerciseTime>& at) {
  // Spreadsheets know no time before zero: what happened before the start stays readable as text.
  if (at && at->ms < 0) return text(format_exercise_time(*at));
  return span(at ? std::optional<Duration>(Duration{at->ms}) : std::nullopt);
}

Sheet& Sheet::day(std::string_view text) {
  auto& parts = *book_.parts_;
  const auto day = parse_day(text);
  if (sheet_ == nullptr || !day) return this->text(text);
  lxw_datetime at{static_cast<int>(day->year()),
                  static_cast<int>(static_cast<unsigned>(day->month())),
                  static_cast<int>(static_cast<unsigned>(day->day())),
                  0,
                  0,
                  0};
  parts.note(worksheet_write_datetime(static_cast<lxw_worksheet*>(sheet_), row_, column_++, &at,
                                      parts.day));
  return *this;
}

Sheet& Sheet::sequences(std::span<const std::uint64_t> seqs) {
  if (seqs.size() == 1) return number(seqs.front());
  std::string out;
  for (const auto seq : seqs) out += (out.empty() ? "" : " ") + std::to_string(seq);
  return text(out);
}

Sheet& Sheet::span(const std::optional<Duration>& span) {
  auto& parts = *book_.parts_;
  if (sheet_ == nullptr || !span) return empty();
  parts.note(worksheet_write_number(static_cast<lxw_worksheet*>(sheet_), row_, column_++,
                                    static_cast<double>(span->ms) / ms_of_day, parts.time));
  return *this;
}

Sheet& Sheet::empty() {
  ++column_;
  return *this;
}

void Sheet::end() {
  column_ = 0;
  if (++row_ < LXW_ROW_MAX) return;
  close();
  open(name_ + " " + std::to_string(++part_));
}

void Sheet::close() {
  auto* sheet = static_cast<lxw_worksheet*>(sheet_);
  if (sheet == nullptr) return;
  book_.parts_->note(
      worksheet_autofilter(sheet, 0, 0, row_ - 1, static_cast<lxw_col_t>(columns_.size() - 1)));
}

Sheet::~Sheet() { close(); }

}  // namespace enshu::scoring
