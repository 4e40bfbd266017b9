// Which handlers an event wakes, and their wishes.
#include "engine/scenario/lua_director.hpp"

#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/scenario/lua/allowance.hpp"
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
      const bool rang = is_call(content.channel) && content.from == caller;
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
  } else if (is_call(e.channel) && e.in_reply_to.empty()) {
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
  if (const auto* fired = std::get_if<InjectFired>(&event); fired && !fired->organisation)
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
  if (const auto* service = std::get_if<ServiceChanged>(&event))
    out.push_back({On::service, service->service.value, {}});
  if (const auto* host = std::get_if<HostChanged>(&event))
    out.push_back({On::host, host->host.value, {}});
  if (const auto* move = std::get_if<MoveBegun>(&event))
    out.push_back({On::move, move->move.value, {}});
  // Closing questionnaires come when nothing more can happen in the story.
  if (const auto* survey = std::get_if<SurveyAnswered>(&event);
      survey != nullptr && !state.clock.ended) {
    out.push_back({On::survey, survey->survey.value, {}});
  }
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
  if (std::holds_alternative<ServiceChanged>(event)) return reacts(On::service);
  if (std::holds_alternative<HostChanged>(event)) return reacts(On::host);
  if (std::holds_alternative<MoveBegun>(event)) return reacts(On::move);
  if (std::holds_alternative<SurveyAnswered>(event)) return reacts(On::survey);
  return std::holds_alternative<TimerFired>(event) && reacts(On::timer);
}

std::unique_ptr<lua::Machine> machine_for(const Scenario& scenario, const FileTree& files,
                                          const LuaLimits& limits) {
  auto machine = std::make_unique<lua::Machine>(scenario, files, limits);
  machine->load(scenario);
  return machine;
}

/// A word for the controllers about a handler, beside what it wished.
void tell(const lua::Machine& machine, const lua::HandlerKey& key, const std::string& what,
          Call& call) {
  std::size_t nth = key.nth;
  std::string place = call.scenario.director_path;
  for (const auto& one : machine.registered()) {
    if (one.on != key.on || one.name != key.name || nth-- != 0) continue;
    place = one.file + ":" + std::to_string(one.line);
    break;
  }
  call.wishes.emplace_back(DirectorReports{call.lane.id, place, what});
  call.kept = call.wishes.size();
}

std::int64_t cost_of(const lua::Machine& machine) {
  using lua::Allowance;
  const std::int64_t cost = Allowance::call_steps + machine.steps_used();
  switch (machine.broken()) {
    case lua::Broken::no:
      return cost;
    case lua::Broken::steps:
    case lua::Broken::memory:
      return cost + Allowance::afresh_steps;
    case lua::Broken::time:
      return cost + Allowance::timed_out_steps;
  }
  return cost;
}

}  // namespace

LuaDirector::LuaDirector(LuaLimits limits)
    : limits_(std::move(limits)), allowance_(std::make_unique<lua::Allowance>()) {}
LuaDirector::~LuaDirector() = default;

Result<std::unique_ptr<LuaDirector>> LuaDirector::make(const Scenario& scenario,
                                                       const FileTree& files, LuaLimits limits) {
  std::unique_ptr<LuaDirector> director(new LuaDirector(std::move(limits)));
  if (scenario.director_path.empty()) return director;
  for (const auto& [path, content] : files) {
    if (path.ends_with(".lua")) director->files_.emplace(path, content);
  }
  director->machine_ = machine_for(scenario, director->files_, director->limits_);
  const auto& problems = director->machine_->problems();
  if (problems.empty()) return director;
  const auto& first = problems.front();
  return Error{"director", first.message, first.file + ":" + std::to_string(first.line)};
}

LuaReport LuaDirector::examine(const Scenario& scenario, const FileTree& files,
                               const LuaLimits& limits) {
  LuaReport report;
  if (scenario.director_path.empty()) return report;
  const auto machine = machine_for(scenario, files, limits);
  report.problems = machine->problems();
  for (const auto& one : machine->registered()) {
    report.handlers.push_back(
        {lua::on_names[static_cast<std::size_t>(one.on)], one.name, one.file, one.line});
  }
  return report;
}

/// Runs one handler, unless it is off or its lane pauses. False when it is of no use to go on.
bool LuaDirector::wake(const lua::HandlerKey& key, Call& call) {
  using lua::Allowance;
  if (allowance_->is_off(key)) return true;
  switch (allowance_->ask(key.lane, call.recorded.at)) {
    case Allowance::Answer::paused:
      return true;
    case Allowance::Answer::pause_begins:
      tell(*machine_, key,
           "paused: the handlers of this lane have used up their steps; events wake nobody until "
           "exercise time has given them new ones",
           call);
      return true;
    case Allowance::Answer::go:
      break;
  }
  const bool whole = machine_->run((*machine_->handlers(key.on, key.name))[key.nth], call);
  allowance_->spend(key.lane, cost_of(*machine_));
  if (whole) return true;
  if (allowance_->note_break(key)) {
    tell(*machine_, key, "switched off in this lane: it has broken its budget three times", call);
  }
  machine_ = machine_for(call.scenario, files_, limits_);
  return machine_->handlers(key.on, key.name) != nullptr;
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
      if (limits_.coverage != nullptr) {
        const HandlerKey key{lua::on_names.at(static_cast<std::size_t>(trigger.on)), trigger.name,
                             i};
        ++limits_.coverage->handlers[key].runs;
      }
      if (!wake({recorded.lane, trigger.on, trigger.name, i}, call)) break;
    }
  }
  return std::move(call.wishes);
}

}  // namespace enshu::scenario
