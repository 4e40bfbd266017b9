// The simulated world in the view of a seat.
#pragma once

#include <optional>

#include "engine/core/state.hpp"
#include "engine/wire/world_view.hpp"

namespace enshu::app {

/// Nothing when the scenario has no world, or the seat may not see it.
std::optional<wire::WorldView> world_view(const Scenario& scenario, const State& state,
                                          const SeatState& seat);

}  // namespace enshu::app
