// Logs as chance would have them: right and wrong reports, mails, actions and approvals in any
// order.
#pragma once

#include <vector>

#include "engine/base/rng.hpp"
#include "engine/core/event.hpp"

namespace enshu::scoring::testing {

/// About `events` events between 0:00 and 1:50 in a lane, not numbered; ids carry the lane's name.
/// Same seed, same log.
std::vector<Recorded> random_play(std::uint64_t seed, const LaneId& lane, int events);

Recorded happening(ExerciseTime at, const LaneId& lane, const SeatId& by, Event event);

}  // namespace enshu::scoring::testing
