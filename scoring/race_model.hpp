// The places of a race as plain values.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu::scoring {

/// Teams with the same points and the same time have the same place, and the next place is left
/// out.
struct RacePlace {
  std::int64_t place{};
  LaneId lane;
  Text title;
  std::int64_t points{};
  std::optional<Duration> time;  ///< unset: not there yet
  bool operator==(const RacePlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(RacePlace, (), (place, lane, title, points, time))

}  // namespace enshu::scoring
