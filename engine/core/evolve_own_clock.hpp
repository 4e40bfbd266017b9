// Evolve, the part of a lane's own clock: it rests when its one person does.
#pragma once

#include "engine/core/state.hpp"

namespace enshu {

/// The lane begins to rest, for good when it has ended, or goes on. While it rests nothing of it
/// comes due; afterwards all of it comes later by as long as it rested.
void evolve_own_clock(State& state, std::size_t lane, const ClockChanged& e, ExerciseTime now);

}  // namespace enshu
