// The paths that a doctrine expects between the bodies of a scenario, mode by mode. They earn no
// points: they show whether people kept to the scheme.
#pragma once

#include <optional>
#include <vector>

#include "scoring/paths.hpp"

namespace enshu::scoring {

/// A stretch of time in which a mode was in force in a lane; `to` unset: until the end.
struct ModeSpan {
  Mode mode = Mode::normal;
  ExerciseTime from{};
  std::optional<ExerciseTime> to;
};

/// A role got something.
struct Heard {
  ExerciseTime at{};
  PartyId party;
};

/// One edge for each rule, stretch of its mode and pair of parties: from a role that had heard of
/// something by then, to whoever stands for the other body. The time limit counts from what the
/// role heard first in the stretch. Rules without a limit show only where somebody was told. What
/// a duty expects between the same two is left to the duty's own edge.
std::vector<Path> doctrine_paths(const Scenario& scenario, const LaneScore& score,
                                 const std::vector<ModeSpan>& modes,
                                 const std::vector<Heard>& heard, const std::vector<Told>& told,
                                 ExerciseTime now);

/// The mode that was in force at a time.
std::optional<Mode> mode_at(const std::vector<ModeSpan>& modes, ExerciseTime at);

}  // namespace enshu::scoring
