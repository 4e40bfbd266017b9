// What `decide` needs to know of the past: the fold of the log. It changes only in `evolve`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "engine/core/drill_day.hpp"
#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/seats.hpp"

namespace enshu {

struct ClockState {
  bool started = false;
  bool running = false;
  bool ended = false;
  std::int64_t speed_permille = 1000;
  ExerciseTime at{};  ///< exercise time at `wall`
  WallTime wall{};

  /// Exercise time at a wall time; stands still while paused and never runs backwards when the wall
  /// clock does.
  [[nodiscard]] ExerciseTime exercise_time(WallTime now) const;
  /// Wall time at which the running clock will show `due`; nothing while it stands still.
  [[nodiscard]] std::optional<WallTime> wall_of(ExerciseTime due) const;
};

enum class InjectStatus { waiting, pending, held, fired, skipped, stood_down };

struct InjectState {
  InjectStatus status = InjectStatus::waiting;
  std::optional<ExerciseTime> due;
  std::optional<ExerciseTime> fired_at;
  bool from_above = false;    ///< held or skipped by somebody whom no sub-controller overrules
  std::uint64_t fired_seq{};  ///< of the event by which it fired; 0 until then
};

/// What was done to an inject for one organisation of a shared lane, apart from the others.
enum class LocalStatus { held, skipped, fired };
struct LocalInject {
  LocalStatus status = LocalStatus::held;
  std::optional<ExerciseTime> fired_at;  ///< when it came to its people
};

/// What an organisation has to itself in a lane that it shares.
struct OrganisationState {
  std::map<InjectId, LocalInject> injects;
  std::map<WordingId, Text> wordings;  ///< in place of the lane's
  std::set<WordingId> wordings_used;   ///< that its people have read
};

struct ReportSummary {
  ReportId id;
  FormId form;
  Stage stage = Stage::first;
  PartyId from;
  std::vector<PartyId> to;
  std::size_t lane{};
};

struct ApprovalState {
  PartyId from;
  PartyId approver;
  FormId form;
  Stage stage = Stage::first;
  std::size_t lane{};
  std::optional<Verdict> verdict;
  ApprovalRequested asked;  ///< word for word, for whoever is asked next
};

struct MessageState {
  std::size_t lane{};
  Channel channel = Channel::mail;
  PartyId from;
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  MessageId thread;
  MessageId forward_of;
  InjectId inject;
  Text subject;
  Text transcript;  ///< of a call only: handed over when it is answered
  std::vector<Attachment> attachments;
  bool answered = false;
  bool declined = false;
  std::vector<NoteFile> files;  ///< that a person put to it
  SeatId claimed_by;            ///< the controller who is answering
  SeatId answered_as_by;        ///< the one whose answer as a cast member went out last
  std::vector<bool> opened_by;  ///< by the number of the seat; those beyond its end have not

  [[nodiscard]] bool opened(const SeatState& seat) const {
    return seat.number < opened_by.size() && opened_by[seat.number];
  }
  [[nodiscard]] bool addressed_to(const PartyId& party) const;
};

/// Scripted words that wait for a channel.
struct WaitingMessage {
  MessageWaits words;
  ExerciseTime since{};
};

/// A questionnaire in a lane.
struct SurveyState {
  std::optional<ExerciseTime> due;  ///< still to come
  std::optional<ExerciseTime> opened;
  std::map<SeatId, SurveyAnswered> answers;
};

/// One entry of the queue of what is still to come. Ties: moves come first, then MSEL order, then
/// timers, channels that work again, services, hosts and surveys; each in the order of lanes.
struct Due {
  ExerciseTime at{};
  /// MSEL index; then one for timers, one a channel, a service, a host, a survey. Of a move: its
  /// own index.
  std::size_t order{};
  std::size_t lane{};
  std::string timer;
  bool move = false;
  bool operator==(const Due&) const = default;
  auto operator<=>(const Due& other) const {
    return std::tie(at, other.move, order, lane, timer) <=>
           std::tie(other.at, move, other.order, other.lane, other.timer);
  }
};

/// A team's own copy of the timeline and the world, and the facts about what it did.
struct LaneState : WorldState {
  LaneId id;
  Text title;
  Duration calendar_offset{};        ///< sum of the story's jumps in this lane
  std::vector<InjectState> injects;  ///< in MSEL order
  std::map<std::string, std::string> flags;
  std::set<InjectId> opened;
  std::set<InjectId> replied;
  std::set<InjectId> lured;                  ///< baits that somebody took
  std::map<ActionId, ExerciseTime> actions;  ///< first time taken
  std::map<ActionId, std::uint64_t> acted;   ///< with the number of the last event
  std::vector<ReportId> reports;
  /// From, to: mails, calls and reports that roles sent, with the number of the last event.
  std::map<std::pair<PartyId, PartyId>, std::uint64_t> told;
  std::map<PartyId, std::set<ArtefactId>> artefacts;  ///< delivered to a role
  std::map<PartyId, std::uint64_t> told_to;           ///< the second halves of `told`
  std::set<std::pair<PartyId, PartyId>> heard;        ///< unlisted member, role: who wrote to whom
  /// What reports have been sent, each combination once with the number of the last event: a
  /// question about reports costs what the scenario has of them, not what the log has.
  std::map<std::tuple<PartyId, FormId, Stage>, std::uint64_t> reported;
  std::map<HostId, ExerciseTime> spreading;  ///< when an infecting host has its next turn
  std::map<Channel, std::optional<ExerciseTime>> down;  ///< channels that fail, and until when
  std::vector<WaitingMessage> waiting;                  ///< in the order in which they came
  Mode mode = Mode::normal;
  std::map<std::string, std::string> parameters;      ///< the variant that is played
  std::optional<std::size_t> move;                    ///< the one that the lane is in
  std::vector<std::optional<ExerciseTime>> move_due;  ///< as the scenario's moves; still to come
  std::map<ChecklistItemId, ItemMarks> marks;

