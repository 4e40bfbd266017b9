// Events of one lane into its tracks.
#include "scoring/lane_board.hpp"

#include <algorithm>

namespace enshu::scoring {

LaneBoard::LaneBoard(const Scenario& scenario)
    : obligations(scenario.obligations.size()),
      actions(scenario.actions.size()),
      expectations(scenario.msel.size()),
      relays(scenario.relays.size()),
      evaluation(scenario) {
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& duty = scenario.obligations[i];
    started_by[duty.trigger].push_back(i);
    if (!duty.until.empty()) ended_by[duty.until].push_back(i);
  }
}

bool known_at(const Scenario& scenario, const LaneState& lane, const Truth& truth, ExerciseTime at,
              const PartyId& post) {
  if (truth.known_from.empty()) return true;
  const auto index = scenario.inject_index(truth.known_from);
  if (!index) return false;
  const auto came = lane.reached_at(scenario, *index, post);
  return came && *came <= at;
}

void LaneFold::before() const {
  std::erase_if(board.watched, [&](std::size_t i) {
    const auto& expect = *scenario.msel[i].expect;
    auto& track = board.expectations[i];
    const ExerciseTime deadline = track.fired->at + expect.within;
    if (!judged_at_deadline(expect.condition) || recorded.at <= deadline) return false;
    if (holds(expect.condition, scenario, state, lane())) {
      track.met = Mark{deadline, track.fired->seq};
    } else {
      track.failed = true;
    }
    return true;
  });
}

/// An organisation may get an inject before or after the rest of its lane, or not at all. Posts of
/// the others go by the lane.
bool LaneFold::came_to(std::size_t inject, const PartyId& party) const {
  const auto& id = scenario.msel[inject].id;
  const bool apart = std::ranges::any_of(
      lane().organisations, [&](const auto& entry) { return entry.second.injects.contains(id); });
  return !apart || lane().reached_at(scenario, inject, party).has_value();
}

bool LaneFold::came_to_somebody(const Inject& inject) const {
  const auto at = static_cast<std::size_t>(&inject - scenario.msel.data());
  bool posts = false;
  for (const auto& content : inject.contents) {
    for (const auto* list : {&content.to, &content.cc}) {
      for (const auto& party : *list) {
        if (scenario.role(party) == nullptr) continue;
        posts = true;
        if (came_to(at, party)) return true;
      }
    }
  }
  return !posts;
}

void LaneFold::triggered(const InjectId& inject, bool message) const {
  if (inject.empty()) return;
  const auto index = scenario.inject_index(inject);
  if (const auto started = board.started_by.find(inject); started != board.started_by.end()) {
    for (const auto i : started->second) {
      const auto& duty = scenario.obligations[i];
      if (!duty.relay && in_mode(duty) && (!index || came_to(*index, duty.owes)))
        on_trigger(board.obligations[i], mark(), message);
    }
  }
  if (const auto ended = board.ended_by.find(inject); ended != board.ended_by.end()) {
    for (const auto i : ended->second) {
      if (!board.obligations[i].ended) board.obligations[i].ended = recorded.at;
    }
  }
  if (index && !lane().organisations.empty() && !came_to_somebody(scenario.msel[*index])) return;
  if (!index || !scenario.msel[*index].expect || board.expectations[*index].fired) return;
  board.expectations[*index].fired = mark();
  board.watched.push_back(*index);
}

/// What has reached nobody starts no clock: that begins when it is sent after all.
void LaneFold::waits(const MessageWaits& e) const {
  const auto index = scenario.inject_index(e.inject);
  const bool sent = std::ranges::any_of(state.messages, [&](const auto& entry) {
    return entry.second.inject == e.inject && entry.second.lane == lane_at;
  });
  if (!index || sent) return;
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    if (scenario.obligations[i].trigger == e.inject) on_untriggered(board.obligations[i]);
  }
  board.expectations[*index].fired.reset();
  std::erase(board.watched, *index);
}

