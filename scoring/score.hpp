// The result of scoring: every figure with the events it came from and a sentence that says why.
// Plain values.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"
#include "scoring/evaluation_model.hpp"
#include "scoring/training_model.hpp"

namespace enshu::scoring {

enum class MeasureKind {
  timeliness,
  recipients,
  completeness,
  accuracy,
  confidentiality,
  closed_loop,
  authority,
  coordination,
  decision_log,
  handling
};
BOOST_DESCRIBE_ENUM(MeasureKind, timeliness, recipients, completeness, accuracy, confidentiality,
                    closed_loop, authority, coordination, decision_log, handling)

/// `open`: its clock runs and it is not settled. `violated`: a forbidden action was taken (actions
/// only). `spent`: an action that costs points was taken.
enum class ItemStatus { not_triggered, open, met, late, missed, violated, not_applicable, spent };
BOOST_DESCRIBE_ENUM(ItemStatus, not_triggered, open, met, late, missed, violated, not_applicable,
                    spent)

enum class HandlingKind { action, expectation };
BOOST_DESCRIBE_ENUM(HandlingKind, action, expectation)

/// Points and maxima are millionths of a point everywhere; `max` is 0 for what does not count
/// (yet).
struct Measure {
  MeasureKind measure = MeasureKind::timeliness;
  bool applicable = true;    ///< when false, `max` is 0 and the explanation says why
  std::int64_t value_ppm{};  ///< 0 to 1,000,000
  std::int64_t weight{};     ///< points at stake
  std::int64_t points{};
  std::int64_t max{};
  std::vector<std::uint64_t> evidence;  ///< sequences in the record
  Text explanation;
  bool operator==(const Measure&) const = default;
};
BOOST_DESCRIBE_STRUCT(Measure, (),
                      (measure, applicable, value_ppm, weight, points, max, evidence, explanation))

/// A required recipient whom the duty's reports reached, first time.
struct Reached {
  PartyId party;
  ExerciseTime at{};
  std::uint64_t seq{};
  std::optional<ExerciseTime> receipt_at;
  std::uint64_t receipt_seq{};  ///< 0: no receipt
  bool operator==(const Reached&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reached, (), (party, at, seq, receipt_at, receipt_seq))

/// Somebody outside required and allowed recipients to whom a report of this duty went.
struct WrongRecipient {
  PartyId party;
  ExerciseTime at{};
  std::uint64_t seq{};
  bool leaked = false;  ///< the sharing range forbade it
  bool operator==(const WrongRecipient&) const = default;
};
BOOST_DESCRIBE_STRUCT(WrongRecipient, (), (party, at, seq, leaked))

struct ObligationScore {
  ObligationId id;
  Text title;
  ObjectiveId objective;
  PartyId owes;
  std::vector<PartyId> required;
  ItemStatus status = ItemStatus::not_triggered;
  std::optional<ExerciseTime>
      triggered_at;  ///< delivery of the trigger in this lane: all clocks start here
  std::optional<ExerciseTime> opened_at;  ///< when the trigger was first opened, shown beside
  std::optional<ExerciseTime> target_at;
  std::optional<ExerciseTime> limit_at;
  std::optional<ExerciseTime> done_at;  ///< first report that named a required recipient
  std::uint64_t trigger_seq{};
  std::int64_t weight = 1;
  std::int64_t points{};
  std::int64_t max{};
  std::vector<Measure> measures;
  std::vector<Reached> reached;
  std::vector<WrongRecipient> wrong;
  std::vector<std::uint64_t> evidence;
  Text explanation;
  bool operator==(const ObligationScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(ObligationScore, (),
                      (id, title, objective, owes, required, status, triggered_at, opened_at,
                       target_at, limit_at, done_at, trigger_seq, weight, points, max, measures,
                       reached, wrong, evidence, explanation))

/// An action rule (`id` is the action) or what an inject expects (`id` is the inject). Both are the
/// measure `handling`. An action that costs points has a line once it was taken: `points` below 0,
/// `max` 0.
struct HandlingScore {
  HandlingKind kind = HandlingKind::action;
  std::string id;
  Text title;
  ObjectiveId objective;
  Duty duty = Duty::should;
  Phase phase = Phase::detection;
  ItemStatus status = ItemStatus::open;
  std::optional<ExerciseTime> by;
  std::optional<ExerciseTime> done_at;
  std::int64_t value_ppm{};
  std::int64_t weight{};
  std::int64_t points{};
  std::int64_t max{};
  std::vector<std::uint64_t> evidence;
  Text explanation;
  bool operator==(const HandlingScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandlingScore, (),
                      (kind, id, title, objective, duty, phase, status, by, done_at, value_ppm,
                       weight, points, max, evidence, explanation))

/// `score_tenths` and `suggested` are absent while nothing of the objective counts.
struct ObjectiveScore {
  ObjectiveId id;  ///< empty: duties and actions that name no objective
  Text title;
  std::int64_t points{};
  std::int64_t max{};
  std::optional<std::int64_t> score_tenths;  ///< 0 to 1000
  std::optional<Rating> suggested;
  bool red_leak = false;  ///< caps the rating at M
  bool operator==(const ObjectiveScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(ObjectiveScore, (),
                      (id, title, points, max, score_tenths, suggested, red_leak))

/// A mail that was sent and reached nobody of the party that it was for.
struct MailFailure {
  ExerciseTime sent_at{};
  ExerciseTime at{};  ///< when that was known
  ReturnCause cause = ReturnCause::other;
  std::string status;  ///< the mail server's figures
  bool operator==(const MailFailure&) const = default;
};
BOOST_DESCRIBE_STRUCT(MailFailure, (), (sent_at, at, cause, status))

/// What the staff found out about a hop, and how its following up stands.
struct HopFollowUp {
  HopReason reason = HopReason::unknown;
  HopResult result = HopResult::open;
  std::optional<Channel> means;
  std::string note;
  ExerciseTime at{};
  std::uint64_t seq{};
  bool operator==(const HopFollowUp&) const = default;
};
BOOST_DESCRIBE_STRUCT(HopFollowUp, (), (reason, result, means, note, at, seq))

/// One hop of a relay. `status` of the passing on, `receipt` of what comes back up.
struct ReachHop {
  std::int64_t tier{};  ///< from 1
  PartyId from;
  PartyId to;
  ItemStatus status = ItemStatus::not_triggered;
  ItemStatus receipt = ItemStatus::not_triggered;
  std::optional<ExerciseTime> started_at;  ///< when `from` got it
  std::optional<ExerciseTime> due_at;
  std::optional<ExerciseTime> at;  ///< when it was passed on
  std::optional<Duration> delay;
  std::optional<ExerciseTime> receipt_at;
  std::optional<MailFailure> returned;  ///< the newest, while nothing has come to `to`
  std::optional<HopFollowUp> follow_up;
  std::vector<std::uint64_t> evidence;
  bool operator==(const ReachHop&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReachHop, (),
                      (tier, from, to, status, receipt, started_at, due_at, at, delay, receipt_at,
                       returned, follow_up, evidence))

/// How far a relay's information came. `reach_tenths`: 疎通確認率, of all hops.
struct RelayScore {
  RelayId id;
  Text title;
  std::int64_t reached{};
  std::int64_t receipted{};
  std::optional<std::int64_t> reach_tenths;
  std::vector<ReachHop> hops;
  bool operator==(const RelayScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(RelayScore, (), (id, title, reached, receipted, reach_tenths, hops))

struct LaneScore {
  LaneId lane;
  Text title;
  std::int64_t points{};
  std::int64_t max{};
  std::optional<std::int64_t> score_tenths;  ///< 0 to 1000; absent while nothing counts
  std::vector<ObjectiveScore> objectives;    ///< in the scenario's order
  std::vector<ObligationScore> obligations;
  std::vector<HandlingScore> actions;
  std::vector<HandlingScore> expectations;
  std::vector<Text> remarks;  ///< what was left out of the denominator, and why
  std::vector<RelayScore> relays;
  std::vector<ChecklistScore> checklist;          ///< in the scenario's order
  std::vector<OverrideEntry> overrides;           ///< in the order in which they were made
  std::optional<std::int64_t> overridden_tenths;  ///< the total with them, where one stands
  bool operator==(const LaneScore&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneScore, (),
                      (lane, title, points, max, score_tenths, objectives, obligations, actions,
                       expectations, remarks, relays, checklist, overrides, overridden_tenths))

struct Score {
  ScenarioId scenario;
  std::uint64_t seed{};
  ExerciseTime at{};
  bool final = false;
  std::vector<LaneScore> lanes;  ///< in the order in which they were opened
  TrainingReport training{};
  bool operator==(const Score&) const = default;
};
BOOST_DESCRIBE_STRUCT(Score, (), (scenario, seed, at, final, lanes, training))

}  // namespace enshu::scoring
