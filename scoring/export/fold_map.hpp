// A text folded sign by sign, with the place in the text from which each sign came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace enshu::scoring {

/// Case, width, kinds of blanks, dashes and apostrophes folded, accents and voicing marks apart
/// from their letter: `ｶﾞ` is `ガ`, `ＡＮＮ` is `ann`. What is not UTF-8 fits only itself.
struct FoldMap {
  explicit FoldMap(std::string_view text);

  /// Whether no sign of the text is cut where `at` begins: not amid what one sign became, nor
  /// between a letter and its mark.
  [[nodiscard]] bool boundary(std::size_t at) const;
  [[nodiscard]] std::size_t begin_of(std::size_t at) const { return begins[at]; }
  /// Where the sign before `at` ended in the text.
  [[nodiscard]] std::size_t end_before(std::size_t at) const { return ends[at - 1]; }

  std::u32string signs;
  std::vector<std::size_t> begins;
  std::vector<std::size_t> ends;
};

}  // namespace enshu::scoring