/// Whether the duty counts in the mode that is in force.
bool LaneFold::in_mode(const Obligation& obligation) const {
  return obligation.modes.empty() ||
         std::ranges::find(obligation.modes, lane().mode) != obligation.modes.end();
}

void LaneFold::opened(const MessageId& id) const {
  const auto* message = state.message(id);
  if (message == nullptr) return;
  const auto* seat = state.seat(recorded.by);
  const auto by = [&](const PartyId& post) { return seat != nullptr && seat->role == post; };
  // A tier's clock runs from what came to its own post, so only that post's opening is beside it.
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& duty = scenario.obligations[i];
    const bool theirs = duty.relay && by(duty.owes) && board.obligations[i].trigger &&
                        board.relays[duty.relay->relay].carriers.contains(id);
    if (theirs) on_opened(board.obligations[i], mark());
  }
  const auto started = board.started_by.find(message->inject);
  if (message->inject.empty() || started == board.started_by.end()) return;
  for (const auto i : started->second) {
    const auto& duty = scenario.obligations[i];
    if (!duty.relay && (by(duty.owes) || !message->addressed_to(duty.owes)))
      on_opened(board.obligations[i], mark());
  }
}

/// The relays whose information the message carries. Whoever gets it has their tier begun.
std::set<std::size_t> LaneFold::relays(const MessageSent& e) const {
  std::set<std::size_t> carried;
  for (std::size_t i = 0; i < scenario.relays.size(); ++i) {
    if (on_relay(board.relays[i], scenario, scenario.relays[i], e, mark())) carried.insert(i);
  }
  for (std::size_t i = 0; i < scenario.obligations.size() && !carried.empty(); ++i) {
    const auto& duty = scenario.obligations[i];
    if (!duty.relay || !carried.contains(duty.relay->relay)) continue;
    const auto to = [&](const std::vector<PartyId>& list) {
      return std::ranges::find(list, duty.owes) != list.end();
    };
    if (to(e.to) || to(e.cc)) on_trigger(board.obligations[i], mark(), true);
  }
  return carried;
}

void LaneFold::sent(const Sent& sent, const std::set<std::size_t>& carried) const {
  const auto known = [&](const Truth& truth) {
    return known_at(scenario, lane(), truth, recorded.at, sent.from);
  };
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& relay = scenario.obligations[i].relay;
    if (relay && !carried.contains(relay->relay)) continue;
    on_sent(board.obligations[i], scenario, scenario.obligations[i], sent, known);
  }
}

void LaneFold::message(const MessageSent& e) const {
  triggered(e.inject, true);
  const auto carried = relays(e);
  if (!e.in_reply_to.empty()) receipt(e.in_reply_to.value, e.from);
  if (scenario.role(e.from) == nullptr) return;
  Sent sent_message;
  sent_message.mark = mark();
  sent_message.from = e.from;
  sent_message.to = e.to;
  sent_message.to.insert(sent_message.to.end(), e.cc.begin(), e.cc.end());
  sent_message.carrier = e.id.value;
  sent(sent_message, carried);
}

void LaneFold::report(const ReportSubmitted& e) const {
  Sent report{mark(), e.from, e.to, e.report.value, e.form, e.stage, e.tlp, &e.fields, {}};
  for (const auto& duty : scenario.obligations) {
    if (duty.owes != e.from || duty.form != e.form || duty.stage != e.stage) continue;
    report.prescribed.insert(duty.required.begin(), duty.required.end());
    report.prescribed.insert(duty.allowed.begin(), duty.allowed.end());
  }
  sent(report, {});
}

void LaneFold::followed(const HopFollowed& e) const {
  for (std::size_t i = 0; i < board.relays.size(); ++i) {
    if (scenario.relays[i].id == e.relay) on_relay_followed(board.relays[i], e, mark());
  }
}

