// The simulated world as rules: hosts that infect others, services that need hosts and services.
// What became of it in a lane is WorldState; step.hpp says how the one moves the other.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/world/ids.hpp"

namespace enshu {

/// `on_buffer`: what it needs is gone, and it lives on battery, generator or stock. `failed`: it
/// serves nobody. `stopped`: somebody stopped it on purpose. `restoring`: what it needs is back,
/// and it is being started.
enum class ServiceState { working, on_buffer, failed, stopped, restoring };

/// Nobody is served: neither working nor living on a buffer.
constexpr bool is_down(ServiceState state) {
  return state != ServiceState::working && state != ServiceState::on_buffer;
}

/// Why a service changed: what it needs was lost; its buffer ran out; what it needs came back; its
/// recovery is over; an inject, an action, the director or a controller set it.
enum class ServiceCause { need_lost, buffer_empty, need_back, recovered, set };

/// States in which a host serves nobody, where the need does not name its own.
inline const std::vector<std::string>& states_that_count_as_down() {
  static const std::vector<std::string> states{"down",     "stopped",   "failed",
                                               "isolated", "encrypted", "wiped"};
  return states;
}

/// A host or a service, or several joined by `all` or `any`. `all` without parts is always met.
struct WorldNeed {
  enum class Join { host, service, all, any };
  Join join = Join::all;
  HostId host;
  std::vector<std::string> down;  ///< states of the host that count as down
  ServiceId service;
  std::vector<WorldNeed> parts;
  bool operator==(const WorldNeed&) const = default;
};

/// While the host is in `state`, every `every` each host within reach that is in one of `from`
/// falls into `state` too, with this chance. Isolated hosts are in another state and spread
/// nothing.
struct WorldSpread {
  std::string state;
  std::vector<std::string> from;
  std::vector<std::string> segments;
  std::vector<HostId> hosts;
  Duration every{};
  std::uint32_t chance_permille = 1000;
  Duration already{};  ///< how long before StartEx the host came into its first state
  bool operator==(const WorldSpread&) const = default;
};

struct WorldHost {
  HostId id;
  std::string segment;
  std::string state;  ///< at the start
  std::optional<WorldSpread> spread;
};

struct WorldService {
  ServiceId id;
  ServiceState state = ServiceState::working;  ///< at the start
  WorldNeed needs;
  Duration buffer{};    ///< how long it lives on after a need is lost
  Duration recovery{};  ///< how long it takes to start again after the needs are back
};

/// In the order of the scenario's files, which is also the order of what happens at one time.
struct World {
  std::vector<WorldHost> hosts;
  std::vector<WorldService> services;
};

/// `held`: it was set to failed or stopped by hand; that what it needs is there does not bring it
/// back.
struct ServiceStatus {
  ServiceState state = ServiceState::working;
  std::optional<ExerciseTime> until;  ///< end of the buffer or of the recovery
  bool held = false;
  bool operator==(const ServiceStatus&) const = default;
};

/// What became of the world in one lane.
struct WorldState {
  std::map<HostId, std::string> hosts;
  std::map<ServiceId, ServiceStatus> services;
};

}  // namespace enshu
