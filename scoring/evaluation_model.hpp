// What evaluators judged beside the machine, and the plan of improvements, as plain values. Every
// mark, settlement and answer that was ever given stands here; flags say what counts.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/evaluation.hpp"
#include "engine/core/ids.hpp"

namespace enshu::scoring {

/// One evaluator's mark; `latest`: of this evaluator for the item. `organisation`: what a
/// sub-controller gives their own people; it says nothing of the lane as a whole.
struct MarkEntry {
  SeatId seat;
  Rating mark = Rating::P;
  std::string note;
  ExerciseTime at{};
  std::uint64_t seq{};
  bool latest = true;
  std::optional<OrganisationId> organisation{};
  bool operator==(const MarkEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(MarkEntry, (), (seat, mark, note, at, seq, latest, organisation))

struct SettledEntry {
  SeatId seat;
  Rating mark = Rating::P;
  std::string reason;
  ExerciseTime at{};
  std::uint64_t seq{};
  bool operator==(const SettledEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(SettledEntry, (), (seat, mark, reason, at, seq))

/// An item of the checklist in one lane. `agreed`: the last settlement, or else the mark that all
/// evaluators gave. `disputed`: they differ, and nobody has settled it since.
struct ChecklistScore {
  ChecklistItemId id;
  ObjectiveId objective;
  Text text;
  ObligationId obligation;
  std::optional<ExerciseTime> opened_at;  ///< absent: nothing to judge so far
  std::uint64_t opened_seq{};             ///< of the event that opened it; 0: open from the start
  std::optional<Rating> suggested;        ///< the band of the obligation's points
  std::vector<std::uint64_t> evidence;    ///< of the obligation
  std::vector<MarkEntry> marks;           ///< in the order in which they were given
  std::vector<SettledEntry> settled;      ///< likewise; the last one counts
  std::optional<Rating> agreed;
  bool disputed = false;
  bool operator==(const ChecklistScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistScore, (),
                      (id, objective, text, obligation, opened_at, opened_seq, suggested, evidence,
                       marks, settled, agreed, disputed))

/// Points by judgement beside the machine's, in millionths. `stands`: the last word about this
/// obligation, and it gives points; `withdrawn`: it gave the machine's figure back.
struct OverrideEntry {
  ObligationId obligation;
  Text title;
  SeatId seat;
  ExerciseTime at{};
  std::uint64_t seq{};
  std::optional<std::int64_t> permille;
  std::optional<Rating> band;
  std::string reason;
  std::int64_t machine_points{};
  std::int64_t points{};
  std::int64_t max{};  ///< 0: the obligation does not count, and so does the override not
  bool withdrawn = false;
  bool stands = true;
  bool operator==(const OverrideEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(OverrideEntry, (),
                      (obligation, title, seat, at, seq, permille, band, reason, machine_points,
                       points, max, withdrawn, stands))

/// Share of an obligation's points that a band stands for: the middle of the band.
constexpr std::int64_t band_permille(Rating band) {
  switch (band) {
    case Rating::P:
      return 925;
    case Rating::S:
      return 750;
    case Rating::M:
      return 525;
    case Rating::U:
      return 200;
  }
  return 0;
}

struct FollowUpEntry {
  std::int64_t months{};
  FollowUpState state = FollowUpState::not_started;
  std::string comment;
  std::string answered_by;
  WallTime wall{};
  std::uint64_t seq{};
  bool latest = true;  ///< for these months
  bool operator==(const FollowUpEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(FollowUpEntry, (), (months, state, comment, answered_by, wall, seq, latest))

/// A row of the improvement plan as it was last written.
struct ImprovementEntry {
  ImprovementId id;
  LaneId lane;  ///< empty: the whole exercise
  std::string issue;
  std::string ground;
  ObligationId obligation;
  Text obligation_title;
  std::uint64_t about{};
  std::string action;
  std::string owner;
  std::string start;
  std::string due;
  bool withdrawn = false;
  SeatId seat;  ///< who wrote it last
  std::uint64_t seq{};
  std::int64_t versions = 1;
  std::vector<FollowUpEntry> follow_ups;  ///< in the order of the answers
  bool operator==(const ImprovementEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImprovementEntry, (),
                      (id, lane, issue, ground, obligation, obligation_title, about, action, owner,
                       start, due, withdrawn, seat, seq, versions, follow_ups))

/// The follow-up after so many months. Rows that were withdrawn are left out. An owner (in a lane)
/// improves when one of their rows is done or under way. Source: scoring/README.md, "Follow-up".
struct FollowUpFigures {
  std::int64_t months{};
  std::int64_t rows{};
  std::int64_t answered{};
  std::int64_t done{};
  std::int64_t under_way{};
  std::int64_t not_started{};
  std::int64_t abandoned{};
  std::int64_t owners{};
  std::int64_t owners_answered{};
  std::int64_t owners_improving{};
  std::optional<std::int64_t> answered_ppm;   ///< answered rows of all; absent without rows
  std::optional<std::int64_t> improving_ppm;  ///< improving owners of those who answered
  bool operator==(const FollowUpFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(FollowUpFigures, (),
                      (months, rows, answered, done, under_way, not_started, abandoned, owners,
                       owners_answered, owners_improving, answered_ppm, improving_ppm))

}  // namespace enshu::scoring
