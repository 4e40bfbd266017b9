// Collecting, ordering and printing of diagnostics.
#include "engine/scenario/diagnostic.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <tuple>

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

/// `Position::file` of files as rows repeat them; files alone are fewer than that.
constexpr int first_repeated = 1 << 16;

std::string_view name_of(Level level) { return level == Level::error ? "error" : "warning"; }

std::string placed(std::string_view folder, const std::string& file) {
  if (folder.empty()) return file;
  return std::string(folder) + (folder.back() == '/' ? "" : "/") + file;
}

/// The main file first, then by name.
auto order_of(const Diagnostic& d) {
  return std::make_tuple(d.file != "scenario.yaml", std::string_view(d.file), d.at);
}

}  // namespace

std::string to_line(const Diagnostic& diagnostic, Language language, std::string_view folder) {
  std::string out = placed(folder, diagnostic.file);
  out +=
      ':' + std::to_string(diagnostic.at.line) + ':' + std::to_string(diagnostic.at.column) + ": ";
  out += name_of(diagnostic.level);
  out += ": " + diagnostic.message.in(language);
  return out;
}

boost::json::value check_json(const std::vector<Diagnostic>& diagnostics, std::string_view folder) {
  boost::json::array out;
  for (const auto& d : diagnostics) {
    boost::json::object entry;
    entry["file"] = placed(folder, d.file);
    entry["line"] = d.at.line;
    entry["column"] = d.at.column;
    entry["severity"] = name_of(d.level);
    entry["code"] = d.code;
    entry["message"] = d.message.en;
    entry["message_ja"] = d.message.ja;
    out.push_back(std::move(entry));
  }
  return out;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const auto& d) { return d.level == Level::error; });
}

Position position_of(std::string_view content, std::size_t offset) {
  const auto before = content.substr(0, offset);
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto feed = before.rfind('\n');
  const auto start = feed == std::string_view::npos ? 0 : feed + 1;
  return {static_cast<int>(line), static_cast<int>(characters(before.substr(start))) + 1};
}

bool Findings::utf8(std::string_view file, std::string_view content) {
  const auto good = valid_length(content);
  if (good == content.size()) return true;
  error(file, position_of(content, good), "not_utf8",
        {"ここが UTF-8 ではありません。ファイルを UTF-8 で保存してください（Excel では「CSV "
         "UTF-8」）。",
         "this is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)"});
  return false;
}

int Findings::number(std::string_view path) {
  const auto found = std::ranges::find(further_, path);
  const auto at = found - further_.begin();
  if (found == further_.end()) further_.emplace_back(path);
  return static_cast<int>(at) + 1;
}

int Findings::row(std::string_view table, int line) {
  rows_.emplace_back(number(table), line);
  return static_cast<int>(rows_.size());
}

int Findings::repeated(int file, int row) {
  const auto next = first_repeated + static_cast<int>(repeated_.size());
  const auto [found, fresh] = repeated_by_.try_emplace({file, row}, next);
  if (fresh) repeated_.emplace_back(file, row);
  return found->second;
}

/// 0 when no row repeats the place.
int Findings::row_of(Position at) const {
  if (at.file < first_repeated) return 0;
  return repeated_.at(static_cast<std::size_t>(at.file - first_repeated)).second;
}

std::string_view Findings::file_of(std::string_view file, Position at) const {
  const int number = at.file < first_repeated
                         ? at.file
                         : repeated_.at(static_cast<std::size_t>(at.file - first_repeated)).first;
  return number == 0 ? file : std::string_view(further_.at(static_cast<std::size_t>(number) - 1));
}

std::string_view Findings::table_of(int row) const {
  const int table = rows_.at(static_cast<std::size_t>(row) - 1).first;
  return further_.at(static_cast<std::size_t>(table) - 1);
}

std::string Findings::place(std::string_view file, Position at) const {
  std::string out = std::string(file_of(file, at)) + ':' + std::to_string(at.line) + ':' +
                    std::to_string(at.column);
  const int row = row_of(at);
  if (row == 0) return out;
  const int line = rows_.at(static_cast<std::size_t>(row) - 1).second;
  return out + " [" + std::string(table_of(row)) + ':' + std::to_string(line) + ']';
}

/// Whether another row has said it already.
bool Findings::again(const std::string& path, Position at, std::string_view code) {
  const int row = row_of(at);
  const auto [found, fresh] = said_.try_emplace({path, at.line, at.column, std::string(code)},
                                                Said{list_.size(), row, row, 0});
  auto& said = found->second;
  if (said.last != row) ++said.more;
  said.last = row;
  return !fresh;
}

void Findings::add(Level level, std::string_view file, Position at, std::string_view code,
                   Text message) {
  std::string path(file_of(file, at));
  const bool full = list_.size() >= most && !(level == Level::error && errors_ == 0);
  if (row_of(at) != 0 && !full && again(path, at, code)) return;
  ++count_;
  if (level == Level::error) ++errors_;
  if (full) return;
  list_.push_back(
      {std::move(path), {at.line, at.column}, level, std::string(code), std::move(message)});
}

/// Adds the rows to what repeated places said.
void Findings::tell_rows() {
  for (const auto& [place, said] : said_) {
    auto& message = list_[said.index].message;
    const std::string table(table_of(said.first));
    const auto row = std::to_string(rows_.at(static_cast<std::size_t>(said.first) - 1).second);
    const auto more = std::to_string(said.more);
    const bool alone = said.more == 0;
    message.ja +=
        "(" + table + " の " + row + " 行目" + (alone ? ")" : "、ほかに " + more + " 行)");
    message.en += " (row " + row + " of " + table + (alone ? ")" : " and " + more + " more)");
  }
  said_.clear();
}

Findings Findings::sibling() const {
  Findings out;
  out.further_ = further_;
  out.rows_ = rows_;
  out.repeated_ = repeated_;
  out.repeated_by_ = repeated_by_;
  return out;
}

void Findings::add_new(const Findings& sibling, const Text& when) {
  Findings whole = sibling;
  whole.tell_rows();
  for (const auto& one : whole.list_) {
    const bool told = std::ranges::any_of(list_, [&](const Diagnostic& other) {
      return other.file == one.file && other.at == one.at && other.code == one.code;
    });
    if (told) continue;
    add(one.level, one.file, one.at, one.code,
        {one.message.ja + when.ja, one.message.en + when.en});
  }
}

std::vector<Diagnostic> Findings::take() {
  tell_rows();
  std::ranges::stable_sort(list_,
                           [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  // A file that several places name is told once.
  const auto doubled = std::unique(list_.begin(), list_.end());
  count_ -= static_cast<std::size_t>(list_.end() - doubled);
  list_.erase(doubled, list_.end());
  if (count_ > list_.size()) {
    const auto rest = std::to_string(count_ - list_.size());
    const auto level = errors_ > 0 ? Level::error : Level::warning;
    list_.push_back({"scenario.yaml",
                     {},
                     level,
                     "too_many",
                     {"このほかに " + rest + " 件あります。まず上のものを直してください。",
                      "there are " + rest + " more; put the ones above right first"}});
  }
  count_ = 0;
  errors_ = 0;
  return std::exchange(list_, {});
}

}  // namespace enshu::scenario