void LaneFold::receipt(const std::string& carrier, const PartyId& receiver) const {
  for (auto& track : board.obligations) on_receipt(track, carrier, receiver, mark());
  for (auto& relay : board.relays) on_relay_receipt(relay, MessageId{carrier}, receiver, mark());
}

/// A post that the information did not reach owes nobody anything of it yet. What its sender did
/// stays as it was done.
void LaneFold::returned(const MailReturned& e) const {
  if (!e.unreached) return;
  for (std::size_t i = 0; i < board.relays.size(); ++i) {
    if (!on_relay_returned(board.relays[i], e, mark())) continue;
    for (std::size_t duty = 0; duty < scenario.obligations.size(); ++duty) {
      const auto& obligation = scenario.obligations[duty];
      auto& track = board.obligations[duty];
      const bool theirs =
          obligation.relay && obligation.relay->relay == i && obligation.owes == e.receiver;
      if (!theirs || track.first) continue;
      const auto* other = board.relays[i].first(e.receiver);
      if (other != nullptr && track.trigger && track.trigger->seq == other->mark.seq) continue;
      on_untriggered(track);
      if (other != nullptr) on_trigger(track, other->mark, true);
    }
  }
}

void LaneFold::approval(const ApprovalDecided& e) const {
  if (e.verdict != Verdict::approved) return;
  const auto found = state.approvals.find(e.approval);
  if (found == state.approvals.end()) return;
  const auto& asked = found->second;
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& obligation = scenario.obligations[i];
    const auto& chain = obligation.approvals;
    const bool same = std::ranges::find(chain, e.approver) != chain.end() &&
                      obligation.owes == asked.from && obligation.form == asked.form &&
                      (!obligation.stage || *obligation.stage == asked.stage);
    if (same) on_approved(board.obligations[i], obligation, e.approver, mark());
  }
}

void LaneFold::action(const ActionTaken& e) const {
  const auto* action = scenario.action(e.action);
  if (action == nullptr) return;
  const auto index = static_cast<std::size_t>(action - scenario.actions.data());
  const auto& rule = action->rule;
  const bool order_kept = !rule.not_before || lane().actions.contains(*rule.not_before);
  on_action(board.actions[index], rule, order_kept, mark());
}

void LaneFold::decision(const DecisionLogged& e) const {
  const DecisionParts parts{!e.decision.empty(), !e.ground.empty(), !e.owner.empty(),
                            e.review_at.has_value(), mark()};
  // Where organisations share a lane, each answers for its own log.
  const auto theirs = [&](const Obligation& obligation) {
    return scenario.lanes != LaneMode::shared ||
           scenario.organisation_of(obligation.owes) == scenario.organisation_of(e.role);
  };
  for (std::size_t i = 0; i < board.obligations.size(); ++i)
    if (theirs(scenario.obligations[i])) on_decision(board.obligations[i], parts);
}

void LaneFold::jumped() const {
  const StoryJump jump{recorded.at, lane().calendar_offset - board.calendar};
  if (jump.by.ms == 0) return;
  board.calendar = lane().calendar_offset;
  for (std::size_t i = 0; i < board.obligations.size(); ++i)
    on_jump(board.obligations[i], scenario.obligations[i], jump);
}

void LaneFold::marked(const ItemMarked& e) const {
  on_marked(board.evaluation, scenario, state.seat(recorded.by), recorded, e);
}
void LaneFold::settled(const MarksReconciled& e) const {
  on_settled(board.evaluation, scenario, recorded, e);
}
void LaneFold::overridden(const ScoreOverridden& e) const {
  on_overridden(board.evaluation, recorded, e);
}

void LaneFold::watch() const {
  open_items(board.evaluation, scenario, state, lane(), recorded);
  std::erase_if(board.watched, [&](std::size_t i) {
    const auto& expect = *scenario.msel[i].expect;
    if (judged_at_deadline(expect.condition) || !holds(expect.condition, scenario, state, lane()))
      return false;
    auto& track = board.expectations[i];
    (recorded.at <= track.fired->at + expect.within ? track.met : track.late) = mark();
    return true;
  });
}

