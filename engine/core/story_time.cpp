// Jumps of the story between two moments.
#include "engine/core/story_time.hpp"

namespace enshu {
namespace {

bool fixed(const Schedule& schedule) { return schedule.kind == Schedule::Kind::at; }

}  // namespace

Duration story_span(ExerciseTime from, ExerciseTime at, std::span<const StoryJump> jumps) {
  Duration out = at - from;
  for (const auto& jump : jumps) {
    if (jump.at > from && jump.at <= at) out = Duration{out.ms + jump.by.ms};
  }
  return out;
}

ExerciseTime after_story_span(ExerciseTime from, Duration span, std::span<const StoryJump> jumps) {
  ExerciseTime due = from + span;
  for (const auto& jump : jumps) {
    if (jump.at <= from) continue;
    if (due <= jump.at) break;
    due = std::max(jump.at, ExerciseTime{due.ms - jump.by.ms});
  }
  return due;
}

std::vector<StoryJump> planned_jumps(const Scenario& scenario) {
  std::vector<StoryJump> out;
  for (const auto& inject : scenario.msel) {
    if (inject.jump && fixed(inject.schedule)) out.push_back({inject.schedule.at, *inject.jump});
  }
  for (const auto& move : scenario.moves) {
    if (move.jump && move.at) out.push_back({*move.at, *move.jump});
  }
  std::ranges::stable_sort(out, {}, &StoryJump::at);
  return out;
}

bool all_jumps_planned(const Scenario& scenario) {
  return std::ranges::all_of(
             scenario.msel,
             [](const Inject& inject) { return !inject.jump || fixed(inject.schedule); }) &&
         std::ranges::all_of(scenario.moves,
                             [](const Move& move) { return !move.jump || move.at; });
}

ExerciseTime planned_deadline(const Scenario& scenario, const Obligation& duty, ExerciseTime from,
                              Duration span) {
  if (duty.clock == DutyClock::exercise) return from + span;
  return after_story_span(from, span, planned_jumps(scenario));
}

}  // namespace enshu
