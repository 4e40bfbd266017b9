// The part of the view that controllers and evaluators get: plan, cast, obligations. It never goes
// to participants.
#pragma once

#include "engine/wire/view.hpp"
#include "engine/wire/world_view.hpp"

namespace enshu::wire {

/// A lane's value of one parameter, as people call both.
struct LaneParameterView {
  std::string id;
  Text title;
  std::string value;
  Text value_title;
};
BOOST_DESCRIBE_STRUCT(LaneParameterView, (), (id, title, value, value_title))

/// `calendar_offset`: sum of the story's jumps in this lane so far.
struct LaneView {
  LaneId id;
  Text title;
  Duration calendar_offset{};
  std::vector<LaneParameterView> parameters;
};
BOOST_DESCRIBE_STRUCT(LaneView, (), (id, title, calendar_offset, parameters))

/// A phase of the exercise as it is planned; `after` with `delay` when an inject starts it.
struct MoveView {
  MoveId id;
  Text title;
  std::optional<ExerciseTime> at;
  std::optional<InjectId> after;
  std::optional<Duration> delay;
};
BOOST_DESCRIBE_STRUCT(MoveView, (), (id, title, at, after, delay))

/// What a cast member comes to know when that inject has fired in the lane.
struct LearnedView {
  InjectId from;
  Text text;
};
BOOST_DESCRIBE_STRUCT(LearnedView, (), (from, text))

struct ObjectiveView {
  ObjectiveId id;
  Text title;
};
BOOST_DESCRIBE_STRUCT(ObjectiveView, (), (id, title))

enum class ScheduleKind { at, after, when, unless, manual };
BOOST_DESCRIBE_ENUM(ScheduleKind, at, after, when, unless, manual)

/// One line of the MSEL. `at` with `at` and `unless`; `latest` beside `at`: the moment is drawn in
/// the window between the two. `anchor` with `after`, `delay` with `after`
/// and `when`, `condition` (by names) and `condition_words` (by titles) with `when` and `unless`.
struct InjectView {
  InjectId id;
  Text title;
  Text notes;
  ScheduleKind kind = ScheduleKind::manual;
  std::optional<ExerciseTime> at;
  std::optional<ExerciseTime> latest;
  std::optional<InjectId> anchor;
  std::optional<Duration> delay;
  std::optional<std::string> condition;
  std::optional<Text> condition_words;
  std::vector<Channel> channels;
  std::vector<PartyId> from;
  std::vector<PartyId> to;
  ObjectiveId objective;
  Text subject;
  Text body;
  bool expects = false;
  std::vector<Channel> cuts;      ///< means of contact that it takes away
  std::vector<Channel> restores;  ///< and that it brings back
  std::optional<Mode> mode;       ///< to which it changes over
};
BOOST_DESCRIBE_STRUCT(InjectView, (),
                      (id, title, notes, kind, at, latest, anchor, delay, condition,
                       condition_words, channels, from, to, objective, subject, body, expects, cuts,
                       restores, mode))

struct CannedView {
  std::string id;
  Text title;
  Text subject;
  Text body;
};
BOOST_DESCRIBE_STRUCT(CannedView, (), (id, title, subject, body))

struct CastView {
  PartyId id;
  bool by_script = false;
  bool by_controller = false;
  bool listed = true;
  Text knows;
  std::vector<CannedView> canned;
  std::vector<LearnedView> learns;
};
BOOST_DESCRIBE_STRUCT(CastView, (), (id, by_script, by_controller, listed, knows, canned, learns))

struct ObligationView {
  ObligationId id;
  Text title;
  Text ground;
  InjectId trigger;
  PartyId owes;
  std::vector<PartyId> required;
  std::vector<PartyId> allowed;
  Duration target{};
  Duration limit{};
  FormId form;
  std::optional<Stage> stage;
  ObjectiveId objective;
};
BOOST_DESCRIBE_STRUCT(ObligationView, (),
                      (id, title, ground, trigger, owes, required, allowed, target, limit, form,
                       stage, objective))

/// An action with the rule by which it is judged.
struct RuledActionView {
  ActionId id;
  Text title;
  std::vector<PartyId> roles;
  Phase phase = Phase::detection;
  Duty duty = Duty::optional;
  std::optional<ExerciseTime> by;
  std::optional<ActionId> not_before;
  ObjectiveId objective;
};
BOOST_DESCRIBE_STRUCT(RuledActionView, (),
                      (id, title, roles, phase, duty, by, not_before, objective))

struct RoleView {
  PartyId id;
  Text title;
  std::int64_t seats_min = 1;
  std::int64_t seats_max = 1;
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (id, title, seats_min, seats_max))

/// What deserves a mark.
struct GuidanceView {
  Rating mark = Rating::P;
  Text text;
};
BOOST_DESCRIBE_STRUCT(GuidanceView, (), (mark, text))

/// An item of the evaluators' checklist; `opens` by names, `opens_words` by titles. What is open
/// and which mark is suggested comes with the score.
struct ChecklistItemView {
  ChecklistItemId id;
  ObjectiveId objective;
  Text text;
  ObligationId obligation;
  std::string opens;
  Text opens_words;
  std::vector<GuidanceView> guidance;
};
BOOST_DESCRIBE_STRUCT(ChecklistItemView, (),
                      (id, objective, text, obligation, opens, opens_words, guidance))

/// Words that are set within limits; `injects`: those whose texts contain them.
struct WordingView {
  WordingId id;
  Text title;
  Text text;
  std::int64_t most{};
  std::vector<Text> must;
  std::vector<InjectId> injects;
};
BOOST_DESCRIBE_STRUCT(WordingView, (), (id, title, text, most, must, injects))

/// Names of the flags by which teams are ranked; `time` may be empty.
struct RaceView {
  std::string points;
  std::string time;
};
BOOST_DESCRIBE_STRUCT(RaceView, (), (points, time))

/// One of those who share a lane, with its posts. `sector`: empty where it stands in none.
struct OrganisationView {
  OrganisationId id;
  Text title;
  std::vector<PartyId> posts;
  std::string sector;
  Text sector_title;
};
BOOST_DESCRIBE_STRUCT(OrganisationView, (), (id, title, posts, sector, sector_title))

/// `organisations`: of a shared lane; sub-controllers get their own alone, and of everything else
/// what concerns it.
struct StaffView {
  std::vector<LaneView> lanes;
  std::vector<ObjectiveView> objectives;
  std::vector<InjectView> msel;
  std::vector<CastView> cast;
  std::vector<ObligationView> obligations;
  std::vector<RuledActionView> actions;
  std::vector<RoleView> roles;
  std::vector<Attachment> artefacts;
  std::vector<MoveView> moves;
  std::vector<ChecklistItemView> checklist;
  std::vector<WordingView> wordings;
  std::vector<OrganisationView> organisations;
  std::optional<RaceView> race;  ///< unset: nobody is ranked
};
BOOST_DESCRIBE_STRUCT(StaffView, (),
                      (lanes, objectives, msel, cast, obligations, actions, roles, artefacts, moves,
                       checklist, wordings, organisations, race))

/// How much later observers see what happens, and whether they read roles for names.
struct ObserversView {
  Duration delay{};
  bool hide_names = false;
};
BOOST_DESCRIBE_STRUCT(ObserversView, (), (delay, hide_names))

/// `view` of a welcome without its `events`.
struct View {
  ExerciseView exercise;
  YouView you;
  ClockView clock;
  std::vector<PartyView> parties;  ///< the address book; staff get every cast member
  Text brief;
  std::vector<FormView> forms;
  std::vector<ActionView> actions;
  std::vector<Attachment> shelf;
  std::optional<StaffView> staff;          ///< unset for participants
  std::optional<WorldView> world;          ///< for staff and roles that see it, where there is one
  std::vector<Channel> channels;           ///< by which participants write and call
  std::optional<Mode> mode;                ///< at the start; unset when the scenario speaks of none
  std::optional<PartyId> report_desk{};    ///< where suspicious mails are reported
  std::optional<ObserversView> observers;  ///< as it stands now; unset for participants
  /// Forms that are another organisation's to write; unset when there are none.
  std::optional<std::vector<FormId>> forms_elsewhere{};
};
BOOST_DESCRIBE_STRUCT(View, (),
                      (exercise, you, clock, parties, brief, forms, actions, shelf, staff, channels,
                       mode, world, report_desk, observers, forms_elsewhere))

}  // namespace enshu::wire
