// Who stands where in a race: by points, then by time.
#pragma once

#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "scoring/race_model.hpp"

namespace enshu::scoring {

/// The best first; empty when the scenario is no race. `Race` in engine/core/race.hpp has the rule.
std::vector<RacePlace> race_places(const Scenario& scenario, const State& state);

}  // namespace enshu::scoring
