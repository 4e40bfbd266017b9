// The bytes of a YAML file before the parser sees them: what it would choke on or hide is refused
// here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/diagnostic.hpp"

namespace enshu::scenario {

/// A file's text with its line starts, so that byte columns can be told as characters.
class YamlSource {
 public:
  /// Refuses what is too large, not UTF-8, or holds tabs, control characters or endless lines;
  /// reports why.
  static std::optional<YamlSource> open(std::string_view file, std::string_view bytes,
                                        Findings& findings);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// From the parser's line and byte column, both counted from 0.
  [[nodiscard]] Position position(int line, int byte_column) const;
  /// What stands in this line (from 0) that looks right and is not: a full-width colon or space, a
  /// colon without a space. The parser stumbles over it only at the next line.
  struct Slip {
    Position at;
    Text message;
  };
  [[nodiscard]] std::optional<Slip> slip(int line) const;

 private:
  std::string text_;
  std::vector<std::size_t> lines_;  ///< where each line starts
};

}  // namespace enshu::scenario