void LaneFold::note_activity() const {
  const auto* seat = state.seat(recorded.by);
  if (seat != nullptr && seat->access == Access::participant)
    board.acted.insert(scenario.organisation_of(seat->role));
}

void LaneFold::apply() const {
  const auto nothing = [](const auto&) {};
  std::visit(Overload{
                 [&](const ExerciseCreated& e) { nothing(e); },
                 [&](const LaneOpened& e) { nothing(e); },
                 [&](const SeatOpened& e) { nothing(e); },
                 [&](const SeatChanged& e) { nothing(e); },
                 [&](const ClockChanged& e) { nothing(e), jumped(); },
                 [&](const InjectFired& e) { triggered(e.inject, false), watch(); },
                 [&](const InjectPlanned& e) { nothing(e); },
                 [&](const MessageSent& e) { message(e), note_activity(), watch(); },
                 [&](const MessageOpened& e) { opened(e.message), watch(); },
                 [&](const CallChanged& e) {
                   if (e.change == CallChange::answered) opened(e.call);
                   watch();
                 },
                 [&](const ReceiptGiven& e) {
                   receipt(e.report.empty() ? e.message.value : e.report.value, e.receiver);
                 },
                 [&](const ArtefactOpened& e) { nothing(e); },
                 [&](const LinkFollowed& e) { nothing(e); },
                 [&](const EvidencePinned& e) { nothing(e); },
                 [&](const ReportSubmitted& e) { report(e), note_activity(), watch(); },
                 [&](const ApprovalRequested& e) { nothing(e), note_activity(); },
                 [&](const ApprovalDecided& e) { approval(e); },
                 [&](const ActionTaken& e) { action(e), note_activity(), watch(); },
                 [&](const DecisionLogged& e) { decision(e), note_activity(); },
                 [&](const NoteAdded& e) { nothing(e); },
                 [&](const ReplyClaimed& e) { nothing(e); },
                 [&](const FlagSet& e) { nothing(e), watch(); },
                 [&](const HostChanged& e) { nothing(e), watch(); },
                 [&](const TimerSet& e) { nothing(e); },
                 [&](const TimerFired& e) { nothing(e); },
                 [&](const DirectorFailed& e) { nothing(e); },
                 [&](const ServiceChanged& e) { nothing(e), watch(); },
                 [&](const SpreadTried& e) { nothing(e); },
                 [&](const ChannelChanged& e) { nothing(e), watch(); },
                 [&](const MessageWaits& e) { waits(e); },
                 [&](const ModeChanged& e) { nothing(e), watch(); },
                 [&](const MoveBegun& e) { nothing(e), watch(); },
                 [&](const ItemMarked& e) { marked(e); },
                 [&](const MarksReconciled& e) { settled(e); },
                 [&](const ScoreOverridden& e) { overridden(e); },
                 [&](const ImprovementPlanned& e) { nothing(e); },
                 [&](const FollowUpAnswered& e) { nothing(e); },
                 [&](const SurveyOpened& e) { nothing(e); },
                 [&](const SurveyAnswered& e) { nothing(e), watch(); },
                 [&](const WordingSet& e) { nothing(e); },
                 [&](const WordingUsed& e) { nothing(e); },
                 [&](const IncidentStopped& e) { nothing(e); },
                 [&](const CommsCheckCalled& e) { nothing(e); },
                 [&](const CommsCheckAnswered& e) { nothing(e); },
                 [&](const ObserversDelayed& e) { nothing(e); },
                 [&](const LandingShown& e) { nothing(e), watch(); },
                 [&](const MailReturned& e) { returned(e); },
                 [&](const HopFollowed& e) { followed(e); },
             },
             recorded.event);
}

}  // namespace enshu::scoring
