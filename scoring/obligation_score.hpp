// From what a duty has seen to its figures and sentences. Pure; called whenever somebody looks at
// the score.
#pragma once

#include <functional>

#include "scoring/obligation_track.hpp"

namespace enshu::scoring {

struct Judging {
  const Scenario& scenario;
  const Obligation& obligation;
  const ObligationTrack& track;
  ExerciseTime now{};
  bool final = false;
  /// Whether the fact had been released in the lane at that time.
  std::function<bool(const Truth&, ExerciseTime)> known_at;

  /// What has passed since the trigger, by the duty's clock.
  [[nodiscard]] Duration passed(ExerciseTime at) const {
    return story_span(track.trigger->at, at, track.jumps);
  }
  /// When that much has passed; the moment of a jump that skipped it.
  [[nodiscard]] ExerciseTime after(Duration span) const {
    return after_story_span(track.trigger->at, span, track.jumps);
  }
  [[nodiscard]] ExerciseTime target_at() const { return after(obligation.target); }
  [[nodiscard]] ExerciseTime limit_at() const { return after(obligation.limit); }
};

ObligationScore judge(const Judging& judging);

/// The measures of a duty that counts, in the usual order; points and maxima filled in.
std::vector<Measure> measures(const Judging& judging);

/// Whether a leak of RED information caps the rating.
bool leaked_red(const ObligationTrack& track);

}  // namespace enshu::scoring
