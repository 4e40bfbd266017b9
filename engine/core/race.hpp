// A scenario that is a race: where its script keeps what teams are ranked by.
#pragma once

#include <string>

namespace enshu {

/// Names of flags. More points come first; with the same points fewer seconds (`time`), and whoever
/// has no time yet after those who have; the same in both is the same place. Flags of other names
/// stay the script's own.
struct Race {
  std::string points;
  std::string time;  ///< may be empty: points alone decide

  [[nodiscard]] bool counts(const std::string& flag) const {
    return !flag.empty() && (flag == points || flag == time);
  }
};

}  // namespace enshu
