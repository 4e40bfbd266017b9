// The rules by which services fail and return and hosts infect each other.
#include "engine/world/step.hpp"

#include <algorithm>

#include "engine/base/rng.hpp"

namespace enshu {
namespace {

ServiceState state_of(const WorldState& state, const ServiceId& id) {
  const auto found = state.services.find(id);
  return found == state.services.end() ? ServiceState::working : found->second.state;
}

bool host_down(const WorldNeed& need, const WorldState& state) {
  const auto found = state.hosts.find(need.host);
  return found != state.hosts.end() &&
         std::ranges::find(need.down, found->second) != need.down.end();
}

std::optional<ExerciseTime> ends(ExerciseTime now, Duration span) {
  return span.ms > 0 ? std::optional(now + span) : std::nullopt;
}

ServiceStep lost(const WorldService& service, std::string need, ExerciseTime now) {
  const auto until = ends(now, service.buffer);
  return {service.id, until ? ServiceState::on_buffer : ServiceState::failed,
          ServiceCause::need_lost, until, std::move(need)};
}

ServiceStep back(const WorldService& service, ExerciseTime now) {
  const auto until = ends(now, service.recovery);
  return {service.id,
          until ? ServiceState::restoring : ServiceState::working,
          ServiceCause::need_back,
          until,
          {}};
}

/// Where one service goes when nothing is set by hand, if anywhere.
std::optional<ServiceStep> follow(const WorldService& service, const ServiceStatus& status,
                                  std::string need, ExerciseTime now) {
  const bool met = need.empty();
  switch (status.state) {
    case ServiceState::working:
      if (!met) return lost(service, std::move(need), now);
      return std::nullopt;
    case ServiceState::on_buffer:
      if (met)
        return ServiceStep{service.id, ServiceState::working, ServiceCause::need_back, {}, {}};
      return std::nullopt;
    case ServiceState::restoring:
      if (!met) {
        return ServiceStep{
            service.id, ServiceState::failed, ServiceCause::need_lost, {}, std::move(need)};
      }
      return std::nullopt;
    case ServiceState::failed:
    case ServiceState::stopped:
      if (met && !status.held) return back(service, now);
      return std::nullopt;
  }
  return std::nullopt;
}

bool in_reach(const WorldSpread& spread, const WorldHost& target) {
  return std::ranges::find(spread.hosts, target.id) != spread.hosts.end() ||
         std::ranges::find(spread.segments, target.segment) != spread.segments.end();
}

/// Depth-first walk over the services that a service needs; `path` is where the walk stands.
class Walk {
 public:
  explicit Walk(const World& world) : world_(world), seen_(world.services.size(), false) {}

  std::vector<ServiceId> run() {
    for (std::size_t i = 0; i < world_.services.size(); ++i) {
      if (visit(i)) return circle_;
    }
    return {};
  }

 private:
  bool visit(std::size_t at) {
    const auto open = std::ranges::find(path_, at);
    if (open != path_.end()) {
      for (auto it = open; it != path_.end(); ++it) circle_.push_back(world_.services[*it].id);
      return true;
    }
    if (seen_[at]) return false;
    path_.push_back(at);
    const bool found = needs(world_.services[at].needs);
    path_.pop_back();
    seen_[at] = true;
    return found;
  }

  bool needs(const WorldNeed& need) {
    if (need.join == WorldNeed::Join::service) {
      const auto found = std::ranges::find(world_.services, need.service, &WorldService::id);
      return found != world_.services.end() &&
             visit(static_cast<std::size_t>(found - world_.services.begin()));
    }
    return std::ranges::any_of(need.parts, [&](const WorldNeed& part) { return needs(part); });
  }

  const World& world_;
  std::vector<bool> seen_;
  std::vector<std::size_t> path_;
  std::vector<ServiceId> circle_;
};

}  // namespace

std::string missing(const WorldNeed& need, const WorldState& state) {
  switch (need.join) {
    case WorldNeed::Join::host:
      return host_down(need, state) ? need.host.value : std::string{};
    case WorldNeed::Join::service:
      return is_down(state_of(state, need.service)) ? need.service.value : std::string{};
    case WorldNeed::Join::all:
      for (const auto& part : need.parts) {
        if (auto name = missing(part, state); !name.empty()) return name;
      }
      return {};
    case WorldNeed::Join::any: {
      std::string first;
      for (const auto& part : need.parts) {
        auto name = missing(part, state);
        if (name.empty()) return {};
        if (first.empty()) first = std::move(name);
      }
      return first;
    }
  }
  return {};
}

std::optional<ServiceStep> next_step(const World& world, const WorldState& state,
                                     ExerciseTime now) {
  for (const auto& service : world.services) {
    const auto found = state.services.find(service.id);
    if (found == state.services.end()) continue;
    if (auto step = follow(service, found->second, missing(service.needs, state), now)) return step;
  }
  return std::nullopt;
}

ServiceStep when_over(const WorldService& service, const WorldState& state) {
  if (state_of(state, service.id) == ServiceState::restoring)
    return {service.id, ServiceState::working, ServiceCause::recovered, {}, {}};
  return {service.id,
          ServiceState::failed,
          ServiceCause::buffer_empty,
          {},
          missing(service.needs, state)};
}

ServiceStep set_by_hand(const WorldService& service, ServiceState state, ExerciseTime now) {
  ServiceStep step{service.id, state, ServiceCause::set, {}, {}};
  if (state == ServiceState::restoring) {
    step.until = ends(now, service.recovery);
    if (!step.until) step.state = ServiceState::working;
  }
  return step;
}

std::vector<HostId> caught(const World& world, const WorldState& state, const WorldHost& source,
                           std::uint64_t seed, ExerciseTime due) {
  std::vector<HostId> out;
  if (!source.spread) return out;
  const auto& spread = *source.spread;
  const auto turn = mix(seed ^ mix(source.id.value) ^ static_cast<std::uint64_t>(due.ms));
  for (const auto& target : world.hosts) {
    const auto found = state.hosts.find(target.id);
    if (target.id == source.id || !in_reach(spread, target) || found == state.hosts.end()) continue;
    if (std::ranges::find(spread.from, found->second) == spread.from.end()) continue;
    if (Rng(turn ^ mix(target.id.value)).chance(spread.chance_permille)) out.push_back(target.id);
  }
  return out;
}

std::vector<ServiceId> circle_of_needs(const World& world) { return Walk(world).run(); }

}  // namespace enshu
