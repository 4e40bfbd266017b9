// Everything that can happen in an exercise. The log is a list of these; state, consoles, scores
// and debrief are folds over it. The members named by BOOST_DESCRIBE_STRUCT are the stored and the
// wire form (engine/wire).
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/attachment.hpp"
#include "engine/core/bait_event.hpp"
#include "engine/core/drill_event.hpp"
#include "engine/core/evaluation.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"
#include "engine/core/mail_event.hpp"
#include "engine/core/plan_event.hpp"
#include "engine/core/relay_event.hpp"
#include "engine/core/survey_event.hpp"
#include "engine/core/wording.hpp"

namespace enshu {

/// First event of every record.
struct ExerciseCreated {
  ScenarioId scenario;
  std::string digest;  ///< of the scenario's files, hex
  std::uint64_t seed{};
  Text title;
  bool operator==(const ExerciseCreated&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExerciseCreated, (), (scenario, digest, seed, title))

/// `parameters`: which variant of the scenario the lane plays, by name the value.
struct LaneOpened {
  LaneId opened;
  Text title;
  std::map<std::string, std::string> parameters{};
  bool operator==(const LaneOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneOpened, (), (opened, title, parameters))

/// The whole clock after the change; `speed_permille` 1000 is real time. `calendar` belongs to one
/// lane: only its `calendar_offset` (sum of the story's jumps in the lane) counts. `paused`,
/// `resumed` and `ended` with a lane: its own clock rests while the exercise goes on.
struct ClockChanged {
  ClockChange change = ClockChange::started;
  bool running = false;
  std::int64_t speed_permille = 1000;
  Duration calendar_offset{};
  Text reason;
  bool operator==(const ClockChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClockChanged, (), (change, running, speed_permille, calendar_offset, reason))

/// A mail, alert, call, document or news item as it was put before people, word for word.
struct MessageSent {
  MessageId id;
  MessageId thread;  ///< the first message of the conversation
  Channel channel = Channel::mail;
  PartyId from;
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  Severity severity = Severity::info;
  Text subject;
  Text body;  ///< Markdown when it comes from the scenario, plain text when `typed`
  bool typed = false;
  std::vector<Attachment> attachments;
  MessageId in_reply_to;
  MessageId forward_of;
  InjectId inject;      ///< never shown to participants
  WallTime calendar{};  ///< the story's date and time of sending
  Text sender;  ///< name and address as shown, of senders who stand in no address book; else empty
  std::string sender_address;
  std::int64_t late_ms{};         ///< how long it waited for a channel to work again
  std::vector<NoteFile> files{};  ///< that a person put to it
  bool operator==(const MessageSent&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageSent, (),
                      (id, thread, channel, from, to, cc, severity, subject, body, typed,
                       attachments, in_reply_to, forward_of, inject, calendar, sender,
                       sender_address, late_ms, files))

struct MessageOpened {
  MessageId message;
  bool operator==(const MessageOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageOpened, (), (message))

/// The words of a call reach a participant only when it is answered.
struct CallChanged {
  MessageId call;
  CallChange change = CallChange::answered;
  Text transcript;
  bool operator==(const CallChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(CallChanged, (), (call, change, transcript))

/// A receipt: `by` confirms that the message or report arrived and was read.
struct ReceiptGiven {
  MessageId message;
  ReportId report;
  PartyId receiver;
  bool operator==(const ReceiptGiven&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptGiven, (), (message, report, receiver))

struct ArtefactOpened {
  ArtefactId artefact;
  MessageId message;  ///< empty when taken from the shelf
  bool operator==(const ArtefactOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArtefactOpened, (), (artefact, message))

/// Links in messages are simulated: nothing leaves the network, the click is recorded.
struct LinkFollowed {
  MessageId message;
  std::string target;
  bool operator==(const LinkFollowed&) const = default;
};
BOOST_DESCRIBE_STRUCT(LinkFollowed, (), (message, target))

struct EvidencePinned {
  ArtefactId artefact;
  std::int64_t line{};  ///< 1 is the first row after the header
  std::string excerpt;
  std::string note;
  bool operator==(const EvidencePinned&) const = default;
};
BOOST_DESCRIBE_STRUCT(EvidencePinned, (), (artefact, line, excerpt, note))

struct ReportSubmitted {
  ReportId report;
  FormId form;
  Stage stage = Stage::first;
  PartyId from;
  std::vector<PartyId> to;
  Tlp tlp = Tlp::amber;
  std::map<std::string, std::vector<std::string>>
      fields;  ///< by field id; several values for `choices` only
  ReportId previous;
  ApprovalId approval;
  bool operator==(const ReportSubmitted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReportSubmitted, (),
                      (report, form, stage, from, to, tlp, fields, previous, approval))

struct ApprovalRequested {
  ApprovalId approval;
  FormId form;
  Stage stage = Stage::first;
  PartyId from;
  PartyId approver;
  std::vector<PartyId> to;
  Tlp tlp = Tlp::amber;
  std::map<std::string, std::vector<std::string>> fields;
  std::vector<PartyId> then;  ///< who is asked next, one after the other
  ApprovalId follows;         ///< the step before, which was approved
  bool operator==(const ApprovalRequested&) const = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalRequested, (),
                      (approval, form, stage, from, approver, to, tlp, fields, then, follows))

struct ApprovalDecided {
  ApprovalId approval;
  PartyId approver;
  Verdict verdict = Verdict::approved;
  Text comment;
  bool operator==(const ApprovalDecided&) const = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalDecided, (), (approval, approver, verdict, comment))

struct ActionTaken {
  ActionId action;
  PartyId role;
  std::string reason;
  std::string told;  ///< to whom it was announced, in the person's words
  Text outcome;
  bool operator==(const ActionTaken&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActionTaken, (), (action, role, reason, told, outcome))

struct DecisionLogged {
  PartyId role;
  std::string decision;
  std::string ground;
  std::string owner;
  std::optional<ExerciseTime> review_at;
  bool operator==(const DecisionLogged&) const = default;
};
BOOST_DESCRIBE_STRUCT(DecisionLogged, (), (role, decision, ground, owner, review_at))

/// An evaluator's or controller's observation; participants never see it during play.
struct NoteAdded {
  NoteId note;
  std::string text;
  ObjectiveId objective;
  std::uint64_t
      about{};  ///< sequence in the record of the event it speaks of; 0: the moment as such
  bool good_practice = false;
  bool hot_wash = false;  ///< said in the discussion right after the exercise
  std::vector<NoteFile> files{};
  bool operator==(const NoteAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (note, text, objective, about, good_practice, hot_wash, files))

/// "X is answering": who is writing as a cast member, so that two controllers do not answer twice.
struct ReplyClaimed {
  MessageId message;
  bool released = false;
  bool operator==(const ReplyClaimed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReplyClaimed, (), (message, released))

struct FlagSet {
  std::string flag;
  std::string value;
  bool operator==(const FlagSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(FlagSet, (), (flag, value))

/// `caught_from`: the host that infected it. `reason`: why a controller changed it.
struct HostChanged {
  HostId host;
  std::string state;
  std::optional<HostId> caught_from{};
  std::optional<std::string> reason{};
  bool operator==(const HostChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(HostChanged, (), (host, state, caught_from, reason))

struct TimerSet {
  std::string timer;
  ExerciseTime due{};
  bool operator==(const TimerSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimerSet, (), (timer, due))

struct TimerFired {
  std::string timer;
  ExerciseTime due{};
  bool operator==(const TimerFired&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimerFired, (), (timer, due))

/// The director broke a rule or a budget; the exercise goes on without that reaction.
struct DirectorFailed {
  std::string place;  ///< file:line
  std::string message;
  bool operator==(const DirectorFailed&) const = default;
};
BOOST_DESCRIBE_STRUCT(DirectorFailed, (), (place, message))

/// A service of the world changed. `until`: end of the buffer or of the recovery. `need`: the host
/// or service that was lost, with need_lost and buffer_empty. `reason`: why a controller changed
/// it.
struct ServiceChanged {
  ServiceId service;
  ServiceState state = ServiceState::working;
  ServiceCause cause = ServiceCause::set;
  std::optional<ExerciseTime> until{};
  std::optional<std::string> need{};
  std::optional<std::string> reason{};
  bool operator==(const ServiceChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ServiceChanged, (), (service, state, cause, until, need, reason))

/// It was the host's turn to infect others; those it reached have their own events after this.
struct SpreadTried {
  HostId host;
  ExerciseTime due{};
  bool operator==(const SpreadTried&) const = default;
};
BOOST_DESCRIBE_STRUCT(SpreadTried, (), (host, due))

/// A means of contact failed in the lane, or works again. `until`: when it comes back by itself.
struct ChannelChanged {
  Channel channel = Channel::mail;
  bool working = true;
  std::optional<ExerciseTime> until;
  bool operator==(const ChannelChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChannelChanged, (), (channel, working, until))

/// Scripted words that no channel could carry: sent, with this id, the moment one of `channels`
/// works again.
struct MessageWaits {
  MessageId id;
  std::vector<Channel> channels;  ///< in order of preference
  PartyId from;
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  Severity severity = Severity::info;
  Text subject;
  Text body;
  std::vector<Attachment> attachments;
  MessageId in_reply_to;
  InjectId inject;
  MessageId forward_of;
  bool operator==(const MessageWaits&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageWaits, (),
                      (id, channels, from, to, cc, severity, subject, body, attachments,
                       in_reply_to, inject, forward_of))

/// The lane changed over to other reporting paths.
struct ModeChanged {
  Mode mode = Mode::normal;
  bool operator==(const ModeChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ModeChanged, (), (mode))

/// A phase of the exercise begins in the lane; its words are as people read them.
struct MoveBegun {
  MoveId move;
  Text title;
  Text brief;  ///< Markdown
  FireCause cause = FireCause::timeline;
  ExerciseTime due{};
  std::int64_t late_ms{};
  bool operator==(const MoveBegun&) const = default;
};
BOOST_DESCRIBE_STRUCT(MoveBegun, (), (move, title, brief, cause, due, late_ms))

using Event =
    std::variant<ExerciseCreated, LaneOpened, SeatOpened, SeatChanged, ClockChanged, InjectFired,
                 InjectPlanned, MessageSent, MessageOpened, CallChanged, ReceiptGiven,
                 ArtefactOpened, LinkFollowed, EvidencePinned, ReportSubmitted, ApprovalRequested,
                 ApprovalDecided, ActionTaken, DecisionLogged, NoteAdded, ReplyClaimed, FlagSet,
                 HostChanged, TimerSet, TimerFired, DirectorFailed, ServiceChanged, SpreadTried,
                 ChannelChanged, MessageWaits, ModeChanged, MoveBegun, ItemMarked, MarksReconciled,
                 ScoreOverridden, ImprovementPlanned, FollowUpAnswered, SurveyOpened,
                 SurveyAnswered, WordingSet, WordingUsed, IncidentStopped, CommsCheckCalled,
                 CommsCheckAnswered, ObserversDelayed, LandingShown, MailReturned, HopFollowed>;

/// An event in its place. `lane` empty: the whole exercise. `by` empty: the engine itself (timeline
/// or director).
struct Recorded {
  std::uint64_t seq{};  ///< 1 is the first of the record, without gaps
  ExerciseTime at{};
  WallTime wall{};
  LaneId lane;
  SeatId by;
  CommandId command;             ///< only on the first event of the command's batch
  std::uint64_t command_hash{};  ///< of the command's body, to refuse the same id with another body
  Event event;
  bool operator==(const Recorded&) const = default;
};

/// One lambda per alternative, no `auto` arm: a new event compiles once every fold has its answer.
template <class... Arms>
struct Overload : Arms... {
  using Arms::operator()...;
};
template <class... Arms>
Overload(Arms...) -> Overload<Arms...>;

}  // namespace enshu