  std::vector<SurveyState> surveys;  ///< as the scenario's surveys

  std::map<WordingId, Text> wordings;  ///< that somebody has set
  std::set<WordingId> wordings_used;   ///< that people have read
  std::set<WordingId> wordings_read_by_all;
  std::map<OrganisationId, OrganisationState> organisations;  ///< those that go their own way

  /// The words as they stand now; for the people of an organisation when one is named.
  [[nodiscard]] const Text& wording(const Wording& of, const OrganisationId& reader = {}) const;
  [[nodiscard]] bool has_own(const WordingId& wording, const OrganisationId& reader) const;
  /// Null: the organisation gets the inject with everybody else.
  [[nodiscard]] const LocalInject* local(const OrganisationId& organisation,
                                         const InjectId& inject) const;
  /// When the inject came to a party: with the lane, or apart. Nothing: it has not.
  [[nodiscard]] std::optional<ExerciseTime> reached_at(const Scenario& scenario, std::size_t inject,
                                                       const PartyId& party) const;
  /// Of a lane whose one person may rest (`lanes: per-person`): since when its own clock stands
  /// still, for how long it stood before, and what comes to it when it goes on, by its own clock.
  std::optional<ExerciseTime> resting_since;
  Duration rested{};
  std::set<Due> set_aside;
  bool ended = false;  ///< its one person has finished: it rests for good

  /// What the lane's own clock shows at an exercise time.
  [[nodiscard]] ExerciseTime own_time(ExerciseTime at) const {
    return ExerciseTime{(resting_since ? std::min(*resting_since, at) : at).ms - rested.ms};
  }
  [[nodiscard]] bool own_clock_differs() const { return resting_since || rested.ms != 0; }
  [[nodiscard]] bool works(Channel channel) const { return !down.contains(channel); }
};

struct CommandSeen {
  std::uint64_t hash{};
  std::uint64_t seq{};
};

/// A file where a note or a message names it.
struct NamedFile {
  LaneId lane;  ///< of the note
  SeatId by;
  NoteFile file;
  MessageId message{};  ///< empty: a note
};

struct State {
  std::uint64_t seed{};
  std::uint64_t seq{};    ///< of the last event folded in
  ExerciseTime at{};      ///< of the last event
  std::uint64_t drawn{};  ///< how many opaque ids were drawn
  ClockState clock;
  std::vector<LaneState> lanes;
  std::unordered_map<LaneId, std::size_t> lane_index;
  Seats seats;
  std::unordered_map<MessageId, MessageState> messages;
  std::unordered_map<ReportId, ReportSummary> reports;
  std::unordered_map<ApprovalId, ApprovalState> approvals;
  std::set<Due> due;
  std::unordered_map<std::string, CommandSeen> commands;  ///< by `seat/command id`
  std::map<PartyId, std::set<HostId>> world_eyes;  ///< roles that see the world, and which hosts
  std::map<ImprovementId, LaneId> improvements;  ///< rows of the improvement plan, with their lane
  std::map<NoteFileId, std::vector<NamedFile>> note_files;
  std::map<MessageId, std::set<SeatId>> returned;  ///< whose mailbox did not get it
  DrillDay drill;

  void note(const Recorded& recorded, const NoteAdded& e);
  /// Whether nothing more happens in the lane: EndEx, or its one person has finished.
  [[nodiscard]] bool over(const LaneState& lane) const { return clock.ended || lane.ended; }
  /// Into the queue and out of it; what belongs to a resting lane is set aside.
  void schedule(Due entry);
  void unschedule(const Due& entry);

  [[nodiscard]] const LaneState* lane(const LaneId& id) const;
  [[nodiscard]] const SeatState* seat(const SeatId& id) const;
  [[nodiscard]] const MessageState* message(const MessageId& id) const;
};

/// Places in the queue beyond the MSEL and the timers.
std::size_t order_of_service(const Scenario& scenario, std::size_t service);
std::size_t order_of_host(const Scenario& scenario, std::size_t host);

std::size_t order_of_survey(const Scenario& scenario, std::size_t survey);

/// A file of the scenario as messages and shelves name it.
Attachment describe(const Artefact& artefact);

std::string command_key(const SeatId& by, const CommandId& id);

/// Where a channel's coming back stands among what is due at the same time.
std::size_t restore_order(const Scenario& scenario, Channel channel);

/// Folds one event in. Cannot fail: every refusal was made in `decide`.
void evolve(const Scenario& scenario, State& state, const Recorded& recorded);

/// Whether the condition holds in a lane now.
bool holds(const Condition& condition, const Scenario& scenario, const State& state,
           const LaneState& lane);

}  // namespace enshu
