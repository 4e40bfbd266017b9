// Everything that a person, the clock or the director can ask for. `decide` turns it into events or
// a refusal.
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/bait_command.hpp"
#include "engine/core/drill_command.hpp"
#include "engine/core/event.hpp"
#include "engine/core/mail_command.hpp"
#include "engine/core/plan_command.hpp"
#include "engine/core/relay_command.hpp"
#include "engine/core/survey_command.hpp"

namespace enshu {

// ---- participants (and modelled participants) ----

struct OpenMessage {
  MessageId message;
};
BOOST_DESCRIBE_STRUCT(OpenMessage, (), (message))

/// A mail or a call by the sender's role. Reply, reply all, forward and compose are all this.
struct SendMessage {
  Channel channel = Channel::mail;  ///< one of the scenario's, or that of the message answered
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  std::string subject;
  std::string body;
  MessageId in_reply_to;
  MessageId forward_of;
  std::vector<ArtefactId> attachments;
  std::vector<NoteFile> files{};  ///< of the sender's own; see `AddNote`
};
BOOST_DESCRIBE_STRUCT(SendMessage, (),
                      (channel, to, cc, subject, body, in_reply_to, forward_of, attachments, files))

struct AnswerCall {
  MessageId call;
};
BOOST_DESCRIBE_STRUCT(AnswerCall, (), (call))
struct DeclineCall {
  MessageId call;
};
BOOST_DESCRIBE_STRUCT(DeclineCall, (), (call))

/// A participant's receipt for a message.
/// One of `message` and `report`.
struct AcknowledgeMessage {
  MessageId message;
  ReportId report;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeMessage, (), (message, report))

struct OpenArtefact {
  ArtefactId artefact;
  MessageId message;
};
BOOST_DESCRIBE_STRUCT(OpenArtefact, (), (artefact, message))
struct FollowLink {
  MessageId message;
  std::string target;
};
BOOST_DESCRIBE_STRUCT(FollowLink, (), (message, target))
struct PinEvidence {
  ArtefactId artefact;
  std::int64_t line{};
  std::string excerpt;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(PinEvidence, (), (artefact, line, excerpt, note))

struct SubmitReport {
  FormId form;
  Stage stage = Stage::first;
  std::vector<PartyId> to;
  Tlp tlp = Tlp::amber;
  std::map<std::string, std::vector<std::string>> fields;
  ReportId previous;
  ApprovalId approval;
};
BOOST_DESCRIBE_STRUCT(SubmitReport, (), (form, stage, to, tlp, fields, previous, approval))

struct RequestApproval {
  FormId form;
  Stage stage = Stage::first;
  PartyId approver;
  std::vector<PartyId> to;
  Tlp tlp = Tlp::amber;
  std::map<std::string, std::vector<std::string>> fields;
};
BOOST_DESCRIBE_STRUCT(RequestApproval, (), (form, stage, approver, to, tlp, fields))

/// By a participant who holds the approver's role, or by a controller when the approver is in the
/// cast.
struct DecideApproval {
  ApprovalId approval;
  Verdict verdict = Verdict::approved;
  std::string comment;
};
BOOST_DESCRIBE_STRUCT(DecideApproval, (), (approval, verdict, comment))

struct TakeAction {
  ActionId action;
  std::string reason;
  std::string told;
};
BOOST_DESCRIBE_STRUCT(TakeAction, (), (action, reason, told))

struct LogDecision {
  std::string decision;
  std::string ground;
  std::string owner;
  std::optional<ExerciseTime> review_at;
};
BOOST_DESCRIBE_STRUCT(LogDecision, (), (decision, ground, owner, review_at))

// ---- controllers ----

struct StartExercise {};
BOOST_DESCRIBE_STRUCT(StartExercise, (), ())
struct PauseExercise {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PauseExercise, (), (reason))
struct ResumeExercise {};
BOOST_DESCRIBE_STRUCT(ResumeExercise, (), ())
/// 250 (quarter speed) to 60000 (an hour a minute).
struct SetSpeed {
  std::int64_t speed_permille = 1000;
};
BOOST_DESCRIBE_STRUCT(SetSpeed, (), (speed_permille))
/// Moves the exercise clock forward; what falls due on the way fires in its order, each at its own
/// time.
struct JumpTo {
  ExerciseTime to{};
};
BOOST_DESCRIBE_STRUCT(JumpTo, (), (to))
struct EndExercise {};
BOOST_DESCRIBE_STRUCT(EndExercise, (), ())

/// Speak as a cast member: an answer (one lane) or an ad hoc inject (any lanes). `canned` fills
/// empty words.
struct SendAs {
  PartyId from;
  std::vector<LaneId> lanes;
  Channel channel = Channel::mail;
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  Severity severity = Severity::info;
  Text subject;
  Text body;
  std::vector<ArtefactId> attachments;
  MessageId in_reply_to;
  std::string canned;
  MessageId forward_of;  ///< one that came to `from` in the one lane named
  bool anyway = false;   ///< also when a colleague answers it, or has
};
BOOST_DESCRIBE_STRUCT(SendAs, (),
                      (from, lanes, channel, to, cc, severity, subject, body, attachments,
                       in_reply_to, canned, forward_of, anyway))

struct ClaimReply {
  MessageId message;
  bool release = false;
};
BOOST_DESCRIBE_STRUCT(ClaimReply, (), (message, release))
/// A cast member confirms receipt. One of `message` and `report`.
struct AcknowledgeAs {
  PartyId receiver;
  MessageId message;
  ReportId report;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeAs, (), (receiver, message, report))

/// `parameters`: by name a value, `turn` or `seed`, where it is to be another than the scenario's
/// own pick.
struct OpenLane {
  LaneId opened;
  Text title;
  std::map<std::string, std::string> parameters{};
};
BOOST_DESCRIBE_STRUCT(OpenLane, (), (opened, title, parameters))
/// Takes a means of contact away. `lanes` empty: every lane; `lasts` unset: until it is restored.
struct CutChannel {
  Channel channel = Channel::mail;
  std::vector<LaneId> lanes;
  std::optional<Duration> lasts;
};
BOOST_DESCRIBE_STRUCT(CutChannel, (), (channel, lanes, lasts))
struct RestoreChannel {
  Channel channel = Channel::mail;
  std::vector<LaneId> lanes;
};
BOOST_DESCRIBE_STRUCT(RestoreChannel, (), (channel, lanes))
struct ChangeMode {
  Mode mode = Mode::normal;
  std::vector<LaneId> lanes;
};
BOOST_DESCRIBE_STRUCT(ChangeMode, (), (mode, lanes))
/// Begins a move before its time, or one that has none. Moves before it are passed by.
struct BeginMove {
  MoveId move;
  std::vector<LaneId> lanes;
};
BOOST_DESCRIBE_STRUCT(BeginMove, (), (move, lanes))

// ---- evaluators and controllers ----

struct AddNote {
  std::string text;
  LaneId lane;
  ObjectiveId objective;
  std::uint64_t about{};
  bool good_practice = false;
  bool hot_wash = false;
  std::vector<NoteFile> files{};  ///< of these id and name count; the house fills in the rest
};
BOOST_DESCRIBE_STRUCT(AddNote, (), (text, lane, objective, about, good_practice, hot_wash, files))

// ---- the engine itself ----

struct CreateExercise {
  std::uint64_t seed{};
};
BOOST_DESCRIBE_STRUCT(CreateExercise, (), (seed))
/// Fires the first thing that is due at or before now; no events when nothing is left to do.
struct Advance {};
BOOST_DESCRIBE_STRUCT(Advance, (), ())
/// Fires or schedules the first inject of the lane whose condition has come true.
struct CheckConditions {
  LaneId lane;
};
BOOST_DESCRIBE_STRUCT(CheckConditions, (), (lane))
/// The director's wishes, each for the lane of the event it reacts to.
struct DirectorSends {
  LaneId lane;
  PartyId from;
  std::vector<PartyId> to;
  Channel channel = Channel::mail;
  std::string text;  ///< path of a scenario text
  Text subject;      ///< used when `text` is empty
  Text body;
  std::vector<ArtefactId> attachments;
  Severity severity = Severity::info;
  MessageId in_reply_to;
  std::vector<Channel> otherwise;  ///< tried in order when `channel` does not work
  MessageId forward_of;
};
BOOST_DESCRIBE_STRUCT(DirectorSends, (),
                      (lane, from, to, channel, text, subject, body, attachments, severity,
                       in_reply_to, otherwise, forward_of))
struct DirectorFires {
  LaneId lane;
  InjectId inject;
  Duration delay{};
};
BOOST_DESCRIBE_STRUCT(DirectorFires, (), (lane, inject, delay))
struct DirectorSkips {
  LaneId lane;
  InjectId inject;
};
BOOST_DESCRIBE_STRUCT(DirectorSkips, (), (lane, inject))
struct DirectorSetsFlag {
  LaneId lane;
  std::string flag;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(DirectorSetsFlag, (), (lane, flag, value))
struct DirectorSetsHost {
  LaneId lane;
  HostId host;
  std::string state;
};
BOOST_DESCRIBE_STRUCT(DirectorSetsHost, (), (lane, host, state))
struct DirectorSetsTimer {
  LaneId lane;
  std::string timer;
  Duration delay{};
};
BOOST_DESCRIBE_STRUCT(DirectorSetsTimer, (), (lane, timer, delay))
struct DirectorAcknowledges {
  LaneId lane;
  PartyId receiver;
  MessageId message;
  ReportId report;
};
BOOST_DESCRIBE_STRUCT(DirectorAcknowledges, (), (lane, receiver, message, report))
struct DirectorDecides {
  LaneId lane;
  ApprovalId approval;
  Verdict verdict = Verdict::approved;
  Text comment;
};
BOOST_DESCRIBE_STRUCT(DirectorDecides, (), (lane, approval, verdict, comment))
struct DirectorReports {
  LaneId lane;
  std::string place;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(DirectorReports, (), (lane, place, message))

/// A controller changes a host or a service by hand. `target` names either; no lanes: all.
struct SetWorld {
  std::string target;
  std::string state;
  std::vector<LaneId> lanes;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SetWorld, (), (target, state, lanes, reason))
/// Makes the first change of the lane's world that is called for; no events when none is.
struct CheckWorld {
  LaneId lane;
};
BOOST_DESCRIBE_STRUCT(CheckWorld, (), (lane))
struct DirectorSetsService {
  LaneId lane;
  ServiceId service;
  ServiceState state = ServiceState::working;
};
BOOST_DESCRIBE_STRUCT(DirectorSetsService, (), (lane, service, state))

using Command = std::variant<
    OpenMessage, SendMessage, AnswerCall, DeclineCall, AcknowledgeMessage, OpenArtefact, FollowLink,
    PinEvidence, SubmitReport, RequestApproval, DecideApproval, TakeAction, LogDecision,
    StartExercise, PauseExercise, ResumeExercise, SetSpeed, JumpTo, EndExercise, FireInject,
    HoldInject, ReleaseInject, SkipInject, RestoreInject, RetimeInject, SendAs, ClaimReply,
    AcknowledgeAs, OpenLane, OpenSeat, ChangeSeat, AddNote, CreateExercise, Advance,
    CheckConditions, DirectorSends, DirectorFires, DirectorSkips, DirectorSetsFlag,
    DirectorSetsHost, DirectorSetsTimer, DirectorAcknowledges, DirectorDecides, DirectorReports,
    SetWorld, CheckWorld, DirectorSetsService, CutChannel, RestoreChannel, ChangeMode, BeginMove,
    Evaluate, Reconcile, OverrideScore, PlanImprovement, AnswerFollowUp, AnswerSurvey, SetWording,
    StopForIncident, LiftIncident, CallCommsCheck, CloseCommsCheck, AnswerCommsCheck,
    DelayObservers, SubmitLanding, ReturnMail, FollowHop>;

/// A command with who asks. `by` empty: the engine or its director. `hash` is of the body as the
/// client wrote it.
struct Request {
  SeatId by;
  CommandId id;
  std::uint64_t hash{};
  Command command;
};

}  // namespace enshu
