// The rules of who may see. tests/unit/core/authority_test.cpp walks every entry.
#include "engine/core/authority.hpp"

#include <algorithm>

#include "engine/core/channels.hpp"

namespace enshu {
namespace {

PartyId role_of(const State& state, const SeatId& seat) {
  const auto* found = state.seat(seat);
  return found == nullptr ? PartyId{} : found->role;
}

Audience staff_only() { return {}; }
Audience staff_and_observers() {
  Audience audience;
  audience.observers = true;
  return audience;
}
Audience everybody() {
  Audience audience = staff_and_observers();
  audience.every_participant = true;
  return audience;
}
Audience roles(std::vector<PartyId> who) {
  Audience audience = staff_and_observers();
  std::erase_if(who, [](const PartyId& party) { return party.empty(); });
  audience.roles = std::move(who);
  return audience;
}
Audience lane_wide() {
  Audience audience = staff_and_observers();
  audience.whole_lane = true;
  return audience;
}
Audience own_role(const State& state, const Recorded& recorded) {
  return roles({role_of(state, recorded.by)});
}

Audience message_audience(const MessageSent& e) {
  std::vector<PartyId> who{e.from};
  who.insert(who.end(), e.to.begin(), e.to.end());
  who.insert(who.end(), e.cc.begin(), e.cc.end());
  return roles(std::move(who));
}

Audience call_audience(const State& state, const Recorded& recorded, const CallChanged& e) {
  return roles({role_of(state, recorded.by), state.messages.at(e.call).from});
}

Audience receipt_audience(const State& state, const ReceiptGiven& e) {
  if (const auto* message = state.message(e.message)) return roles({message->from, e.receiver});
  return roles({state.reports.at(e.report).from, e.receiver});
}

Audience report_audience(const ReportSubmitted& e) {
  std::vector<PartyId> who{e.from};
  who.insert(who.end(), e.to.begin(), e.to.end());
  return roles(std::move(who));
}

/// A person who joins or is renamed shows up for their own team; staff seats show up for staff
/// alone.
Audience seat_audience(const State& state, const SeatId& seat) {
  Audience audience = staff_and_observers();
  const auto* found = state.seat(seat);
  audience.whole_lane =
      found != nullptr && found->lane.has_value() && found->access == Access::participant;
  return audience;
}

/// Staff, and the roles that see the world: those of the host's segment, or all with a service.
Audience host_audience(const State& state, const HostChanged& e) {
  Audience audience = staff_only();
  for (const auto& [role, hosts] : state.world_eyes) {
    if (hosts.contains(e.host)) audience.roles.push_back(role);
  }
  return audience;
}

Audience service_audience(const State& state) {
  Audience audience = staff_only();
  for (const auto& [role, hosts] : state.world_eyes) audience.roles.push_back(role);
  return audience;
}

/// What somebody thinks of the exercise is no spectacle: observers do not see it.
Audience survey_audience(const SurveyAnswered& e) {
  Audience audience = staff_only();
  audience.roles = {e.role};
  return audience;
}

/// Who fell for a bait is between them and the staff.
Audience landing_audience(const State& state, const Recorded& recorded) {
  Audience audience = own_role(state, recorded);
  audience.observers = false;
  return audience;
}

}  // namespace

ViewerClass viewer_class(const State& state, const SeatState& seat) {
  const bool local = seat.access == Access::participant || seat.access == Access::sub_controller;
  if (!local || !seat.lane) return {seat.access, {}, {}};
  return {seat.access, state.lanes[*seat.lane].id, seat.role, seat.organisation};
}

Audience audience_of_kind(const State& state, const Recorded& recorded) {
  return std::visit(
      Overload{
          [](const ExerciseCreated&) { return staff_only(); },
          [](const LaneOpened&) { return staff_and_observers(); },
          [&](const SeatOpened& e) { return seat_audience(state, e.seat); },
          [&](const SeatChanged& e) { return seat_audience(state, e.seat); },
          [&](const ClockChanged& e) {
            if (e.change == ClockChange::beat) return staff_only();
            Audience everyone = staff_and_observers();
            everyone.every_participant = recorded.lane.empty();
            everyone.whole_lane = !recorded.lane.empty();
            return everyone;
          },
          [](const InjectFired&) { return staff_and_observers(); },
          [](const InjectPlanned&) { return staff_only(); },
          [](const MessageSent& e) { return message_audience(e); },
          [&](const MessageOpened&) { return own_role(state, recorded); },
          [&](const CallChanged& e) { return call_audience(state, recorded, e); },
          [&](const ReceiptGiven& e) { return receipt_audience(state, e); },
          [&](const ArtefactOpened&) { return own_role(state, recorded); },
          [&](const LinkFollowed&) { return own_role(state, recorded); },
          [&](const EvidencePinned&) { return own_role(state, recorded); },
          [](const ReportSubmitted& e) { return report_audience(e); },
          [](const ApprovalRequested& e) {
            return roles({e.from, e.approver});
          },
          [&](const ApprovalDecided& e) {
            return roles({state.approvals.at(e.approval).from, e.approver});
          },
          [](const ActionTaken& e) { return roles({e.role}); },
          [](const DecisionLogged&) { return lane_wide(); },
          [](const NoteAdded&) { return staff_only(); },
          [](const ReplyClaimed&) { return staff_only(); },
          [](const FlagSet&) { return staff_only(); },
          [&](const HostChanged& e) { return host_audience(state, e); },
          [](const TimerSet&) { return staff_only(); },
          [](const TimerFired&) { return staff_only(); },
          [](const DirectorFailed&) { return staff_only(); },
          [&](const ServiceChanged&) { return service_audience(state); },
          [](const SpreadTried&) { return staff_only(); },
          [](const ChannelChanged&) { return lane_wide(); },
          [](const MessageWaits&) { return staff_only(); },
          [](const ModeChanged&) { return lane_wide(); },
          [](const MoveBegun&) { return lane_wide(); },
          [](const ItemMarked&) { return staff_only(); },
          [](const MarksReconciled&) { return staff_only(); },
          [](const ScoreOverridden&) { return staff_only(); },
          [](const ImprovementPlanned&) { return staff_only(); },
          [](const FollowUpAnswered&) { return staff_only(); },
          [](const SurveyOpened& e) { return e.roles.empty() ? lane_wide() : roles(e.roles); },
          [](const SurveyAnswered& e) { return survey_audience(e); },
          [](const WordingSet&) { return staff_only(); },
          [](const WordingUsed&) { return staff_only(); },
          [](const IncidentStopped&) { return everybody(); },
          [](const CommsCheckCalled&) {
            auto who = everybody();
            who.observers = false;
            return who;
          },
          [&](const CommsCheckAnswered&) {
            auto who = own_role(state, recorded);
            who.observers = false;
            return who;
          },
          [](const ObserversDelayed&) { return staff_and_observers(); },
          [&](const LandingShown&) { return landing_audience(state, recorded); },
          [&](const MailReturned& e) { return roles({state.messages.at(e.message).from}); },
          [](const HopFollowed&) { return staff_only(); },
      },
      recorded.event);
}

namespace {

bool sub_controller_sees(const Audience& audience, const LaneId& event_lane,
                         const ViewerClass& viewer) {
  if (audience.every_sub_controller) return true;
  const auto& lane = event_lane.empty() ? audience.lane : event_lane;
  if (lane.empty() || viewer.lane != lane) return false;
  if (audience.lane_sub_controllers) return true;
  if (viewer.organisation.empty()) return audience.controllers && !event_lane.empty();
  return std::ranges::find(audience.organisations, viewer.organisation) !=
         audience.organisations.end();
}

}  // namespace

bool may_see(const Audience& audience, const LaneId& event_lane, const ViewerClass& viewer) {
  switch (viewer.access) {
    case Access::lead_controller:
    case Access::controller:
      return audience.controllers;
    case Access::evaluator:
      return audience.evaluators;
    case Access::observer:
      return audience.observers;
    case Access::sub_controller:
      return sub_controller_sees(audience, event_lane, viewer);
    case Access::participant:
      break;
  }
  if (audience.every_participant) return true;
  if (viewer.lane != event_lane) return false;
  return audience.whole_lane ||
         std::ranges::find(audience.roles, viewer.role) != audience.roles.end();
}

namespace {

/// Which other organisations have read the same words is not theirs to know.
Event redact_for_sub_controller(const Event& event, const ViewerClass& viewer) {
  Event shown = event;
  if (auto* used = std::get_if<WordingUsed>(&shown); used != nullptr && used->organisations)
    std::erase_if(*used->organisations,
                  [&](const auto& name) { return name != viewer.organisation; });
  return shown;
}

}  // namespace

Event redact(const Event& event, const ViewerClass& viewer) {
  const bool player = viewer.access == Access::participant;
  if (viewer.access == Access::sub_controller) return redact_for_sub_controller(event, viewer);
  if (!player && viewer.access != Access::observer) return event;
  Event shown = event;
  if (auto* message = std::get_if<MessageSent>(&shown); message != nullptr && player) {
    message->inject = {};
    // A call's words are handed over when it is answered; the caller knows them.
    if (is_call(message->channel) && message->from != viewer.role) message->body = {};
  }
  if (auto* landing = std::get_if<LandingShown>(&shown)) landing->bait = {};
  // Who infected whom, which host a service lost, and why a controller stepped in, is for staff.
  if (auto* host = std::get_if<HostChanged>(&shown)) {
    host->caught_from.reset();
    host->reason.reset();
  }
  if (auto* service = std::get_if<ServiceChanged>(&shown)) {
    service->need.reset();
    service->reason.reset();
  }
  // Colleagues learn that somebody has answered; the seat itself asks for its own words apart.
  if (auto* answered = std::get_if<SurveyAnswered>(&shown)) {
    answered->answers.clear();
    answered->model.clear();
  }
  if (auto* stop = std::get_if<IncidentStopped>(&shown)) stop->elsewhere.clear();
  if (auto* seat = std::get_if<SeatOpened>(&shown)) seat->modelled = false;
  if (auto* seat = std::get_if<SeatChanged>(&shown)) seat->modelled = false;
  return shown;
}

bool has_artefact(const Scenario& scenario, const LaneState& lane, const PartyId& role,
                  const ArtefactId& id) {
  for (const auto& entry : scenario.shelf) {
    if (entry.artefact == id && entry.is_for(role) && exists_in(entry.only, lane.parameters))
      return true;
  }
  const auto* post = scenario.role(role);
  if (post != nullptr && post->sees_world) {
    for (const auto& host : scenario.hosts) {
      if (std::ranges::find(post->segments, host.segment) != post->segments.end() &&
          std::ranges::find(host.artefacts, id) != host.artefacts.end())
        return true;
    }
  }
  const auto found = lane.artefacts.find(role);
  return found != lane.artefacts.end() && found->second.contains(id);
}

bool may_fetch(const Scenario& scenario, const State& state, const SeatId& id,
               const ArtefactId& artefact) {
  const auto* seat = state.seat(id);
  if (seat == nullptr || seat->closed || scenario.artefact(artefact) == nullptr) return false;
  if (seat->access != Access::participant) return true;
  if (!seat->lane) return false;
  return has_artefact(scenario, state.lanes[*seat->lane], seat->role, artefact);
}

}  // namespace enshu
