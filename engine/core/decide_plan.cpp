// Decisions about the MSEL: what fires when, and what controllers do to the plan.
#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

Draft planned(const LaneState& lane, const InjectId& inject, PlanChange change,
              std::optional<ExerciseTime> due = {}) {
  return {lane.id, InjectPlanned{inject, change, due}};
}

/// How an inject's schedule reads as a cause when its time has come.
FireCause cause_of(const Schedule& schedule) {
  switch (schedule.kind) {
    case Schedule::Kind::when:
      return FireCause::condition;
    case Schedule::Kind::unless:
      return FireCause::contingency;
    case Schedule::Kind::at:
    case Schedule::Kind::after:
    case Schedule::Kind::manual:
      return FireCause::timeline;
  }
  return FireCause::timeline;
}

Error held_above() {
  return refuse("held_above",
                "この状況付与は統制官が保留または取消にしています。統制官に確かめてください。",
                "The controllers hold or have skipped this inject. Ask them.");
}

/// Applies `each` to the named inject in the named lanes and gathers what it answers.
template <class Each>
Decided in_lanes(const Asking& asking, const InjectId& name, std::vector<const LaneState*> lanes,
                 Each each) {
  const auto inject = asking.scenario.inject_index(name);
  if (!inject) return unknown_inject(name);
  if (asking.state.clock.ended)
    return refuse("ended", "演習はすでに終了しています。", "The exercise has already ended.");
  if (auto fine = without_ended(lanes); !fine) return fine.error();
  const auto& only = asking.scenario.msel[*inject].only;
  std::erase_if(lanes, [&](const auto* lane) { return !exists_in(only, lane->parameters); });
  if (lanes.empty()) {
    return refuse("not_in_variant",
                  "この状況付与は、選んだチームの設定（パラメーター）では使いません。",
                  "The inject does not exist in the variant that these teams play.");
  }
  const auto above = [&](const auto* lane) { return lane->injects[*inject].from_above; };
  if (asks_locally(asking) && std::ranges::any_of(lanes, above)) return held_above();
  Decision decision;
  for (const auto* lane : lanes) each(*lane, *inject, decision.drafts);
  if (decision.drafts.empty()) {
    return refuse(
        "nothing_to_do",
        "この状況付与は、その操作ができる状態ではありません（付与済み、または取消済み）。",
        "The inject is not in a state for that: it has fired or was skipped already.");
  }
  return decision;
}

/// As `in_lanes`, or for one organisation alone.
template <class Command, class Each>
Decided in_lanes_or_locally(const Asking& asking, const Command& command, LocalAct act, Each each) {
  auto who = whom(asking, command.lanes, command.organisation);
  if (!who) return who.error();
  if (!who->organisation.empty()) return act_locally(asking, *who, command.inject, act);
  return in_lanes(asking, command.inject, std::move(who->lanes), each);
}

bool open(const InjectState& entry) {
  return entry.status == InjectStatus::waiting || entry.status == InjectStatus::pending ||
         entry.status == InjectStatus::held;
}

/// When an inject that was held or skipped is due again: as planned before, or at once when that is
/// past.
std::optional<ExerciseTime> due_again(const Asking& asking, const InjectState& entry) {
  if (!entry.due) return std::nullopt;
  return std::max(*entry.due, asking.now.at);
}

}  // namespace

MessageSent compose(const Asking& asking, const LaneState& lane, const InjectId& inject,
                    const Content& content, Share share, std::size_t& nth) {
  const auto context = render_context(asking, lane, content.from, &share);
  MessageSent message;
  message.id = MessageId{draw_id(asking.state, 'm', nth++)};
  message.thread = message.id;
  message.channel = content.channel;
  message.from = content.from;
  message.to = std::move(share.to);
  message.cc = std::move(share.cc);
  message.severity = content.severity;
  message.subject = asking.renderer.render(content.subject, context);
  message.body = asking.renderer.render(content.body, context);
  for (const auto& file : content.attachments) {
    if (const auto* artefact = asking.scenario.artefact(file))
      message.attachments.push_back(describe(*artefact));
  }
  message.inject = inject;
  message.calendar = context.calendar;
  sign(asking.scenario, message);
  return message;
}

