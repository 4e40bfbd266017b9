// Evolve, the world's part: states of hosts and services, and the queue of what ends or spreads
// when.
#include "engine/core/evolve_world.hpp"

#include <algorithm>

namespace enshu {
namespace {

/// Takes the host's next turn out of the queue, if it has one.
void stop_spreading(State& state, std::size_t lane, std::size_t order, const HostId& host) {
  auto& turns = state.lanes[lane].spreading;
  const auto turn = turns.find(host);
  if (turn == turns.end()) return;
  state.unschedule(Due{turn->second, order, lane, {}});
  turns.erase(turn);
}

void spread_at(State& state, std::size_t lane, std::size_t order, const HostId& host,
               ExerciseTime due) {
  state.lanes[lane].spreading[host] = due;
  state.schedule(Due{due, order, lane, {}});
}

/// Starts or stops the host's turns by the state that it is in now.
void follow_state(const Scenario& scenario, State& state, std::size_t lane, std::size_t host,
                  ExerciseTime now) {
  const auto& rule = scenario.world.hosts[host];
  if (!rule.spread) return;
  const auto& at = state.lanes[lane];
  const bool spreads = at.hosts.at(rule.id) == rule.spread->state;
  if (spreads == at.spreading.contains(rule.id)) return;
  const auto order = order_of_host(scenario, host);
  if (spreads) {
    spread_at(state, lane, order, rule.id, now + rule.spread->every);
  } else {
    stop_spreading(state, lane, order, rule.id);
  }
}

/// The host's last turn before this moment, at which it opens: what it did by then stands in the
/// other hosts' first states.
ExerciseTime turn_before(const WorldHost& host, ExerciseTime now) {
  if (!host.spread || host.spread->every.ms <= 0) return now;
  return now - Duration{host.spread->already.ms % host.spread->every.ms};
}

}  // namespace

std::map<PartyId, std::set<HostId>> world_eyes(const Scenario& scenario) {
  std::map<PartyId, std::set<HostId>> eyes;
  for (const auto& role : scenario.roles) {
    if (!role.sees_world) continue;
    auto& hosts = eyes[role.id];
    for (const auto& host : scenario.hosts) {
      if (std::ranges::find(role.segments, host.segment) != role.segments.end())
        hosts.insert(host.id);
    }
  }
  return eyes;
}

void evolve_new_world(const Scenario& scenario, State& state, std::size_t lane, ExerciseTime now) {
  for (const auto& host : scenario.world.hosts) state.lanes[lane].hosts[host.id] = host.state;
  for (const auto& service : scenario.world.services)
    state.lanes[lane].services[service.id] = {service.state, std::nullopt, is_down(service.state)};
  for (std::size_t i = 0; i < scenario.world.hosts.size(); ++i)
    follow_state(scenario, state, lane, i, turn_before(scenario.world.hosts[i], now));
}

void evolve_host(const Scenario& scenario, State& state, std::size_t lane, const HostChanged& e,
                 ExerciseTime now) {
  state.lanes[lane].hosts[e.host] = e.state;
  if (const auto at = scenario.host_index(e.host)) follow_state(scenario, state, lane, *at, now);
}

void evolve_service(const Scenario& scenario, State& state, std::size_t lane,
                    const ServiceChanged& e) {
  const auto order = order_of_service(scenario, scenario.service_index(e.service).value());
  auto& status = state.lanes[lane].services[e.service];
  if (status.until) state.unschedule(Due{*status.until, order, lane, {}});
  const bool down = e.state == ServiceState::failed || e.state == ServiceState::stopped;
  status = {e.state, e.until, down && e.cause == ServiceCause::set};
  if (status.until) state.schedule(Due{*status.until, order, lane, {}});
}

void evolve_spread(const Scenario& scenario, State& state, std::size_t lane, const SpreadTried& e) {
  const auto host = scenario.host_index(e.host).value();
  const auto order = order_of_host(scenario, host);
  stop_spreading(state, lane, order, e.host);
  const auto& spread = scenario.world.hosts[host].spread;
  if (spread) spread_at(state, lane, order, e.host, e.due + spread->every);
}

}  // namespace enshu
