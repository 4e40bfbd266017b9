// The score as the one sees it who leads a single lane, or one organisation in a lane that several
// share.
#pragma once

#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

/// Leaves the lane alone; with an organisation, what its posts owe, do and are expected to do, and
/// what its own sub-controllers gave. Sums follow.
void keep_to(Score& score, const Scenario& scenario, const State& state, const LaneId& lane,
             const OrganisationId& organisation);

}  // namespace enshu::scoring
