// Spans of the story's calendar in exercise time: what a jump skips has passed for whoever owes by
// the calendar.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/scenario.hpp"

namespace enshu {

/// The story's calendar moves on by `by` at a moment of the exercise.
struct StoryJump {
  ExerciseTime at{};
  Duration by{};
};

/// What passes on the calendar from `from` to `at`. `jumps` in order; those before `from` and after
/// `at` are not counted, and one at `from` itself is not either.
Duration story_span(ExerciseTime from, ExerciseTime at, std::span<const StoryJump> jumps);

/// When `span` has passed on the calendar since `from`: the moment of a jump when that skips it.
ExerciseTime after_story_span(ExerciseTime from, Duration span, std::span<const StoryJump> jumps);

/// The jumps that the timeline plans at fixed times, in order. Windows count from their beginning.
std::vector<StoryJump> planned_jumps(const Scenario& scenario);

/// Whether every jump of the timeline has a fixed time, so that `planned_jumps` tells all.
bool all_jumps_planned(const Scenario& scenario);

/// When a duty that begins at `from` has run for `span`, by its own clock and the planned jumps.
ExerciseTime planned_deadline(const Scenario& scenario, const Obligation& duty, ExerciseTime from,
                              Duration span);

}  // namespace enshu