void fire_inject(const Asking& asking, const LaneState& lane, std::size_t at, FireCause cause,
                 std::size_t& nth, std::vector<Draft>& drafts) {
  const auto& inject = asking.scenario.msel[at];
  const auto due = lane.injects[at].due.value_or(asking.now.at);
  const bool timed = cause == FireCause::timeline || cause == FireCause::contingency ||
                     cause == FireCause::condition;
  const std::int64_t late = timed ? std::max<std::int64_t>(0, asking.now.at.ms - due.ms) : 0;
  if (inject.mode && *inject.mode != lane.mode)
    drafts.push_back({lane.id, ModeChanged{*inject.mode}});
  drafts.push_back({lane.id, InjectFired{inject.id, cause, timed ? due : asking.now.at, late}});
  if (!inject.restores.empty()) restore_channels(asking, lane, inject.restores, drafts);
  for (const auto& content : inject.contents) {
    if (exists_in(content.only, lane.parameters))
      send_content(asking, lane, inject, content, {}, nth, drafts);
  }
  for (const auto& [flag, value] : inject.flags) drafts.push_back({lane.id, FlagSet{flag, value}});
  for (const auto& [host, state] : inject.sets)
    drafts.push_back({lane.id, HostChanged{host, state}});
  set_services(asking, lane, inject.sets_services, {}, nth, drafts);
  if (inject.jump) {
    const auto& clock = asking.state.clock;
    drafts.push_back({lane.id, ClockChanged{ClockChange::calendar,
                                            clock.running,
                                            clock.speed_permille,
                                            lane.calendar_offset + *inject.jump,
                                            {}}});
  }
  if (inject.outage) cut_channels(asking, lane, *inject.outage, drafts);
}

Decided on(const Asking& asking, const Advance&) {
  const auto& state = asking.state;
  if (!state.clock.started || state.clock.ended) return Decision{};
  if (state.due.empty() || state.due.begin()->at > asking.now.at) return Decision{};
  const Due due = *state.due.begin();
  const auto& lane = state.lanes[due.lane];
  Decision decision;
  if (due.move) {
    begin_move(asking, lane, due.order, FireCause::timeline, decision.drafts);
    return decision;
  }
  if (const auto first = order_of_survey(asking.scenario, 0); due.order >= first) {
    open_survey(asking, lane, due.order - first, decision.drafts);
    return decision;
  }
  if (due.order >= order_of_service(asking.scenario, 0)) return advance_world(asking, due);
  if (due.order > asking.scenario.msel.size()) {
    const auto channel = static_cast<Channel>(due.order - restore_order(asking.scenario, {}));
    restore_channels(asking, lane, {channel}, decision.drafts);
    return decision;
  }
  if (due.order == asking.scenario.msel.size()) {
    decision.drafts.push_back({lane.id, TimerFired{due.timer, due.at}});
    return decision;
  }
  const auto& inject = asking.scenario.msel[due.order];
  if (inject.schedule.kind == Schedule::Kind::unless &&
      holds(inject.schedule.condition, asking.scenario, state, lane)) {
    decision.drafts.push_back(planned(lane, inject.id, PlanChange::stood_down));
    return decision;
  }
  std::size_t nth = 0;
  fire_inject(asking, lane, due.order, cause_of(inject.schedule), nth, decision.drafts);
  return decision;
}

