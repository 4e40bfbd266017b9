// Staff see the whole world; a role that sees it gets the services and the hosts of its segments.
#include "engine/app/serve/world_views.hpp"

#include <algorithm>

namespace enshu::app {
namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

void gather(const WorldNeed& need, bool any, std::vector<wire::NeedView>& out) {
  if (!need.host.empty()) out.push_back({need.host.value, any});
  if (!need.service.empty()) out.push_back({need.service.value, any});
  const bool several = need.join == WorldNeed::Join::any && need.parts.size() > 1;
  for (const auto& part : need.parts) gather(part, any || several, out);
}

void down_states(const WorldNeed& need, const HostId& host, std::vector<std::string>& out) {
  if (need.host == host && need.down != states_that_count_as_down()) {
    for (const auto& state : need.down) add_once(out, state);
  }
  for (const auto& part : need.parts) down_states(part, host, out);
}

/// The states that the scenario speaks of for a host, the one at the start first.
std::vector<std::string> states_of(const Scenario& scenario, const Host& host) {
  std::vector<std::string> out{host.state};
  const auto set = [&](const auto& sets) {
    for (const auto& [id, state] : sets) {
      if (id == host.id) add_once(out, state);
    }
  };
  for (const auto& inject : scenario.msel) set(inject.sets);
  for (const auto& action : scenario.actions) set(action.sets);
  for (const auto& other : scenario.hosts) {
    if (other.spread) add_once(out, other.spread->state);
  }
  for (const auto& service : scenario.services) down_states(service.needs, host.id, out);
  add_once(out, "normal");
  add_once(out, "isolated");
  return out;
}

wire::HostView host_view(const Scenario& scenario, const Host& host, bool staff) {
  wire::HostView view{host.id, host.title, host.owner.value, host.segment, host.state, host.reaches,
                      {},      {}};
  if (staff) view.states = states_of(scenario, host);
  for (const auto& id : host.artefacts) {
    if (const auto* artefact = scenario.artefact(id)) view.artefacts.push_back(describe(*artefact));
  }
  return view;
}

wire::ServiceView service_view(const Service& service) {
  wire::ServiceView view{service.id,     service.title,    service.site,
                         service.sector, service.state,    {},
                         service.buffer, service.recovery, service.users};
  gather(service.needs, false, view.needs);
  return view;
}

}  // namespace

std::optional<wire::WorldView> world_view(const Scenario& scenario, const State& state,
                                          const SeatState& seat) {
  if (seat.access == Access::observer || !seat.organisation.empty()) return std::nullopt;
  const bool staff = seat.access != Access::participant;
  const auto eyes = state.world_eyes.find(seat.role);
  if (!staff && eyes == state.world_eyes.end()) return std::nullopt;
  wire::WorldView view;
  for (const auto& service : scenario.services) view.services.push_back(service_view(service));
  for (const auto& host : scenario.hosts) {
    if (staff || eyes->second.contains(host.id))
      view.hosts.push_back(host_view(scenario, host, staff));
  }
  if (view.services.empty() && view.hosts.empty()) return std::nullopt;
  if (staff) return view;
  // What a service needs among hosts that this post does not see stays untold.
  for (auto& service : view.services) {
    std::erase_if(service.needs, [&](const wire::NeedView& need) {
      return scenario.host_index(HostId(need.name)) && !eyes->second.contains(HostId(need.name));
    });
  }
  return view;
}

}  // namespace enshu::app
