// Handling: the rules about actions, and what injects expect. Tracks are fed by the board; judging
// is pure.
#pragma once

#include <optional>

#include "engine/core/scenario.hpp"
#include "scoring/obligation_track.hpp"

namespace enshu::scoring {

struct ActionTrack {
  std::optional<Mark> proper;   ///< first time in the right order
  std::optional<Mark> against;  ///< first time against the order or the ban
};

struct ExpectationTrack {
  std::optional<Mark> fired;
  std::optional<Mark> met;   ///< the condition first held, within the time
  std::optional<Mark> late;  ///< it first held afterwards
  bool failed = false;  ///< a condition about what must not have happened, judged at the deadline
};

/// A must or should, or something forbidden; other actions are not judged.
bool judged(const ActionRule& rule);
/// Conditions that say what must not have happened hold from the start: they are judged at the
/// deadline.
bool judged_at_deadline(const Condition& condition);

/// `order_kept`: the rule's `not_before` action had been taken by then.
void on_action(ActionTrack& track, const ActionRule& rule, bool order_kept, Mark mark);

/// `acted`: the lane's participants did anything at all; avoiding a forbidden action is no merit
/// otherwise.
HandlingScore judge(const Scenario& scenario, const Action& action, const ActionTrack& track,
                    ExerciseTime now, bool final, bool acted);

/// The line of an action that costs points and was taken.
HandlingScore cost_of(const Action& action, Mark taken);

/// `holds_now`: whether the condition holds at `now`, used where the deadline decides.
HandlingScore judge(const Inject& inject, const ExpectationTrack& track, ExerciseTime now,
                    bool final, bool holds_now);

}  // namespace enshu::scoring