Decided on(const Asking& asking, const CheckConditions& command) {
  const auto* lane = asking.state.lane(command.lane);
  const auto& clock = asking.state.clock;
  if (lane == nullptr || !clock.started || asking.state.over(*lane)) return Decision{};
  const auto& msel = asking.scenario.msel;
  for (const auto i : asking.scenario.conditional()) {
    const auto& schedule = msel[i].schedule;
    const auto& entry = lane->injects[i];
    if (entry.status != InjectStatus::waiting) continue;
    if (!holds(schedule.condition, asking.scenario, asking.state, *lane)) continue;
    Decision decision;
    if (schedule.delay.ms > 0) {
      decision.drafts.push_back(
          planned(*lane, msel[i].id, PlanChange::scheduled, asking.now.at + schedule.delay));
    } else {
      std::size_t nth = 0;
      fire_inject(asking, *lane, i, FireCause::condition, nth, decision.drafts);
    }
    return decision;
  }
  return Decision{};
}

Decided on(const Asking& asking, const FireInject& command) {
  if (!asking.state.clock.started) {
    return refuse("not_started", "演習を開始してから付与してください。",
                  "Start the exercise before firing injects.");
  }
  std::size_t nth = 0;
  return in_lanes_or_locally(
      asking, command, LocalAct::fire,
      [&](const LaneState& lane, std::size_t at, std::vector<Draft>& drafts) {
        if (lane.injects[at].status == InjectStatus::fired) return;
        fire_inject(asking, lane, at, FireCause::controller, nth, drafts);
      });
}

Decided on(const Asking& asking, const HoldInject& command) {
  return in_lanes_or_locally(
      asking, command, LocalAct::hold,
      [&](const LaneState& lane, std::size_t at, std::vector<Draft>& drafts) {
        const auto& entry = lane.injects[at];
        const bool raised =
            entry.status == InjectStatus::held && !entry.from_above && !asks_locally(asking);
        if (entry.status != InjectStatus::waiting && entry.status != InjectStatus::pending &&
            !raised)
          return;
        drafts.push_back(planned(lane, command.inject, PlanChange::held));
      });
}

Decided on(const Asking& asking, const ReleaseInject& command) {
  return in_lanes_or_locally(
      asking, command, LocalAct::release,
      [&](const LaneState& lane, std::size_t at, std::vector<Draft>& drafts) {
        const auto& entry = lane.injects[at];
        if (entry.status != InjectStatus::held) return;
        drafts.push_back(
            planned(lane, command.inject, PlanChange::released, due_again(asking, entry)));
      });
}

Decided on(const Asking& asking, const SkipInject& command) {
  return in_lanes_or_locally(
      asking, command, LocalAct::skip,
      [&](const LaneState& lane, std::size_t at, std::vector<Draft>& drafts) {
        if (!open(lane.injects[at])) return;
        drafts.push_back(planned(lane, command.inject, PlanChange::skipped));
      });
}

Decided on(const Asking& asking, const RestoreInject& command) {
  return in_lanes_or_locally(
      asking, command, LocalAct::restore,
      [&](const LaneState& lane, std::size_t at, std::vector<Draft>& drafts) {
        const auto& entry = lane.injects[at];
        if (entry.status != InjectStatus::skipped && entry.status != InjectStatus::stood_down)
          return;
        drafts.push_back(
            planned(lane, command.inject, PlanChange::restored, due_again(asking, entry)));
      });
}

Decided on(const Asking& asking, const RetimeInject& command) {
  if (command.at < asking.now.at) {
    return refuse("past_time",
                  "過ぎた時刻へは移せません。今より後の時刻か「今すぐ付与」を選んでください。",
                  "That time has passed. Choose a later time, or fire the inject now.");
  }
  auto lanes = lanes_of(asking, command.lanes);
  if (!lanes) return lanes.error();
  return in_lanes(
      asking, command.inject, std::move(*lanes),
      [&](const LaneState& lane, std::size_t at, std::vector<Draft>& drafts) {
        if (!open(lane.injects[at])) return;
        drafts.push_back(planned(lane, command.inject, PlanChange::retimed, command.at));
      });
}

}  // namespace enshu
