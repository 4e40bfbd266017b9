// Finds many names in long texts in one pass.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace enshu::scoring {

/// Replaces names by their aliases; where two begin at the same place, the longer wins. A name that
/// begins or ends with a Latin letter or a digit is a name only where no such sign stands beside
/// it: `Ann` is not found in `Announcement`. What was replaced is not looked at again.
class NameFinder {
 public:
  /// The first alias of a name counts. Empty names are ignored.
  void add(const std::string& name, const std::string& alias);
  [[nodiscard]] std::string replaced(std::string_view text) const;

 private:
  struct Named {
    std::string name;
    std::string alias;
  };
  /// By the first bytes; longest name first.
  std::unordered_map<std::string, std::vector<Named>> by_head_;
  std::array<bool, 256> begins_{};  ///< bytes with which a name begins
};

}  // namespace enshu::scoring
