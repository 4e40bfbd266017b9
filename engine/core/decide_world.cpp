// Decisions about the simulated world: what follows from needs, buffers and spreading, and what
// controllers and the director set by hand.
#include <algorithm>

#include "engine/base/rng.hpp"
#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

/// The words of a state as authors and consoles write it; nothing for what cannot be set.
std::optional<ServiceState> settable(const std::string& state) {
  if (state == "working") return ServiceState::working;
  if (state == "failed") return ServiceState::failed;
  if (state == "stopped") return ServiceState::stopped;
  if (state == "restoring") return ServiceState::restoring;
  return std::nullopt;
}

/// What people notice when a service goes from one state to the other.
const std::vector<Content>* noticed(const Service& service, ServiceState from, ServiceState to) {
  if (to == ServiceState::on_buffer) return &service.on_buffer;
  if (to == ServiceState::working && is_down(from)) return &service.restored;
  const bool fails = to == ServiceState::failed || to == ServiceState::stopped;
  if (fails && !is_down(from)) return &service.failed;
  return nullptr;
}

Error unknown_target(const std::string& name) {
  return refuse("unknown_world",
                "機器やサービス「" + name + "」はありません。一覧から選び直してください。",
                "There is no host or service '" + name + "'. Choose one from the list.");
}

Error bad_state() {
  return refuse("bad_state", "サービスの状態は 稼働・停止・障害・復旧中 から選んでください。",
                "Choose working, stopped, failed or restoring as the service's state.");
}

}  // namespace

void change_service(const Asking& asking, const LaneState& lane, const ServiceStep& step,
                    std::optional<std::string> by_hand, std::size_t& nth,
                    std::vector<Draft>& drafts) {
  const auto& service =
      asking.scenario.services[asking.scenario.service_index(step.service).value()];
  const auto from = lane.services.at(step.service).state;
  ServiceChanged changed{step.service, step.state, step.cause, step.until, {}, std::move(by_hand)};
  if (!step.need.empty()) changed.need = step.need;
  drafts.push_back({lane.id, std::move(changed)});
  const auto* contents = noticed(service, from, step.state);
  if (contents == nullptr || !asking.state.clock.started || asking.state.over(lane)) return;
  for (const auto& content : *contents) {
    if (!exists_in(content.only, lane.parameters)) continue;
    for (auto& share :
         shares_of(asking, lane, {}, content.subject, content.body, {content.to, content.cc, {}}))
      drafts.push_back({lane.id, compose(asking, lane, {}, content, std::move(share), nth)});
  }
}

void set_services(const Asking& asking, const LaneState& lane,
                  const std::vector<std::pair<ServiceId, ServiceState>>& sets,
                  const std::optional<std::string>& reason, std::size_t& nth,
                  std::vector<Draft>& drafts) {
  for (const auto& [id, state] : sets) {
    const auto at = asking.scenario.service_index(id);
    const auto status = lane.services.find(id);
    if (!at || status == lane.services.end()) continue;
    const bool by_hand = state == ServiceState::failed || state == ServiceState::stopped;
    if (status->second.state == state && status->second.held == by_hand) continue;
    change_service(asking, lane,
                   set_by_hand(asking.scenario.world.services[*at], state, asking.now.at), reason,
                   nth, drafts);
  }
}

Decision advance_world(const Asking& asking, const Due& due) {
  const auto& world = asking.scenario.world;
  const auto& lane = asking.state.lanes[due.lane];
  const auto first_host = order_of_host(asking.scenario, 0);
  Decision decision;
  if (due.order < first_host) {
    const auto& service = world.services[due.order - order_of_service(asking.scenario, 0)];
    std::size_t nth = 0;
    change_service(asking, lane, when_over(service, lane), {}, nth, decision.drafts);
    return decision;
  }
  const auto& host = world.hosts[due.order - first_host];
  decision.drafts.push_back({lane.id, SpreadTried{host.id, due.at}});
  for (const auto& id : caught(world, lane, host, asking.state.seed, due.at))
    decision.drafts.push_back({lane.id, HostChanged{id, host.spread->state, host.id, {}}});
  return decision;
}

Decided on(const Asking& asking, const CheckWorld& command) {
  const auto* lane = asking.state.lane(command.lane);
  const auto& clock = asking.state.clock;
  if (lane == nullptr || !clock.started || asking.state.over(*lane)) return Decision{};
  const auto step = next_step(asking.scenario.world, *lane, asking.now.at);
  if (!step) return Decision{};
  Decision decision;
  std::size_t nth = 0;
  change_service(asking, *lane, *step, {}, nth, decision.drafts);
  return decision;
}

Decided on(const Asking& asking, const SetWorld& command) {
  if (!asking.state.clock.started || asking.state.clock.ended) {
    return refuse("not_under_way", "変更できるのは演習の開始後、終了前です。",
                  "This can be changed only between StartEx and EndEx.");
  }
  if (auto fine = within(command.reason, 500, "理由", "reason"); !fine) return fine.error();
  if (command.state.empty())
    return refuse("bad_state", "新しい状態を選んでください。", "Choose the new state.");
  if (auto fine = within(command.state, 64, "状態", "state"); !fine) return fine.error();
  auto lanes = lanes_of(asking, command.lanes);
  if (!lanes) return lanes.error();
  const HostId host{command.target};
  const ServiceId service{command.target};
  const auto state = settable(command.state);
  const bool is_host = asking.scenario.host_index(host).has_value();
  if (!is_host && !asking.scenario.service_index(service)) return unknown_target(command.target);
  if (!is_host && !state) return bad_state();
  std::optional<std::string> reason;
  if (!command.reason.empty()) reason = command.reason;
  Decision decision;
  std::size_t nth = 0;
  for (const auto* lane : *lanes) {
    if (!is_host) {
      set_services(asking, *lane, {{service, *state}}, reason, nth, decision.drafts);
    } else if (lane->hosts.at(host) != command.state) {
      decision.drafts.push_back({lane->id, HostChanged{host, command.state, {}, reason}});
    }
  }
  if (decision.drafts.empty()) {
    return refuse("nothing_to_do", "すでにその状態です。", "It is in that state already.");
  }
  return decision;
}

Decided on(const Asking& asking, const DirectorSetsService& command) {
  const auto* lane = asking.state.lane(command.lane);
  if (lane == nullptr || !lane->services.contains(command.service)) {
    return Decision{
        {Draft{command.lane, DirectorFailed{asking.scenario.director_path,
                                            "set: no service '" + command.service.value + "'"}}}};
  }
  Decision decision;
  std::size_t nth = 0;
  set_services(asking, *lane, {{command.service, command.state}}, {}, nth, decision.drafts);
  return decision;
}

}  // namespace enshu
