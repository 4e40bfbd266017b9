// What the loader has to say about a scenario: every mistake with its place, in both languages.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/text.hpp"

namespace enshu::scenario {

/// An error keeps the scenario from being played; a warning does not.
enum class Level { error, warning };

/// Where in a file, both counted from 1; `column` counts characters, not bytes.
struct Position {
  int line = 1;
  int column = 1;
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

/// Collects diagnostics. Beyond `most` it only counts, so that a broken file of megabytes stays
/// readable.
class Findings {
 public:
  static constexpr std::size_t most = 1000;

  void error(std::string_view file, Position at, std::string_view code, Text message) {
    add(Level::error, file, at, code, std::move(message));
  }
  void warning(std::string_view file, Position at, std::string_view code, Text message) {
    add(Level::warning, file, at, code, std::move(message));
  }
  [[nodiscard]] bool any_error() const { return errors_ > 0; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// In the order of files and lines, `scenario.yaml` first. Leaves the collection empty.
  std::vector<Diagnostic> take();

 private:
  void add(Level level, std::string_view file, Position at, std::string_view code, Text message);

  std::vector<Diagnostic> list_;
  std::size_t count_ = 0;
  std::size_t errors_ = 0;
};

}  // namespace enshu::scenario
