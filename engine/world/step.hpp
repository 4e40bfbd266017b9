// How the world moves: one change at a time, out of its rules and its state in a lane. Pure; who
// asks puts each change into effect before asking for the next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/world/world.hpp"

namespace enshu {

struct ServiceStep {
  ServiceId service;
  ServiceState state = ServiceState::working;
  ServiceCause cause = ServiceCause::set;
  std::optional<ExerciseTime> until;
  std::string need;  ///< what was lost; with need_lost and buffer_empty
  bool operator==(const ServiceStep&) const = default;
};

/// The name of the first host or service that keeps the need from being met; empty when it is met.
std::string missing(const WorldNeed& need, const WorldState& state);

/// The first service, in the world's order, whose state does not follow from what it needs. Nothing
/// when all do.
std::optional<ServiceStep> next_step(const World& world, const WorldState& state, ExerciseTime now);

/// What follows when the service's `until` has come: the buffer is empty, or the recovery over.
ServiceStep when_over(const WorldService& service, const WorldState& state);

/// A service set by hand, to anything but on_buffer. `working` gives it back to its needs;
/// `restoring` takes the recovery.
ServiceStep set_by_hand(const WorldService& service, ServiceState state, ExerciseTime now);

/// The hosts that `source` infects at its turn at `due`. The same seed, hosts and time give the
/// same answer in every lane, so that luck does not tell teams apart.
std::vector<HostId> caught(const World& world, const WorldState& state, const WorldHost& source,
                           std::uint64_t seed, ExerciseTime due);

/// Services that need each other in a circle, in order; empty when there is none.
std::vector<ServiceId> circle_of_needs(const World& world);

}  // namespace enshu
