// Events of one lane into its tracks.
#include "scoring/lane_board.hpp"

#include <algorithm>

namespace enshu::scoring {

LaneBoard::LaneBoard(const Scenario& scenario)
    : obligations(scenario.obligations.size()),
      actions(scenario.actions.size()),
      expectations(scenario.msel.size()) {}

bool known_at(const Scenario& scenario, const LaneState& lane, const Truth& truth,
              ExerciseTime at) {
  if (truth.known_from.empty()) return true;
  const auto index = scenario.inject_index(truth.known_from);
  return index && lane.injects[*index].fired_at && *lane.injects[*index].fired_at <= at;
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

void LaneFold::triggered(const InjectId& inject, bool message) const {
  if (inject.empty()) return;
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    if (scenario.obligations[i].trigger == inject)
      on_trigger(board.obligations[i], mark(), message);
  }
  const auto index = scenario.inject_index(inject);
  if (!index || !scenario.msel[*index].expect || board.expectations[*index].fired) return;
  board.expectations[*index].fired = mark();
  board.watched.push_back(*index);
}

void LaneFold::opened(const MessageId& id) const {
  const auto* message = state.message(id);
  if (message == nullptr || message->inject.empty()) return;
  const auto* seat = state.seat(recorded.by);
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& obligation = scenario.obligations[i];
    if (obligation.trigger != message->inject) continue;
    const bool by_owner = seat != nullptr && seat->role == obligation.owes;
    if (by_owner || !message->addressed_to(obligation.owes))
      on_opened(board.obligations[i], mark());
  }
}

void LaneFold::sent(const Sent& sent) const {
  const auto known = [&](const Truth& truth) {
    return known_at(scenario, lane(), truth, recorded.at);
  };
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    on_sent(board.obligations[i], scenario, scenario.obligations[i], sent, known);
  }
}

void LaneFold::message(const MessageSent& e) const {
  triggered(e.inject, true);
  if (!e.in_reply_to.empty()) receipt(e.in_reply_to.value, e.from);
  if (scenario.role(e.from) == nullptr) return;
  Sent sent_message;
  sent_message.mark = mark();
  sent_message.from = e.from;
  sent_message.to = e.to;
  sent_message.to.insert(sent_message.to.end(), e.cc.begin(), e.cc.end());
  sent_message.carrier = e.id.value;
  sent(sent_message);
}

void LaneFold::report(const ReportSubmitted& e) const {
  sent({mark(), e.from, e.to, e.report.value, e.form, e.stage, e.tlp, &e.fields});
}

void LaneFold::receipt(const std::string& carrier, const PartyId& receiver) const {
  for (auto& track : board.obligations) on_receipt(track, carrier, receiver, mark());
}

void LaneFold::approval(const ApprovalDecided& e) const {
  if (e.verdict != Verdict::approved) return;
  const auto found = state.approvals.find(e.approval);
  if (found == state.approvals.end()) return;
  const auto& asked = found->second;
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& obligation = scenario.obligations[i];
    const bool same = obligation.approval == e.approver && obligation.owes == asked.from &&
                      obligation.form == asked.form &&
                      (!obligation.stage || *obligation.stage == asked.stage);
    if (same) on_approved(board.obligations[i], mark());
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
  for (auto& track : board.obligations) on_decision(track, parts);
}

void LaneFold::watch() const {
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
  if (seat != nullptr && seat->access == Access::participant) board.acted = true;
}

void LaneFold::apply() const {
  const auto nothing = [](const auto&) {};
  std::visit(Overload{
                 [&](const ExerciseCreated& e) { nothing(e); },
                 [&](const LaneOpened& e) { nothing(e); },
                 [&](const SeatOpened& e) { nothing(e); },
                 [&](const SeatChanged& e) { nothing(e); },
                 [&](const ClockChanged& e) { nothing(e); },
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
                 [&](const MoveBegun& e) { nothing(e), watch(); },
             },
             recorded.event);
}

}  // namespace enshu::scoring
