// What a review of the exercise looks at beside scores and paths: report fields team by team, the
// severity that was reported against the true one, contradictions, and figures rolled up by
// organisation, sector and tier. Plain values; part of the debrief model.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"
#include "scoring/figures_model.hpp"

namespace enshu::scoring {

/// How a field of a duty's form came out. `filled`: filled in, with no fact to hold it against.
/// `not_counted`: the duty did not arise, is not settled, or the field was not asked for.
enum class FieldMark { right, partly, wrong, missing, filled, not_sent, not_counted };
BOOST_DESCRIBE_ENUM(FieldMark, right, partly, wrong, missing, filled, not_sent, not_counted)

struct FieldCell {
  LaneId lane;
  FieldMark mark = FieldMark::not_counted;
  std::uint64_t seq{};  ///< of the report judged; 0: none
  bool operator==(const FieldCell&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldCell, (), (lane, mark, seq))

/// One field of one duty over all lanes.
struct FieldRow {
  ObligationId obligation;
  Text duty;
  PartyId owes;
  FieldId field;
  Text label;
  std::vector<FieldCell> cells;  ///< in the order of the lanes
  bool operator==(const FieldRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldRow, (), (obligation, duty, owes, field, label, cells))

/// A step of a line: from `at` on, this level.
struct SeverityStep {
  ExerciseTime at{};
  std::int64_t level{};
  Text label;
  PartyId by;           ///< of reports
  std::uint64_t seq{};  ///< of reports; 0: the truth
  bool operator==(const SeverityStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeverityStep, (), (at, level, label, by, seq))

struct SeverityLine {
  LaneId lane;
  std::vector<SeverityStep> reported;
  std::vector<SeverityStep> truth;  ///< from when the fact was released in the lane
  bool operator==(const SeverityLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeverityLine, (), (lane, reported, truth))

/// What different people were told of one field, at the same time and differently.
struct Statement {
  std::vector<PartyId> to;
  std::vector<Text> values;
  ExerciseTime at{};
  std::uint64_t seq{};
  bool operator==(const Statement&) const = default;
};
BOOST_DESCRIBE_STRUCT(Statement, (), (to, values, at, seq))

struct Contradiction {
  LaneId lane;
  PartyId from;
  FieldId field;
  Text label;
  Statement stale;  ///< was not corrected in time
  Statement newer;
  bool operator==(const Contradiction&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contradiction, (), (lane, from, field, label, stale, newer))

/// A lane, or in a shared lane a post: its people, points of the duties that it owes, and edges.
struct OrganisationReview {
  LaneId lane;
  PartyId role;  ///< in a shared lane
  Text title;
  std::string sector;  ///< id; empty: none, or several
  std::int64_t seats{};
  std::int64_t took_part{};
  std::int64_t points{};
  std::int64_t max{};
  std::optional<std::int64_t> score_tenths;
  std::int64_t contradictions{};
  PathFigures paths;
  bool operator==(const OrganisationReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrganisationReview, (),
                      (lane, role, title, sector, seats, took_part, points, max, score_tenths,
                       contradictions, paths))

struct SectorReview {
  std::string sector;
  Text title;
  std::int64_t organisations{};
  std::int64_t seats{};
  std::int64_t took_part{};
  std::int64_t points{};
  std::int64_t max{};
  std::optional<std::int64_t> score_tenths;
  std::int64_t contradictions{};
  PathFigures paths;
  bool operator==(const SectorReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(SectorReview, (),
                      (sector, title, organisations, seats, took_part, points, max, score_tenths,
                       contradictions, paths))

/// One tier of a relay over all lanes: passed on, and the receipts that came back up.
struct TierReview {
  RelayId relay;
  Text title;
  std::int64_t tier{};  ///< from 1
  std::int64_t expected{};
  std::int64_t reached{};
  std::int64_t in_time{};
  std::int64_t receipts{};
  std::int64_t receipts_in_time{};
  std::int64_t reach_ppm{};
  std::int64_t receipt_ppm{};  ///< of those reached
  bool operator==(const TierReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(TierReview, (),
                      (relay, title, tier, expected, reached, in_time, receipts, receipts_in_time,
                       reach_ppm, receipt_ppm))

/// Quartiles of the scores, tenths of a percent. No lowest and no highest: those are somebody's
/// own.
struct BenchmarkLine {
  ObjectiveId objective;  ///< empty: the total
  Text title;
  std::int64_t count{};
  std::int64_t lower_tenths{};
  std::int64_t median_tenths{};
  std::int64_t upper_tenths{};
  bool operator==(const BenchmarkLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(BenchmarkLine, (),
                      (objective, title, count, lower_tenths, median_tenths, upper_tenths))

/// One duty over all teams: in how many it counts, and how it came out there.
struct DutyReview {
  ObligationId obligation;
  Text title;
  PartyId owes;
  std::int64_t lanes{};  ///< met, late and missed together
  std::int64_t met{};
  std::int64_t late{};
  std::int64_t missed{};
  std::int64_t open{};                         ///< still owed; only while the exercise runs
  std::int64_t met_ppm{};                      ///< of `lanes`
  std::optional<Duration> median;              ///< from the trigger to the first report
  std::optional<std::int64_t> score_tenths{};  ///< over all lanes
  bool operator==(const DutyReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(DutyReview, (),
                      (obligation, title, owes, lanes, met, late, missed, open, met_ppm, median,
                       score_tenths))

struct ExerciseReview {
  std::vector<FieldRow> fields;  ///< in the order of duties and form
  std::vector<SeverityLine> severity;
  std::vector<Contradiction> contradictions;
  std::vector<OrganisationReview> organisations;
  std::vector<SectorReview> sectors;
  std::vector<TierReview> tiers;
  std::vector<BenchmarkLine> benchmark;  ///< empty where too few would tell whose is whose
  std::vector<DutyReview> duties;        ///< empty where there is one lane only
  bool operator==(const ExerciseReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExerciseReview, (),
                      (fields, severity, contradictions, organisations, sectors, tiers, benchmark,
                       duties))

struct ObjectiveFigure {
  ObjectiveId objective;
  Text title;
  std::optional<std::int64_t> score_tenths;  ///< over all lanes
  bool operator==(const ObjectiveFigure&) const = default;
};
BOOST_DESCRIBE_STRUCT(ObjectiveFigure, (), (objective, title, score_tenths))

/// One exercise in a few numbers, to be held beside others of the same scenario. Names nobody.
struct ExerciseSummary {
  Text title;
  std::string digest;  ///< of the scenario's files
  std::optional<WallTime> started;
  bool final = false;
  std::int64_t lanes{};
  std::int64_t participants{};
  std::int64_t modelled{};
  std::optional<std::int64_t> score_tenths;
  std::vector<ObjectiveFigure> objectives;
  std::int64_t met{};
  std::int64_t late{};
  std::int64_t missed{};
  std::optional<std::int64_t> reach_ppm;
  std::optional<Duration> first_report;  ///< median over the lanes
  std::int64_t improvements{};           ///< rows of the plan that were not withdrawn
  std::int64_t improvements_done{};      ///< of these, by their owners' last answer
  std::int64_t improvements_under_way{};
  bool operator==(const ExerciseSummary&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExerciseSummary, (),
                      (title, digest, started, final, lanes, participants, modelled, score_tenths,
                       objectives, met, late, missed, reach_ppm, first_report, improvements,
                       improvements_done, improvements_under_way))

}  // namespace enshu::scoring
