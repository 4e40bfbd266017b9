// A start inside a window: the moment that chance chooses for an inject.
#pragma once

#include <cstdint>

#include "engine/core/scenario.hpp"

namespace enshu {

/// A whole number of seconds after the window's beginning, its end included. One draw for an
/// exercise and inject, whatever the lane: all teams begin together, so that nobody is warned by
/// the neighbours and all have the same time left. Without a window: the time as it is written.
ExerciseTime drawn_start(const Inject& inject, std::uint64_t seed);

}  // namespace enshu
