// What the loader has to say about a scenario: every mistake with its place, in both languages.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/text.hpp"

namespace enshu::scenario {

/// An error keeps the scenario from being played; a warning does not.
enum class Level { error, warning };

/// Where in a file, both counted from 1; `column` counts characters, not bytes. `file` is 0 in the
/// file that the speaker names, else the number of a further file (`Findings::number`), so that
/// what was put together out of several files is still told at its own place; or the number of a
/// file as a row of a table repeats it (`Findings::repeated`).
struct Position {
  int line = 1;
  int column = 1;
  int file = 0;
  auto operator<=>(const Position&) const = default;
};

struct Diagnostic {
  std::string file;  ///< path inside the scenario, `scenario.yaml`
  Position at;
  Level level = Level::error;
  std::string code;  ///< stable and for programs: `unknown_name`
  Text message;
  bool operator==(const Diagnostic&) const = default;
};

/// `FILE:LINE:COL: error: text`. `folder` (with or without a final slash) is put before the file's
/// name.
std::string to_line(const Diagnostic& diagnostic, Language language = Language::en,
                    std::string_view folder = {});

/// A list of `{file, line, column, severity, code, message, message_ja}`; `message` is English, as
/// in `to_line`.
boost::json::value check_json(const std::vector<Diagnostic>& diagnostics,
                              std::string_view folder = {});

bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// The line and column of a byte of a file.
Position position_of(std::string_view content, std::size_t offset);

/// Collects diagnostics. A position that knows its file is told there, whatever `file` says. Beyond
/// `most` it only counts, so that a broken file of megabytes stays readable.
class Findings {
 public:
  static constexpr std::size_t most = 1000;

  void error(std::string_view file, Position at, std::string_view code, Text message) {
    add(Level::error, file, at, code, std::move(message));
  }
  void warning(std::string_view file, Position at, std::string_view code, Text message) {
    add(Level::warning, file, at, code, std::move(message));
  }
  /// False, and told at the first byte that is at fault, when the content is not UTF-8.
  bool utf8(std::string_view file, std::string_view content);
  /// Gives a further file a number for `Position::file`; the same path gets the same number.
  int number(std::string_view path);
  /// Gives a row of a table a number for `repeated`.
  int row(std::string_view table, int line);
  /// Gives a file, as a row repeats it, a number for `Position::file`. What a repeated place says
  /// under one code is told once, for the first of its rows, with how many more there are.
  int repeated(int file, int row);
  /// An empty collection that knows the same files.
  [[nodiscard]] Findings sibling() const;
  /// Takes over what a sibling found and is not told here at the same place under the same code;
  /// `when` is added to the words.
  void add_new(const Findings& sibling, const Text& when);
  /// `parts/wave-1.yaml:3:9`, and the row that repeats it.
  [[nodiscard]] std::string place(std::string_view file, Position at) const;
  [[nodiscard]] bool any_error() const { return errors_ > 0; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// In the order of files and lines, `scenario.yaml` first. Leaves the collection empty.
  std::vector<Diagnostic> take();

 private:
  void add(Level level, std::string_view file, Position at, std::string_view code, Text message);

  using Place = std::tuple<std::string, int, int, std::string>;  ///< file, line, column, code
  /// What a repeated place said: where it stands in the list, which rows said it first and last,
  /// and how many after the first.
  struct Said {
    std::size_t index = 0;
    int first = 0;
    int last = 0;
    std::size_t more = 0;
  };

  [[nodiscard]] int row_of(Position at) const;
  [[nodiscard]] std::string_view file_of(std::string_view file, Position at) const;
  [[nodiscard]] std::string_view table_of(int row) const;
  bool again(const std::string& path, Position at, std::string_view code);
  void tell_rows();

  std::vector<Diagnostic> list_;
  std::vector<std::string> further_;  ///< `Position::file` counts from 1
  std::size_t count_ = 0;
  std::size_t errors_ = 0;
  std::vector<std::pair<int, int>> rows_;      ///< counted from 1: the table's number and the line
  std::vector<std::pair<int, int>> repeated_;  ///< file and row
  std::map<std::pair<int, int>, int> repeated_by_;
  std::map<Place, Said> said_;
};

}  // namespace enshu::scenario
