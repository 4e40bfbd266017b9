// Single values of scenario files as numbers and times; what is no such value yields nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/base/time.hpp"

namespace enshu::scenario {

/// A decimal whole number.
std::optional<std::int64_t> read_whole(std::string_view text);

/// `3` or `1..4`: the least and the most; at most 1,000.
std::optional<std::pair<int, int>> read_seats(std::string_view text);

struct Window {
  ExerciseTime from;
  ExerciseTime until;  ///< as `from` when one time alone is written
  bool drawn = false;  ///< two times are written
};
/// `0:20` or `0:01..0:09`; which of the two comes first is the checker's to say.
std::optional<Window> read_window(std::string_view text);

struct Calendar {
  WallTime start;
  int zone_minutes = 0;
};
/// `+07:00` as minutes east of UTC, from -12:00 to +14:00.
std::optional<int> read_zone(std::string_view text);
std::optional<Calendar> read_calendar(std::string_view text);

}  // namespace enshu::scenario
