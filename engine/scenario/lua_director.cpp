// Which handlers an event wakes, and their wishes.
#include "engine/scenario/lua_director.hpp"

#include <algorithm>

#include "engine/scenario/lua/machine.hpp"

namespace enshu::scenario {
namespace {

using lua::Call;
using lua::On;

/// A handler to wake: kind, name and, where it matters, the cast member concerned.
struct Trigger {
  On on = On::reply;
  std::string name;
  PartyId addressee;
};

/// The inject that a call without reference answers: the last one in which that cast member rang
/// this role up.
const Inject* called_about(const Scenario& scenario, const LaneState& lane, const PartyId& caller,
                           const PartyId& role) {
  const Inject* last = nullptr;
  ExerciseTime last_at{};
  for (std::size_t i = 0; i < scenario.msel.size(); ++i) {
    const auto& fired_at = lane.injects[i].fired_at;
    if (!fired_at || (last != nullptr && *fired_at < last_at)) continue;
    for (const auto& content : scenario.msel[i].contents) {
      const bool rang = content.channel == Channel::phone && content.from == caller;
      if (!rang || std::ranges::find(content.to, role) == content.to.end()) continue;
      last = &scenario.msel[i];
      last_at = *fired_at;
    }
  }
  return last;
}

void message_triggers(const Scenario& scenario, const State& state, const LaneState& lane,
                      const MessageSent& e, std::vector<Trigger>& out) {
  if (scenario.role(e.from) == nullptr) return;
  const auto* answered = state.message(e.in_reply_to);
  if (answered != nullptr && !answered->inject.empty()) {
    out.push_back({On::reply, answered->inject.value, answered->from});
  } else if (e.channel == Channel::phone && e.in_reply_to.empty()) {
    for (const auto& party : e.to) {
      const auto* inject = called_about(scenario, lane, party, e.from);
      if (inject != nullptr) out.push_back({On::reply, inject->id.value, party});
    }
  }
  for (const auto* list : {&e.to, &e.cc}) {
    for (const auto& party : *list) {
      if (scenario.member(party) != nullptr) out.push_back({On::message, party.value, party});
    }
  }
}

void opened_trigger(const State& state, const MessageId& id, std::vector<Trigger>& out) {
  const auto* message = state.message(id);
  if (message != nullptr && !message->inject.empty())
    out.push_back({On::opened, message->inject.value, {}});
}

std::vector<Trigger> triggers_of(const Scenario& scenario, const State& state,
                                 const LaneState& lane, const Event& event) {
  std::vector<Trigger> out;
  if (const auto* fired = std::get_if<InjectFired>(&event))
    out.push_back({On::inject, fired->inject.value, {}});
  if (const auto* sent = std::get_if<MessageSent>(&event))
    message_triggers(scenario, state, lane, *sent, out);
  if (const auto* report = std::get_if<ReportSubmitted>(&event))
    out.push_back({On::report, report->form.value, {}});
  if (const auto* action = std::get_if<ActionTaken>(&event))
    out.push_back({On::action, action->action.value, {}});
  if (const auto* opened = std::get_if<MessageOpened>(&event))
    opened_trigger(state, opened->message, out);
  if (const auto* timer = std::get_if<TimerFired>(&event))
    out.push_back({On::timer, timer->timer, {}});
  if (const auto* move = std::get_if<MoveBegun>(&event))
    out.push_back({On::move, move->move.value, {}});
  if (const auto* call = std::get_if<CallChanged>(&event);
      call != nullptr && call->change == CallChange::answered) {
    opened_trigger(state, call->call, out);
  }
  if (const auto* request = std::get_if<ApprovalRequested>(&event)) {
    if (scenario.member(request->approver) != nullptr) {
      out.push_back({On::approval, request->approver.value, request->approver});
    }
  }
  return out;
}

/// Most events wake nobody; they are told apart before anything is copied.
bool concerns(const lua::Machine& machine, const Event& event) {
  const auto reacts = [&](On on) { return machine.reacts(on); };
  if (std::holds_alternative<MessageSent>(event)) return reacts(On::reply) || reacts(On::message);
  if (std::holds_alternative<MessageOpened>(event) || std::holds_alternative<CallChanged>(event))
    return reacts(On::opened);
  if (std::holds_alternative<InjectFired>(event)) return reacts(On::inject);
  if (std::holds_alternative<ReportSubmitted>(event)) return reacts(On::report);
  if (std::holds_alternative<ActionTaken>(event)) return reacts(On::action);
  if (std::holds_alternative<ApprovalRequested>(event)) return reacts(On::approval);
  if (std::holds_alternative<MoveBegun>(event)) return reacts(On::move);
  return std::holds_alternative<TimerFired>(event) && reacts(On::timer);
}

std::unique_ptr<lua::Machine> machine_for(const Scenario& scenario, const LuaLimits& limits) {
  auto machine = std::make_unique<lua::Machine>(scenario.director, scenario.director_path, limits);
  machine->load(scenario);
  return machine;
}

}  // namespace

LuaDirector::LuaDirector(LuaLimits limits) : limits_(std::move(limits)) {}
LuaDirector::~LuaDirector() = default;

Result<std::unique_ptr<LuaDirector>> LuaDirector::make(const Scenario& scenario, LuaLimits limits) {
  std::unique_ptr<LuaDirector> director(new LuaDirector(std::move(limits)));
  if (scenario.director_path.empty()) return director;
  director->machine_ = machine_for(scenario, director->limits_);
  const auto& problems = director->machine_->problems();
  if (problems.empty()) return director;
  const auto& first = problems.front();
  return Error{"director", first.message,
               scenario.director_path + ":" + std::to_string(first.line)};
}

std::vector<LuaProblem> LuaDirector::problems(const Scenario& scenario, const LuaLimits& limits) {
  if (scenario.director_path.empty()) return {};
  return machine_for(scenario, limits)->problems();
}

std::vector<Command> LuaDirector::react(const Scenario& scenario, const State& state,
                                        const Recorded& recorded) {
  if (machine_ == nullptr || recorded.lane.empty() || !concerns(*machine_, recorded.event))
    return {};
  const auto* lane = state.lane(recorded.lane);
  if (lane == nullptr) return {};
  Call call{scenario, state, recorded, *lane, On::reply, {}, {}, {}, 0, 0};
  for (const auto& trigger : triggers_of(scenario, state, *lane, recorded.event)) {
    const auto* handlers = machine_->handlers(trigger.on, trigger.name);
    const std::size_t count = handlers == nullptr ? 0 : handlers->size();
    for (std::size_t i = 0; i < count; ++i) {
      call.kind = trigger.on;
      call.addressee = trigger.addressee;
      if (machine_->run((*machine_->handlers(trigger.on, trigger.name))[i], call)) continue;
      machine_ = machine_for(scenario, limits_);
      if (machine_->handlers(trigger.on, trigger.name) == nullptr) break;
    }
  }
  return std::move(call.wishes);
}

}  // namespace enshu::scenario
