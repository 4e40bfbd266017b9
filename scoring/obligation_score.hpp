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

  [[nodiscard]] ExerciseTime target_at() const { return track.trigger->at + obligation.target; }
  [[nodiscard]] ExerciseTime limit_at() const { return track.trigger->at + obligation.limit; }
};

ObligationScore judge(const Judging& judging);

/// The measures of a duty that counts, in the usual order; points and maxima filled in.
std::vector<Measure> measures(const Judging& judging);

/// Whether a leak of RED information caps the rating.
bool leaked_red(const ObligationTrack& track);

}  // namespace enshu::scoring
