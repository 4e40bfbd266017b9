// The world's part of `evolve`. Private to engine/core.
#pragma once

#include <map>
#include <set>

#include "engine/core/state.hpp"

namespace enshu {

/// Roles that see the world, with the hosts of their segments.
std::map<PartyId, std::set<HostId>> world_eyes(const Scenario& scenario);

/// The world of a lane as the scenario has it at the start.
void evolve_new_world(const Scenario& scenario, State& state, std::size_t lane, ExerciseTime now);
void evolve_host(const Scenario& scenario, State& state, std::size_t lane, const HostChanged& e,
                 ExerciseTime now);
void evolve_service(const Scenario& scenario, State& state, std::size_t lane,
                    const ServiceChanged& e);
void evolve_spread(const Scenario& scenario, State& state, std::size_t lane, const SpreadTried& e);

}  // namespace enshu
