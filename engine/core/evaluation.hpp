// What evaluators and controllers judge, and what is made of it afterwards: marks of checklist
// items, settled differences, overridden points, the plan of improvements with its follow-ups.
// First the events (event.hpp takes them in), then the commands (command.hpp). Nothing overwrites:
// a later event stands beside the earlier one.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/core/ids.hpp"

namespace enshu {

/// HSEEP: performed without challenges, with some, with major challenges, unable to be performed.
enum class Rating { P, S, M, U };
BOOST_DESCRIBE_ENUM(Rating, P, S, M, U)

/// What the owner of an improvement says at 6 or 12 months.
enum class FollowUpState { done, under_way, not_started, abandoned };
BOOST_DESCRIBE_ENUM(FollowUpState, done, under_way, not_started, abandoned)

// ---- events ----

/// One evaluator's mark of an item in a lane; a later one of the same seat replaces it in what
/// counts.
struct ItemMarked {
  ChecklistItemId item;
  Rating mark = Rating::P;
  std::string note;
  bool operator==(const ItemMarked&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemMarked, (), (item, mark, note))

/// The mark that stands after evaluators differed.
struct MarksReconciled {
  ChecklistItemId item;
  Rating mark = Rating::P;
  std::string reason;
  bool operator==(const MarksReconciled&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarksReconciled, (), (item, mark, reason))

/// Points given by judgement beside the machine's, as a share or as a band. Neither: the machine's
/// figure counts again.
struct ScoreOverridden {
  ObligationId obligation;
  std::optional<std::int64_t> permille;
  std::optional<Rating> band;
  std::string reason;
  bool operator==(const ScoreOverridden&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScoreOverridden, (), (obligation, permille, band, reason))

/// A row of the improvement plan (改善計画) as it now stands. Dates are `2026-12-01`, or empty.
struct ImprovementPlanned {
  ImprovementId improvement;
  std::string issue;
  std::string ground;
  ObligationId obligation;  ///< on which the ground rests; may be empty
  std::uint64_t about{};    ///< sequence of the event on which it rests; 0: none
  std::string action;
  std::string owner;
  std::string start;
  std::string due;
  bool withdrawn = false;
  bool operator==(const ImprovementPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImprovementPlanned, (),
                      (improvement, issue, ground, obligation, about, action, owner, start, due,
                       withdrawn))

/// The answer to a follow-up, `months` (6 or 12) after the exercise. The latest answer counts.
struct FollowUpAnswered {
  ImprovementId improvement;
  std::int64_t months = 6;
  FollowUpState state = FollowUpState::not_started;
  std::string comment;
  std::string answered_by;
  bool operator==(const FollowUpAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(FollowUpAnswered, (), (improvement, months, state, comment, answered_by))

// ---- commands ----

struct Evaluate {
  ChecklistItemId item;
  LaneId lane;
  std::optional<Rating> mark;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Evaluate, (), (item, lane, mark, note))

/// Settles a difference between evaluators; refused where there is none.
struct Reconcile {
  ChecklistItemId item;
  LaneId lane;
  std::optional<Rating> mark;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reconcile, (), (item, lane, mark, reason))

/// `permille` (0 to 1000) or `band`; neither takes an override back. The reason is demanded.
struct OverrideScore {
  ObligationId obligation;
  LaneId lane;
  std::optional<std::int64_t> permille;
  std::optional<Rating> band;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(OverrideScore, (), (obligation, lane, permille, band, reason))

/// A new row of the improvement plan, or (with `improvement`) a row as it is to stand from now on.
/// `lane` empty: for the whole exercise; it stays with the row. Possible after EndEx too.
struct PlanImprovement {
  ImprovementId improvement;
  LaneId lane;
  std::string issue;
  std::string ground;
  ObligationId obligation;
  std::uint64_t about{};
  std::string action;
  std::string owner;
  std::string start;
  std::string due;
  bool withdrawn = false;
};
BOOST_DESCRIBE_STRUCT(PlanImprovement, (),
                      (improvement, lane, issue, ground, obligation, about, action, owner, start,
                       due, withdrawn))

/// Written down for the owner, who answered by mail or form, after EndEx.
struct AnswerFollowUp {
  ImprovementId improvement;
  std::int64_t months = 6;
  std::optional<FollowUpState> state;
  std::string comment;
  std::string answered_by;
};
BOOST_DESCRIBE_STRUCT(AnswerFollowUp, (), (improvement, months, state, comment, answered_by))

// ---- state ----

/// What `decide` needs to know of an item in a lane.
struct ItemMarks {
  std::map<SeatId, Rating> by;  ///< the latest of each evaluator
  std::optional<Rating> settled;

  /// Whether the evaluators differ from each other or from what was settled.
  [[nodiscard]] bool differ() const;
};

}  // namespace enshu
