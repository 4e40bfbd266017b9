// Teams: which events of a shared lane do not leave their organisation, and what the people who
// lead one organisation see.
#include "engine/core/teams.hpp"

#include <algorithm>

namespace enshu {
namespace {

/// The seat of whose team the event speaks, if it speaks of one.
const SeatState* inside_of_team(const State& state, const Recorded& recorded) {
  if (const auto* opened = std::get_if<SeatOpened>(&recorded.event))
    return state.seat(opened->seat);
  if (const auto* changed = std::get_if<SeatChanged>(&recorded.event))
    return state.seat(changed->seat);
  if (std::holds_alternative<DecisionLogged>(recorded.event)) return state.seat(recorded.by);
  return nullptr;
}

/// Whom an event of a shared lane concerns, organisation by organisation.
class Concerned {
 public:
  Concerned(const Scenario& scenario, const State& state, const Recorded& recorded, Audience& who)
      : scenario_(scenario), state_(state), recorded_(recorded), who_(who) {}

  void find() const {
    std::visit([&](const auto& event) { of(event); }, recorded_.event);
  }

 private:
  void organisation(const OrganisationId& name) const {
    auto& list = who_.organisations;
    if (!name.empty() && std::ranges::find(list, name) == list.end()) list.push_back(name);
  }
  void party(const PartyId& name) const { organisation(scenario_.organisation_of(name)); }
  void parties(const std::vector<PartyId>& names) const {
    for (const auto& name : names) party(name);
  }
  void seat(const SeatId& id) const {
    const auto* found = state_.seat(id);
    if (found == nullptr) return;
    organisation(found->organisation);
    party(found->role);
  }
  void message(const MessageId& id) const {
    const auto* found = state_.message(id);
    if (found == nullptr) return;
    party(found->from);
    parties(found->to);
    parties(found->cc);
  }
  void inject(const InjectId& id, const std::optional<OrganisationId>& only) const {
    if (only) return organisation(*only);
    const auto* found = scenario_.inject(id);
    const auto* lane = state_.lane(recorded_.lane);
    if (found == nullptr || lane == nullptr) return;
    for (const auto& content : found->contents) {
      if (!exists_in(content.only, lane->parameters)) continue;
      parties(content.to);
      parties(content.cc);
    }
  }
  void lane() const { who_.lane_sub_controllers = true; }

