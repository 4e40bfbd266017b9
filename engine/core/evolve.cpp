// Evolve: one event into the state. It trusts its input, because `decide` made every refusal
// beforehand; a foreign record that names what does not exist ends in std::out_of_range, which the
// reader of the record catches.
#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/core/evolve_facts.hpp"
#include "engine/core/evolve_local.hpp"
#include "engine/core/evolve_own_clock.hpp"
#include "engine/core/evolve_world.hpp"

namespace enshu {
namespace {

/// What one event may touch.
struct Fold {
  const Scenario& scenario;
  State& state;
  const Recorded& recorded;

  LaneState& lane() const { return state.lanes[lane_at()]; }
  std::size_t lane_at() const { return state.lane_index.at(recorded.lane); }
  /// Now, for what is counted from it: the clock of a lane that rests stands still.
  ExerciseTime now() const { return lane().resting_since.value_or(recorded.at); }

  void unqueue(std::size_t inject) const {
    auto& entry = lane().injects[inject];
    if (entry.due) state.unschedule(Due{*entry.due, inject, lane_at(), {}});
  }
  void queue(std::size_t inject, ExerciseTime due) const {
    unqueue(inject);
    lane().injects[inject].due = due;
    state.schedule(Due{due, inject, lane_at(), {}});
  }
  /// Starts the delay of every inject that waits for this one.
  void start_followers(const InjectId& fired) const {
    for (std::size_t i = 0; i < scenario.msel.size(); ++i) {
      const auto& schedule = scenario.msel[i].schedule;
      auto& entry = lane().injects[i];
      if (schedule.kind != Schedule::Kind::after || schedule.anchor != fired) continue;
      const bool set_aside =
          entry.status == InjectStatus::held || entry.status == InjectStatus::skipped;
      if (set_aside && !entry.due) entry.due = now() + schedule.delay;
      if (entry.status != InjectStatus::waiting) continue;
      queue(i, now() + schedule.delay);
      entry.status = InjectStatus::pending;
    }
    for (std::size_t i = 0; i < scenario.moves.size(); ++i) {
      const auto& move = scenario.moves[i];
      if (move.after == fired) queue_move(i, now() + move.delay);
    }
    for (std::size_t i = 0; i < scenario.surveys.size(); ++i) {
      const auto& survey = scenario.surveys[i];
      if (survey.after == fired && !lane().surveys[i].opened) queue_survey(i, now() + survey.delay);
    }
  }
  void queue_survey(std::size_t survey, ExerciseTime due) const {
    unqueue_survey(survey);
    lane().surveys[survey].due = due;
    state.schedule(Due{due, order_of_survey(scenario, survey), lane_at(), {}});
  }
  void unqueue_survey(std::size_t survey) const {
    auto& due = lane().surveys[survey].due;
    if (due) state.unschedule(Due{*due, order_of_survey(scenario, survey), lane_at(), {}});
    due.reset();
  }
  /// Moves that have begun or were passed by do not come again.
  void queue_move(std::size_t move, ExerciseTime due) const {
    auto& state_of_lane = lane();
    if (state_of_lane.move_due[move] || (state_of_lane.move && *state_of_lane.move >= move)) return;
    state_of_lane.move_due[move] = due;
    state.schedule(Due{due, move, lane_at(), {}, true});
  }
};

void open_lane(const Fold& fold, const LaneOpened& e) {
  LaneState lane;
  lane.id = e.opened;
  lane.title = e.title;
  lane.injects.resize(fold.scenario.msel.size());
  lane.mode = fold.scenario.mode.value_or(Mode::normal);
  const std::size_t at = fold.state.lanes.size();
  for (std::size_t i = 0; i < fold.scenario.msel.size(); ++i) {
    const auto& schedule = fold.scenario.msel[i].schedule;
    if (schedule.kind != Schedule::Kind::at && schedule.kind != Schedule::Kind::unless) continue;
    lane.injects[i] = {InjectStatus::pending, schedule.at, std::nullopt};
    fold.state.due.insert(Due{schedule.at, i, at, {}});
  }
  lane.parameters = e.parameters;
  lane.move_due.resize(fold.scenario.moves.size());
  for (std::size_t i = 0; i < fold.scenario.moves.size(); ++i) {
    lane.move_due[i] = fold.scenario.moves[i].at;
    if (lane.move_due[i]) fold.state.due.insert(Due{*lane.move_due[i], i, at, {}, true});
  }
  lane.surveys.resize(fold.scenario.surveys.size());
  for (std::size_t i = 0; i < lane.surveys.size(); ++i) {
    lane.surveys[i].due = fold.scenario.surveys[i].at;
    if (const auto due = lane.surveys[i].due)
      fold.state.due.insert(Due{*due, order_of_survey(fold.scenario, i), at, {}});
  }
  fold.state.lane_index.emplace(e.opened, at);
  fold.state.lanes.push_back(std::move(lane));
  evolve_new_world(fold.scenario, fold.state, at, fold.recorded.at);
}

void begin(const Fold& fold, const MoveBegun& e) {
  const auto begun = fold.scenario.move_index(e.move).value();
  auto& lane = fold.lane();
  lane.move = begun;
  for (std::size_t i = 0; i <= begun; ++i) {
    if (auto& due = lane.move_due[i]) {
      fold.state.unschedule(Due{*due, i, fold.lane_at(), {}, true});
      due.reset();
    }
  }
}

void plan(const Fold& fold, const InjectPlanned& e) {
  if (e.organisation) return plan_locally(fold.lane(), e);
  const auto at = fold.scenario.inject_index(e.inject).value();
  auto& entry = fold.lane().injects[at];
  const auto* by = fold.state.seat(fold.recorded.by);
  entry.from_above = (e.change == PlanChange::held || e.change == PlanChange::skipped) &&
                     (by == nullptr || by->access != Access::sub_controller);
  switch (e.change) {
    case PlanChange::held:
      fold.unqueue(at);
      entry.status = InjectStatus::held;
      break;
    case PlanChange::skipped:
    case PlanChange::stood_down:
      fold.unqueue(at);
      entry.status =
          e.change == PlanChange::skipped ? InjectStatus::skipped : InjectStatus::stood_down;
      break;
    case PlanChange::released:
    case PlanChange::restored:
    case PlanChange::retimed:
    case PlanChange::scheduled:
      if (e.due && entry.status == InjectStatus::held && e.change == PlanChange::retimed) {
        entry.due = e.due;  // still held: the new time counts from its release
      } else if (e.due) {
        fold.queue(at, *e.due);
        entry.status = InjectStatus::pending;
      } else {
        fold.unqueue(at);
        entry.due.reset();
        entry.status = InjectStatus::waiting;
      }
      break;
  }
}

void fire(const Fold& fold, const InjectFired& e) {
  if (e.organisation) {
    fold.lane().organisations[*e.organisation].injects[e.inject] = {LocalStatus::fired,
                                                                    fold.recorded.at};
    return;
  }
  const auto at = fold.scenario.inject_index(e.inject).value();
  fold.unqueue(at);
  auto& entry = fold.lane().injects[at];
  entry.status = InjectStatus::fired;
  entry.fired_at = fold.lane().own_time(fold.recorded.at);
  entry.fired_seq = fold.recorded.seq;
  fold.start_followers(e.inject);
}

void send(const Fold& fold, const MessageSent& e) {
  auto& lane = fold.lane();
  MessageState message;
  message.lane = fold.lane_at();
  message.channel = e.channel;
  message.from = e.from;
  message.to = e.to;
  message.cc = e.cc;
  message.thread = e.thread;
  message.forward_of = e.forward_of;
  message.inject = e.inject;
  message.subject = e.subject;
  message.attachments = e.attachments;
  message.files = e.files;
  if (is_call(e.channel)) message.transcript = e.body;
  if (fold.scenario.role(e.from) != nullptr) {
    note_told(lane, e.from, e.to, fold.recorded.seq);
    note_told(lane, e.from, e.cc, fold.recorded.seq);
    if (const auto* answered = fold.state.message(e.in_reply_to);
        answered != nullptr && !answered->inject.empty()) {
      lane.replied.insert(answered->inject);
    }
  }
  if (const auto* member = fold.scenario.member(e.from); member != nullptr && !member->listed) {
    for (const auto& party : e.to) lane.heard.emplace(e.from, party);
    for (const auto& party : e.cc) lane.heard.emplace(e.from, party);
  }
  for (const auto& file : e.attachments) {
    for (const auto& party : e.to) lane.artefacts[party].insert(file.id);
    for (const auto& party : e.cc) lane.artefacts[party].insert(file.id);
  }
  std::erase_if(lane.waiting, [&](const WaitingMessage& w) { return w.words.id == e.id; });
  note_files(fold.state, e, fold.recorded);
  note_answer(fold.state, e, fold.recorded);
  ++fold.state.drawn;
  fold.state.messages.emplace(e.id, std::move(message));
}

void change_channel(const Fold& fold, const ChannelChanged& e) {
  auto& lane = fold.lane();
  const std::size_t order = restore_order(fold.scenario, e.channel);
  if (const auto was = lane.down.find(e.channel); was != lane.down.end()) {
    if (was->second) fold.state.unschedule(Due{*was->second, order, fold.lane_at(), {}});
    lane.down.erase(was);
  }
  if (e.working) return;
  lane.down.emplace(e.channel, e.until);
  if (e.until) fold.state.schedule(Due{*e.until, order, fold.lane_at(), {}});
}

void change_clock(const Fold& fold, const ClockChanged& e) {
  if (e.change == ClockChange::calendar) {
    fold.lane().calendar_offset = e.calendar_offset;
    return;
  }
  if (!fold.recorded.lane.empty()) {
    evolve_own_clock(fold.state, fold.lane_at(), e, fold.recorded.at);
    return;
  }
  auto& clock = fold.state.clock;
  clock.running = e.running;
  clock.speed_permille = e.speed_permille;
  clock.at = fold.recorded.at;
  clock.wall = fold.recorded.wall;
  if (e.change == ClockChange::started) clock.started = true;
  if (e.change == ClockChange::ended) clock.ended = true;
}

void open_seat(const Fold& fold, const SeatOpened& e) {
  SeatState seat;
  seat.access = e.access;
  if (!e.seat_lane.empty()) seat.lane = fold.state.lane_index.at(e.seat_lane);
  seat.role = e.role;
  seat.name = e.name;
  seat.modelled = e.modelled;
  seat.organisation = e.organisation.value_or(OrganisationId{});
  fold.state.seats.put(e.seat, std::move(seat));
}

void open_message(const Fold& fold, const MessageOpened& e) {
  auto& message = fold.state.messages.at(e.message);
  if (const auto* seat = fold.state.seat(fold.recorded.by)) {
    auto& opened = message.opened_by;
    if (opened.size() <= seat->number) opened.resize(fold.state.seats.size());
    opened[seat->number] = true;
  }
  if (!message.inject.empty()) fold.lane().opened.insert(message.inject);
}

void change_seat(const Fold& fold, const SeatChanged& e) {
  auto& seat = fold.state.seats.at(e.seat);
  seat.name = e.name;
  seat.modelled = e.modelled;
  seat.closed = e.closed;
}

void submit(const Fold& fold, const ReportSubmitted& e) {
  note_report(fold.lane(), e, fold.recorded.seq);
  fold.state.reports.emplace(
      e.report, ReportSummary{e.report, e.form, e.stage, e.from, e.to, fold.lane_at()});
  ++fold.state.drawn;
}

void change_call(const Fold& fold, const CallChanged& e) {
  auto& call = fold.state.messages.at(e.call);
  (e.change == CallChange::answered ? call.answered : call.declined) = true;
  if (e.change == CallChange::answered && !call.inject.empty())
    fold.lane().opened.insert(call.inject);
}

/// A sub-controller's mark speaks of one organisation; those of the lane are the evaluators'.
void mark_item(const Fold& fold, const ItemMarked& e) {
  const auto* by = fold.state.seat(fold.recorded.by);
  if (by != nullptr && !by->organisation.empty()) return;
  fold.lane().marks[e.item].by[fold.recorded.by] = e.mark;
}

void open_survey(const Fold& fold, const SurveyOpened& e) {
  const auto at = survey_index(fold.scenario.surveys, e.survey).value();
  fold.unqueue_survey(at);
  fold.lane().surveys[at].opened = fold.recorded.at;
}

void answer_survey(const Fold& fold, const SurveyAnswered& e) {
  const auto at = survey_index(fold.scenario.surveys, e.survey).value();
  fold.lane().surveys[at].answers.emplace(fold.recorded.by, e);
}

void remember_command(State& state, const Recorded& recorded) {
  if (recorded.command.empty()) return;
  state.commands.emplace(command_key(recorded.by, recorded.command),
                         CommandSeen{recorded.command_hash, recorded.seq});
}

}  // namespace

void evolve(const Scenario& scenario, State& state, const Recorded& recorded) {
  const Fold fold{scenario, state, recorded};
  state.seq = recorded.seq;
  state.at = recorded.at;
  remember_command(state, recorded);
  std::visit(
      Overload{
          [&](const ExerciseCreated& e) {
            state.seed = e.seed;
            state.world_eyes = world_eyes(scenario);
          },
          [&](const LaneOpened& e) { open_lane(fold, e); },
          [&](const SeatOpened& e) { open_seat(fold, e); },
          [&](const SeatChanged& e) { change_seat(fold, e); },
          [&](const ClockChanged& e) { change_clock(fold, e); },
          [&](const InjectFired& e) { fire(fold, e); },
          [&](const InjectPlanned& e) { plan(fold, e); },
          [&](const MessageSent& e) { send(fold, e); },
          [&](const MessageOpened& e) { open_message(fold, e); },
          [&](const CallChanged& e) { change_call(fold, e); },
          [&](const ReceiptGiven&) {},
          [&](const ArtefactOpened&) {},
          [&](const LinkFollowed&) {},
          [&](const EvidencePinned&) {},
          [&](const ReportSubmitted& e) { submit(fold, e); },
          [&](const ApprovalRequested& e) {
            state.approvals.emplace(
                e.approval,
                ApprovalState{e.from, e.approver, e.form, e.stage, fold.lane_at(), {}, e});
            ++state.drawn;
          },
          [&](const ApprovalDecided& e) { state.approvals.at(e.approval).verdict = e.verdict; },
          [&](const ActionTaken& e) { note_action(fold.lane(), e, recorded); },
          [&](const DecisionLogged&) {},
          [&](const NoteAdded& e) { state.note(recorded, e); },
          [&](const ReplyClaimed& e) {
            state.messages.at(e.message).claimed_by = e.released ? SeatId{} : recorded.by;
          },
          [&](const FlagSet& e) { fold.lane().flags[e.flag] = e.value; },
          [&](const HostChanged& e) {
            evolve_host(scenario, state, fold.lane_at(), e, recorded.at);
          },
          [&](const TimerSet& e) {
            state.schedule(Due{e.due, scenario.msel.size(), fold.lane_at(), e.timer});
          },
          [&](const TimerFired& e) {
            state.unschedule(Due{e.due, scenario.msel.size(), fold.lane_at(), e.timer});
          },
          [&](const DirectorFailed&) {},
          [&](const ServiceChanged& e) { evolve_service(scenario, state, fold.lane_at(), e); },
          [&](const SpreadTried& e) { evolve_spread(scenario, state, fold.lane_at(), e); },
          [&](const ChannelChanged& e) { change_channel(fold, e); },
          [&](const MessageWaits& e) {
            fold.lane().waiting.push_back({e, recorded.at});
            ++state.drawn;
          },
          [&](const ModeChanged& e) { fold.lane().mode = e.mode; },
          [&](const MoveBegun& e) { begin(fold, e); },
          [&](const ItemMarked& e) { mark_item(fold, e); },
          [&](const MarksReconciled& e) { fold.lane().marks[e.item].settled = e.mark; },
          [&](const ScoreOverridden&) {},
          [&](const ImprovementPlanned& e) {
            if (state.improvements.emplace(e.improvement, recorded.lane).second) ++state.drawn;
          },
          [&](const FollowUpAnswered&) {},
          [&](const SurveyOpened& e) { open_survey(fold, e); },
          [&](const SurveyAnswered& e) { answer_survey(fold, e); },
          [&](const WordingSet& e) { set_wording(fold.lane(), e); },
          [&](const WordingUsed& e) { use_wording(fold.lane(), e); },
          [&](const IncidentStopped& e) {
            fold.state.drill.stopped = e.stopped ? std::optional(e.reason) : std::nullopt;
          },
          [&](const CommsCheckCalled& e) {
            auto& drill = fold.state.drill;
            if (!e.closed) drill.answers.clear();
            drill.check = e.check;
            drill.check_open = !e.closed;
          },
          [&](const CommsCheckAnswered& e) { fold.state.drill.answers[recorded.by] = e; },
          [&](const ObserversDelayed& e) {
            fold.state.drill.observer_delay = e.delay;
            fold.state.drill.hide_names = e.hide_names;
          },
          [&](const LandingShown& e) { fold.lane().lured.insert(e.bait); },
          [&](const MailReturned& e) { state.returned[e.message].insert(e.receiver_seat); },
          [](const HopFollowed&) {},
      },
      recorded.event);
}

}  // namespace enshu
