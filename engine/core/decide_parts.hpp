// What the parts of `decide` share. Private to engine/core.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/core/authority.hpp"
#include "engine/core/decide.hpp"
#include "engine/world/step.hpp"

namespace enshu {

/// Everything that a decision may look at.
struct Asking {
  const Scenario& scenario;
  const Renderer& renderer;
  const State& state;
  const Request& request;
  const Moment& now;
  const SeatState* sitting;  ///< looked up once: an exercise may have thousands of seats

  /// Null when the engine or its director asks.
  [[nodiscard]] const SeatState* seat() const { return sitting; }
};

inline Error refuse(std::string code, std::string ja, std::string en) {
  return {std::move(code), {std::move(ja), std::move(en)}, {}};
}

/// A participant at work: their lane and role. Refuses when the exercise is not under way or the
/// seat is no participant's.
struct Player {
  const LaneState* lane = nullptr;
  PartyId role;
};
Result<Player> player(const Asking& asking);
/// As `player`, without the demand that the clock runs: reading is always allowed.
Result<Player> reader(const Asking& asking);

/// The lanes named, or all that have not ended when none is named. Refuses unknown names.
Result<std::vector<const LaneState*>> lanes_of(const Asking& asking,
                                               const std::vector<LaneId>& names);

/// Leaves out lanes that have ended. Refuses when no other is left.
Result<Done> without_ended(std::vector<const LaneState*>& lanes);

/// For whom something is asked: lanes, and in a shared one perhaps one organisation's people alone.
struct Whom {
  std::vector<const LaneState*> lanes;
  OrganisationId organisation;
};
/// As `lanes_of`. A sub-controller's own lane and organisation when they name none; another's is
/// refused.
Result<Whom> whom(const Asking& asking, const std::vector<LaneId>& names,
                  const OrganisationId& organisation);
/// Whether a sub-controller asks.
bool asks_locally(const Asking& asking);
/// Whether the party is one of a sub-controller's own people.
bool own_people(const Asking& asking, const PartyId& party);
/// The message, unless a sub-controller asks for one that does not concern their people.
const MessageState* concerning_message(const Asking& asking, const MessageId& id);
Error unknown_inject(const InjectId& id);

/// What somebody does to an inject for one organisation.
enum class LocalAct { hold, release, skip, restore, fire };
Result<Decision> act_locally(const Asking& asking, const Whom& whom, const InjectId& inject,
                             LocalAct act);

/// Part of a message's recipients that read the same words. `words`: the organisation whose own
/// they are.
struct Share {
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  OrganisationId words;
};
/// The recipients by the words that they read; mostly all in one. Those from whom the inject is
/// kept apart are left out. `only`: of this organisation.
std::vector<Share> shares_of(const Asking& asking, const LaneState& lane, const InjectId& inject,
                             const Text& subject, const Text& body, Share all,
                             const OrganisationId& only = {});
/// Sends one piece of an inject's content to whom it is for.
void send_content(const Asking& asking, const LaneState& lane, const Inject& inject,
                  const Content& content, const OrganisationId& only, std::size_t& nth,
                  std::vector<Draft>& drafts);

/// The nth opaque id of this decision (0 is the first), as 13 characters; the same seed draws the
/// same ids.
std::string draw_id(const State& state, char prefix, std::size_t nth);

WallTime calendar_now(const Asking& asking, const LaneState& lane);
/// Fills in what a message shows of a sender whom participants cannot look up.
void sign(const Scenario& scenario, MessageSent& message);
/// `speaker`: by whose clock the text tells the time; empty: by the scenario's. `share`: who reads
/// it; null: everybody in the lane.
RenderContext render_context(const Asking& asking, const LaneState& lane,
                             const PartyId& speaker = {}, const Share* share = nullptr);

/// Refuses when a text is longer than `most` bytes.
Result<Done> within(const std::string& text, std::size_t most, const char* what_ja,
                    const char* what_en);

/// Refuses too many files, and those that the house has not looked up: whether such files can be is
/// its to know.
Result<Done> fine_files(const std::vector<NoteFile>& files);
/// Each once.
void add_files(std::vector<NoteFile>& to, const std::vector<NoteFile>& files);

/// Refuses recipients who do not exist or are unknown to the role.
Result<Done> known_recipients(const Asking& asking, const Player& who,
                              const std::vector<PartyId>& parties);

/// The message, if this participant may see it.
Result<const MessageState*> visible_message(const Asking& asking, const Player& who,
                                            const MessageId& id);

/// All drafts of firing one inject in one lane. `nth` counts ids drawn so far in this decision.
void fire_inject(const Asking& asking, const LaneState& lane, std::size_t inject, FireCause cause,
                 std::size_t& nth, std::vector<Draft>& drafts);

/// A piece of content as it goes to people; `inject` is empty when the world speaks.
MessageSent compose(const Asking& asking, const LaneState& lane, const InjectId& inject,
                    const Content& content, Share share, std::size_t& nth);

/// The drafts of one change of a service, with what people then notice. `by_hand` says why.
void change_service(const Asking& asking, const LaneState& lane, const ServiceStep& step,
                    std::optional<std::string> by_hand, std::size_t& nth,
                    std::vector<Draft>& drafts);

/// Services that an inject, an action, the director or a controller sets. What is so already is
/// left alone.
void set_services(const Asking& asking, const LaneState& lane,
                  const std::vector<std::pair<ServiceId, ServiceState>>& sets,
                  const std::optional<std::string>& reason, std::size_t& nth,
                  std::vector<Draft>& drafts);

/// What is due for a service or a host at the head of the queue.
Decision advance_world(const Asking& asking, const Due& due);

/// Makes a cast member's message the forwarding of one that they got: its files, and where nothing
/// else was written its subject and words.
Result<Done> carry_on(const Asking& asking, const LaneState& lane, const MessageId& original,
                      MessageSent& message);
/// The verdict, and the request to whoever is asked next.
Decision decided_approval(const Asking& asking, const LaneState& lane, const ApprovalId& approval,
                          Verdict verdict, Text comment);

/// Sends the words by the first channel that works (`message.channel`, then `otherwise`), or lets
/// them wait for one. `restored`: channels that this same decision brings back.
Draft dispatch(const Asking& asking, const LaneState& lane, MessageSent message,
               const std::vector<Channel>& otherwise, const std::vector<Channel>& restored = {});
/// Takes channels away; those that fail already get the new end.
void cut_channels(const Asking& asking, const LaneState& lane, const Outage& outage,
                  std::vector<Draft>& drafts);
/// Brings channels back and sends what waited for them.
void restore_channels(const Asking& asking, const LaneState& lane,
                      const std::vector<Channel>& channels, std::vector<Draft>& drafts);
/// Refuses what a person sends by a channel that does not work, naming those that do.
Result<Done> channel_works(const Asking& asking, const LaneState& lane, Channel channel);

/// Opens a lane in its variant: what does not exist there is stood down from the start.
Decision open_variant(const Asking& asking, const OpenLane& command);

/// All drafts of beginning one move in one lane.
void begin_move(const Asking& asking, const LaneState& lane, std::size_t move, FireCause cause,
                std::vector<Draft>& drafts);

/// Lays a questionnaire before its roles in one lane.
void open_survey(const Asking& asking, const LaneState& lane, std::size_t survey,
                 std::vector<Draft>& drafts);
/// Those that open at the lane's end.
void open_closing_surveys(const Asking& asking, const LaneState& lane, std::vector<Draft>& drafts);

/// Refuses what may not go on while a real incident stops the exercise.
Result<Done> not_stopped(const Asking& asking);

/// Whoever took the bait of a message, or of one that was passed on, reads what it teaches; nothing
/// when it is none.
void show_landing(const Asking& asking, const LaneState& lane, const MessageId& message,
                  LureStep step, std::vector<Draft>& drafts);

/// Says of every wording that went out for the first time that it did.
void note_wordings(const State& state, const WatchingRenderer& renderer, Decision& decision);

// One function a command, grouped by file.
using Decided = Result<Decision>;
Decided on(const Asking&, const OpenMessage&);
Decided on(const Asking&, const SendMessage&);
Decided on(const Asking&, const AnswerCall&);
Decided on(const Asking&, const DeclineCall&);
Decided on(const Asking&, const AcknowledgeMessage&);
Decided on(const Asking&, const OpenArtefact&);
Decided on(const Asking&, const FollowLink&);
Decided on(const Asking&, const PinEvidence&);
Decided on(const Asking&, const SubmitReport&);
Decided on(const Asking&, const RequestApproval&);
Decided on(const Asking&, const DecideApproval&);
Decided on(const Asking&, const TakeAction&);
Decided on(const Asking&, const LogDecision&);
Decided on(const Asking&, const StartExercise&);
Decided on(const Asking&, const PauseExercise&);
Decided on(const Asking&, const ResumeExercise&);
Decided on(const Asking&, const SetSpeed&);
Decided on(const Asking&, const JumpTo&);
Decided on(const Asking&, const EndExercise&);
Decided on(const Asking&, const FireInject&);
Decided on(const Asking&, const HoldInject&);
Decided on(const Asking&, const ReleaseInject&);
Decided on(const Asking&, const SkipInject&);
Decided on(const Asking&, const RestoreInject&);
Decided on(const Asking&, const RetimeInject&);
Decided on(const Asking&, const SendAs&);
Decided on(const Asking&, const ClaimReply&);
Decided on(const Asking&, const AcknowledgeAs&);
Decided on(const Asking&, const OpenLane&);
Decided on(const Asking&, const OpenSeat&);
Decided on(const Asking&, const ChangeSeat&);
Decided on(const Asking&, const AddNote&);
Decided on(const Asking&, const CreateExercise&);
Decided on(const Asking&, const Advance&);
Decided on(const Asking&, const CheckConditions&);
Decided on(const Asking&, const DirectorSends&);
Decided on(const Asking&, const DirectorFires&);
Decided on(const Asking&, const DirectorSkips&);
Decided on(const Asking&, const DirectorSetsFlag&);
Decided on(const Asking&, const DirectorSetsHost&);
Decided on(const Asking&, const DirectorSetsTimer&);
Decided on(const Asking&, const DirectorAcknowledges&);
Decided on(const Asking&, const DirectorDecides&);
Decided on(const Asking&, const DirectorReports&);
Decided on(const Asking&, const SetWorld&);
Decided on(const Asking&, const CheckWorld&);
Decided on(const Asking&, const DirectorSetsService&);
Decided on(const Asking&, const CutChannel&);
Decided on(const Asking&, const RestoreChannel&);
Decided on(const Asking&, const ChangeMode&);
Decided on(const Asking&, const BeginMove&);
Decided on(const Asking&, const Evaluate&);
Decided on(const Asking&, const Reconcile&);
Decided on(const Asking&, const OverrideScore&);
Decided on(const Asking&, const PlanImprovement&);
Decided on(const Asking&, const AnswerFollowUp&);
Decided on(const Asking&, const AnswerSurvey&);
Decided on(const Asking&, const SetWording&);
Decided on(const Asking&, const StopForIncident&);
Decided on(const Asking&, const LiftIncident&);
Decided on(const Asking&, const CallCommsCheck&);
Decided on(const Asking&, const CloseCommsCheck&);
Decided on(const Asking&, const AnswerCommsCheck&);
Decided on(const Asking&, const DelayObservers&);
Decided on(const Asking&, const SubmitLanding&);
Decided on(const Asking&, const ReturnMail&);
Decided on(const Asking&, const FollowHop&);

}  // namespace enshu