  void of(const ExerciseCreated&) const {}
  void of(const LaneOpened&) const {}
  void of(const SeatOpened& e) const { seat(e.seat); }
  void of(const SeatChanged& e) const { seat(e.seat); }
  void of(const ClockChanged& e) const {
    if (e.change != ClockChange::beat) lane();
  }
  void of(const InjectFired& e) const { inject(e.inject, e.organisation); }
  void of(const InjectPlanned& e) const { inject(e.inject, e.organisation); }
  void of(const MessageSent& e) const { message(e.id); }
  void of(const MessageOpened&) const { seat(recorded_.by); }
  void of(const CallChanged& e) const { message(e.call); }
  void of(const ReceiptGiven& e) const {
    party(e.receiver);
    if (const auto* found = state_.message(e.message)) party(found->from);
    const auto report = state_.reports.find(e.report);
    if (report != state_.reports.end()) party(report->second.from);
  }
  void of(const ArtefactOpened&) const { seat(recorded_.by); }
  void of(const LinkFollowed&) const { seat(recorded_.by); }
  void of(const EvidencePinned&) const { seat(recorded_.by); }
  void of(const ReportSubmitted& e) const { party(e.from), parties(e.to); }
  void of(const ApprovalRequested& e) const { party(e.from), party(e.approver); }
  void of(const ApprovalDecided& e) const {
    party(e.approver);
    const auto found = state_.approvals.find(e.approval);
    if (found != state_.approvals.end()) party(found->second.from);
  }
  void of(const ActionTaken& e) const { party(e.role); }
  void of(const DecisionLogged&) const { seat(recorded_.by); }
  /// Notes and marks of their own organisation's sub-controllers; those of the evaluators speak of
  /// the whole lane.
  void of(const NoteAdded&) const { seat(recorded_.by); }
  void of(const ItemMarked&) const { seat(recorded_.by); }
  void of(const MarksReconciled&) const {}
  void of(const ScoreOverridden& e) const {
    if (const auto* duty = scenario_.obligation(e.obligation)) party(duty->owes);
  }
  void of(const ImprovementPlanned&) const {}
  void of(const FollowUpAnswered&) const {}
  void of(const ReplyClaimed& e) const { message(e.message); }
  void of(const FlagSet&) const {}
  void of(const HostChanged&) const {}
  void of(const TimerSet&) const {}
  void of(const TimerFired&) const {}
  void of(const DirectorFailed&) const {}
  void of(const ServiceChanged&) const {}
  void of(const SpreadTried&) const {}
  void of(const ChannelChanged&) const { lane(); }
  void of(const MessageWaits& e) const { party(e.from), parties(e.to), parties(e.cc); }
  void of(const ModeChanged&) const { lane(); }
  void of(const MoveBegun&) const { lane(); }
  void of(const SurveyOpened& e) const {
    if (e.roles.empty()) lane();
    parties(e.roles);
  }
  void of(const SurveyAnswered& e) const { party(e.role); }
  void of(const WordingSet& e) const { e.organisation ? organisation(*e.organisation) : lane(); }
  void of(const WordingUsed& e) const {
    if (!e.organisations) return lane();
    for (const auto& name : *e.organisations) organisation(name);
  }
  void of(const IncidentStopped&) const { lane(); }
  void of(const CommsCheckCalled&) const { lane(); }
  void of(const CommsCheckAnswered&) const { seat(recorded_.by); }
  void of(const ObserversDelayed&) const {}
  void of(const LandingShown&) const { seat(recorded_.by); }
  void of(const MailReturned& e) const { message(e.message); }
  void of(const HopFollowed& e) const { party(e.from), party(e.to); }

  const Scenario& scenario_;
  const State& state_;
  const Recorded& recorded_;
  Audience& who_;
};

/// What belongs to no lane: the clock, the drill day, a lane that opens, the staff's seats.
void outside_the_lanes(const State& state, const Recorded& recorded, Audience& who) {
  if (const auto* clock = std::get_if<ClockChanged>(&recorded.event))
    who.every_sub_controller = clock->change != ClockChange::beat;
  if (std::holds_alternative<IncidentStopped>(recorded.event) ||
      std::holds_alternative<CommsCheckCalled>(recorded.event))
    who.every_sub_controller = true;
  if (const auto* opened = std::get_if<LaneOpened>(&recorded.event)) {
    who.lane = opened->opened;
    who.lane_sub_controllers = true;
  }
  const bool seat = std::holds_alternative<SeatOpened>(recorded.event) ||
                    std::holds_alternative<SeatChanged>(recorded.event);
  const auto* spoken_of = inside_of_team(state, recorded);
  if (seat && spoken_of != nullptr) who.every_sub_controller = !spoken_of->lane;
}

}  // namespace

Audience audience(const Scenario& scenario, const State& state, const Recorded& recorded) {
  Audience who = audience_of_kind(state, recorded);
  if (const auto* flag = std::get_if<FlagSet>(&recorded.event);
      flag != nullptr && scenario.race && scenario.race->counts(flag->flag))
    who.observers = true;  // the board of a race shows points and time, and nothing else
  if (recorded.lane.empty()) outside_the_lanes(state, recorded, who);
  if (scenario.lanes != LaneMode::shared) return who;
  if (!recorded.lane.empty()) Concerned(scenario, state, recorded, who).find();
  if (!who.whole_lane) return who;
  if (const auto* seat = inside_of_team(state, recorded); seat != nullptr && !seat->role.empty()) {
    who.whole_lane = false;
    who.roles = scenario.colleagues(seat->role);
  }
  return who;
}

}  // namespace enshu
