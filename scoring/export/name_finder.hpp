// Finds many names in long texts in one pass.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scoring/export/fold_map.hpp"

namespace enshu::scoring {

/// Replaces names by their aliases, however case, width and apostrophes are written; where two
/// begin at the same place, the longer wins. A name that begins or ends with a Latin letter or a
/// digit is a name only where no such sign stands beside it: `Ann` is not found in `Announcement`.
/// Latin names of three letters and less, and those that are English words too (Will, Mark), are
/// not found in small letters. What was replaced is not looked at again.
class NameFinder {
 public:
  /// The first alias of a name counts. Empty names are ignored.
  void add(const std::string& name, const std::string& alias);
  [[nodiscard]] std::string replaced(std::string_view text) const;
  /// The alias when the text as a whole is a name.
  [[nodiscard]] std::optional<std::string> alias_of(std::string_view text) const;

 private:
  struct Named {
    std::u32string signs;
    std::string alias;
    bool word = false;  ///< in small letters it is none
  };
  [[nodiscard]] const Named* at(const FoldMap& map, std::size_t at, std::string_view text) const;

  /// By the first signs; longest name first.
  std::unordered_map<std::uint64_t, std::vector<Named>> by_head_;
  std::array<bool, 256> begins_{};  ///< low bytes of the signs with which a name begins
};

}  // namespace enshu::scoring
