// The debrief as plain values: what the debrief page, the exports and other programs are made from.
// The members named by BOOST_DESCRIBE_STRUCT are its JSON (wire::write_json). Points are
// millionths, scores tenths of a percent.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scoring/figures_model.hpp"
#include "scoring/race_model.hpp"
#include "scoring/review_model.hpp"
#include "scoring/rubric_model.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

struct SeatEntry {
  SeatId seat;
  Access access = Access::participant;
  LaneId lane;
  PartyId role;
  std::string name;
  std::vector<std::string> former_names;
  bool modelled = false;
  bool closed = false;
  std::int64_t acts{};  ///< events of this seat: what it read, wrote, decided and did
  std::optional<OrganisationId> organisation{};  ///< of a sub-controller in a shared lane
  bool operator==(const SeatEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeatEntry, (),
                      (seat, access, lane, role, name, former_names, modelled, closed, acts,
                       organisation))

/// A role or cast member, so that a reader needs no scenario to show names.
struct PartyEntry {
  PartyId id;
  bool cast = false;
  Text name;
  Text org;                              ///< empty for a post that stands for itself
  std::optional<Department> department;  ///< of roles
  bool operator==(const PartyEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(PartyEntry, (), (id, cast, name, org, department))

struct DebriefHeader {
  ScenarioId scenario;
  Text title;    ///< of the exercise
  Text summary;  ///< of the scenario
  Text place;
  std::string digest;
  std::uint64_t seed{};
  std::int64_t zone_minutes{};
  std::optional<WallTime> started;
  std::optional<WallTime> ended;
  Duration duration{};  ///< exercise time played
  Duration planned{};
  bool final = false;           ///< the exercise has ended
  std::int64_t participants{};  ///< seats of participants that were not closed
  std::int64_t modelled{};      ///< of these, played by a model at the end
  std::int64_t lanes{};
  std::int64_t events{};
  bool shared_lane = false;  ///< all posts in one lane, each an organisation of its own
  bool own_pace = false;     ///< a lane a person, with a clock of its own
  bool operator==(const DebriefHeader&) const = default;
};
BOOST_DESCRIBE_STRUCT(DebriefHeader, (),
                      (scenario, title, summary, place, digest, seed, zone_minutes, started, ended,
                       duration, planned, final, participants, modelled, lanes, events, shared_lane,
                       own_pace))

/// A number for the summary, such as the obligations met.
struct KeyFigures {
  std::int64_t obligations{};  ///< that count
  std::int64_t met{};
  std::int64_t late{};
  std::int64_t missed{};
  std::int64_t messages_sent{};      ///< mails and calls by participants
  std::int64_t messages_received{};  ///< by scenario, cast and controllers
  std::int64_t reports{};
  std::int64_t actions{};
  std::int64_t decisions{};
  std::int64_t injects_late{};
  std::optional<Duration> first_report_after;  ///< from the trigger of the duty met first
  bool operator==(const KeyFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyFigures, (),
                      (obligations, met, late, missed, messages_sent, messages_received, reports,
                       actions, decisions, injects_late, first_report_after))

/// `extra`: allowed, or simply outside any duty. `wrong`: a duty's report went outside its
/// recipients.
enum class PathState { met, late, missing, open, extra, wrong };
BOOST_DESCRIBE_ENUM(PathState, met, late, missing, open, extra, wrong)

enum class PathMeans { none, mail, phone, report, mobile, fax, web, satellite, meeting };
BOOST_DESCRIBE_ENUM(PathMeans, none, mail, phone, report, mobile, fax, web, satellite, meeting)

/// One edge of who told whom. Expected edges name their obligation or stand in the doctrine; actual
/// edges outside both have neither.
struct Path {
  ObligationId obligation;
  PartyId from;
  PartyId to;
  PathState state = PathState::open;
  PathMeans means = PathMeans::none;
  std::optional<ExerciseTime> expected_from;  ///< the trigger's delivery
  std::optional<ExerciseTime> expected_by;    ///< target
  std::optional<ExerciseTime> at;             ///< first time
  std::optional<Duration> delay;              ///< from the trigger
  std::optional<ExerciseTime> receipt_at;
  std::int64_t count{};  ///< how often, for edges outside duties
  std::vector<std::uint64_t> evidence;
  std::optional<ExerciseTime> opened_at;  ///< when the trigger was opened, for the waterfall
  bool unacknowledged = false;            ///< reached, but the post never confirmed
  bool leaked = false;                    ///< of `wrong`: the sharing range forbade it
  bool doctrine = false;                  ///< expected by the doctrine alone: no points
  std::optional<Mode> mode;               ///< in force when it was expected
  Text ground;                            ///< the doctrine's rule
  bool operator==(const Path&) const = default;
};
BOOST_DESCRIBE_STRUCT(Path, (),
                      (obligation, from, to, state, means, expected_from, expected_by, at, delay,
                       receipt_at, count, evidence, opened_at, unacknowledged, leaked, doctrine,
                       mode, ground))

struct LaneDebrief {
  LaneId lane;
  Text title;
  KeyFigures figures;
  LaneScore score;
  std::vector<Path> paths;  ///< expected edges in the scenario's order, then the others by time
  PathFigures path_figures;
  std::optional<WallTime> finished{};  ///< when its one person ended it for themselves
  Duration played{};                   ///< by the lane's own clock
  /// At the learner's own pace: it was played to its length, or ended in its last move.
  bool completed = false;
  bool operator==(const LaneDebrief&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneDebrief, (),
                      (lane, title, figures, score, paths, path_figures, finished, played,
                       completed))

/// How one step of the MSEL went in one lane.
enum class StepState { fired, stood_down, skipped, not_fired };
BOOST_DESCRIBE_ENUM(StepState, fired, stood_down, skipped, not_fired)

/// A row of the MSEL as run. Without `planned`: conditional or manual, and never scheduled.
struct StepEntry {
  InjectId inject;
  Text title;
  LaneId lane;
  StepState state = StepState::not_fired;
  std::optional<ExerciseTime> planned;
  std::optional<ExerciseTime> fired;
  std::int64_t late_ms{};
  std::optional<FireCause> cause;
  std::uint64_t seq{};  ///< of the firing; 0: none
  bool operator==(const StepEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepEntry, (),
                      (inject, title, lane, state, planned, fired, late_ms, cause, seq))

enum class EntryKind {
  clock,
  inject,
  plan,
  message,
  call,
  receipt,
  report,
  approval,
  action,
  decision,
  note,
  opened,
  evidence,
  host,
  fault,
  channel,
  mode,
  move,
  survey,
  returned
};
BOOST_DESCRIBE_ENUM(EntryKind, clock, inject, plan, message, call, receipt, report, approval,
                    action, decision, note, opened, evidence, host, fault, channel, mode, move,
                    survey, returned)

struct TimelineEntry {
  std::uint64_t seq{};
  ExerciseTime at{};
  WallTime wall{};
  LaneId lane;  ///< empty: the whole exercise
  EntryKind kind = EntryKind::clock;
  bool minor =
      false;    ///< reading, clicks, states: kept for tables, left out of the page's timeline
  SeatId seat;  ///< empty: the engine
  Text who;     ///< the post or body that acted, in the story's terms
  Text title;
  Text detail;
  InjectId inject;
  std::optional<ExerciseTime> planned;  ///< of injects
  std::int64_t late_ms{};
  MessageId message;
  ReportId report;
  bool operator==(const TimelineEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (),
                      (seq, at, wall, lane, kind, minor, seat, who, title, detail, inject, planned,
                       late_ms, message, report))

/// A message in full. `text` is Markdown unless `typed`.
struct MessageEntry {
  std::uint64_t seq{};
  ExerciseTime at{};
  LaneId lane;
  MessageId id;
  MessageId thread;
  Channel channel = Channel::mail;
  Severity severity = Severity::info;
  SeatId seat;
  PartyId from;
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  Text subject;
  Text body;
  bool typed = false;
  std::vector<Attachment> attachments;
  InjectId inject;
  WallTime calendar{};
  std::optional<ExerciseTime> opened_at;  ///< first opened or answered
  std::vector<NoteFile> files{};          ///< that a person put to it
  bool operator==(const MessageEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageEntry, (),
                      (seq, at, lane, id, thread, channel, severity, seat, from, to, cc, subject,
                       body, typed, attachments, inject, calendar, opened_at, files))

struct FieldEntry {
  FieldId field;
  Text label;
  std::vector<Text> values;  ///< labels of options, or the words typed
  bool operator==(const FieldEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldEntry, (), (field, label, values))

struct ReportEntry {
  std::uint64_t seq{};
  ExerciseTime at{};
  LaneId lane;
  ReportId id;
  FormId form;
  Text form_title;
  Stage stage = Stage::first;
  SeatId seat;
  PartyId from;
  std::vector<PartyId> to;
  Tlp tlp = Tlp::amber;
  std::vector<FieldEntry> fields;  ///< in the form's order
  bool operator==(const ReportEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReportEntry, (),
                      (seq, at, lane, id, form, form_title, stage, seat, from, to, tlp, fields))

struct NoteEntry {
  std::uint64_t seq{};
  ExerciseTime at{};
  LaneId lane;
  SeatId seat;
  NoteId id;
  std::string text;
  ObjectiveId objective;
  std::uint64_t about{};
  bool good_practice = false;
  bool hot_wash = false;
  std::vector<NoteFile> files;
  bool operator==(const NoteEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteEntry, (),
                      (seq, at, lane, seat, id, text, objective, about, good_practice, hot_wash,
                       files))

/// What the author holds to be a good answer to an inject.
struct ModelAnswer {
  InjectId inject;
  Text title;
  Text text;  ///< Markdown
  bool operator==(const ModelAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(ModelAnswer, (), (inject, title, text))

struct DebriefModel {
  DebriefHeader exercise;
  std::vector<ObjectiveScore> objectives;  ///< over all lanes
  std::vector<LaneDebrief> lanes;
  std::vector<SeatEntry> seats;
  std::vector<PartyEntry> parties;
  std::vector<TimelineEntry> timeline;
  std::vector<MessageEntry> messages;
  std::vector<ReportEntry> reports;
  std::vector<NoteEntry> notes;
  std::vector<ModelAnswer> model_answers;
  std::vector<StepEntry> steps;  ///< the MSEL as run, lane by lane
  ExerciseFigures figures;
  std::vector<SurveyTally> surveys;    ///< over all lanes
  std::optional<RubricChange> rubric;  ///< scored again with another rubric: what changed
  ExerciseReview review;
  std::vector<ExerciseSummary>
      earlier;  ///< other exercises of the same scenario, put in by callers
  std::vector<ImprovementEntry> improvements;
  std::vector<FollowUpFigures> follow_ups;
  std::vector<RacePlace> race;  ///< empty unless the scenario is a race
  TrainingReport training{};
  std::vector<TrainingPerson> training_people{};  ///< never written with the rest
  std::set<std::string> story_addresses{};        ///< that no person has; not written either
  bool operator==(const DebriefModel&) const = default;

  [[nodiscard]] Text party(const PartyId& id) const;
  [[nodiscard]] Text lane_title(const LaneId& id) const;
};
BOOST_DESCRIBE_STRUCT(DebriefModel, (),
                      (exercise, objectives, lanes, seats, parties, timeline, messages, reports,
                       notes, model_answers, steps, figures, surveys, rubric, review, earlier,
                       improvements, follow_ups, race, training))

}  // namespace enshu::scoring
