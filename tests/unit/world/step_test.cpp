// The world's own rules: what fails and returns when, and who catches what from whom.
#include "engine/world/step.hpp"

#include <algorithm>

#include "tests/unit/catch.hpp"

using namespace enshu;

namespace {

using Join = WorldNeed::Join;

WorldNeed service(const char* name) { return {Join::service, {}, {}, ServiceId{name}, {}}; }
WorldNeed host(const char* name, std::vector<std::string> down = states_that_count_as_down()) {
  return {Join::host, HostId{name}, std::move(down), {}, {}};
}
WorldNeed all(std::vector<WorldNeed> parts) { return {Join::all, {}, {}, {}, std::move(parts)}; }
WorldNeed any(std::vector<WorldNeed> parts) { return {Join::any, {}, {}, {}, std::move(parts)}; }

/// Power; a base station on battery; cash machines that need the base station and one of two lines.
World city() {
  World world;
  world.services = {{ServiceId{"power"}, ServiceState::working, {}, {}, {}},
                    {ServiceId{"base-station"}, ServiceState::working, all({service("power")}),
                     minutes(120), minutes(10)},
                    {ServiceId{"cash"},
                     ServiceState::working,
                     all({service("base-station"), any({host("line-a"), host("line-b")})}),
                     {},
                     {}}};
  world.hosts = {{HostId{"line-a"}, "wan", "normal", {}}, {HostId{"line-b"}, "wan", "normal", {}}};
  return world;
}

WorldState start(const World& world) {
  WorldState state;
  for (const auto& one : world.services) state.services[one.id] = {one.state, {}, false};
  for (const auto& one : world.hosts) state.hosts[one.id] = one.state;
  return state;
}

void apply(WorldState& state, const ServiceStep& step) {
  const bool down = step.state == ServiceState::failed || step.state == ServiceState::stopped;
  state.services[step.service] = {step.state, step.until, down && step.cause == ServiceCause::set};
}

/// Lets everything follow; the changes as `service state need`.
std::vector<std::string> settle(const World& world, WorldState& state, ExerciseTime now) {
  static const char* names[] = {"working", "on_buffer", "failed", "stopped", "restoring"};
  std::vector<std::string> told;
  while (const auto step = next_step(world, state, now)) {
    apply(state, *step);
    told.push_back(step->service.value + " " + names[static_cast<int>(step->state)] +
                   (step->need.empty() ? "" : " " + step->need));
  }
  return told;
}

void set(const World& world, WorldState& state, const char* name, ServiceState to,
         ExerciseTime now) {
  const auto found = std::ranges::find(world.services, ServiceId{name}, &WorldService::id);
  apply(state, set_by_hand(*found, to, now));
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a service lives on its buffer, then fails and takes with it what needs it") {
  const auto world = city();
  auto state = start(world);
  CHECK(settle(world, state, {0}).empty());

  set(world, state, "power", ServiceState::failed, {0});
  CHECK(settle(world, state, {0}) == Told{"base-station on_buffer power"});
  CHECK(state.services.at(ServiceId{"base-station"}).until == ExerciseTime{minutes(120).ms});

  const auto over = when_over(world.services[1], state);
  CHECK(over == ServiceStep{ServiceId{"base-station"},
                            ServiceState::failed,
                            ServiceCause::buffer_empty,
                            {},
                            "power"});
  apply(state, over);
  CHECK(settle(world, state, {minutes(120).ms}) == Told{"cash failed base-station"});

  set(world, state, "power", ServiceState::working, {minutes(130).ms});
  CHECK(settle(world, state, {minutes(130).ms}) == Told{"base-station restoring"});
  apply(state, when_over(world.services[1], state));
  CHECK(settle(world, state, {minutes(140).ms}) == Told{"cash working"});
}

TEST_CASE("a need that comes back in time refills the buffer") {
  const auto world = city();
  auto state = start(world);
  set(world, state, "power", ServiceState::stopped, {0});
  settle(world, state, {0});
  set(world, state, "power", ServiceState::working, {minutes(60).ms});
  CHECK(settle(world, state, {minutes(60).ms}) == Told{"base-station working"});
  CHECK_FALSE(state.services.at(ServiceId{"base-station"}).until);
}

TEST_CASE("any of several needs is enough; the last one lost is what fails") {
  const auto world = city();
  auto state = start(world);
  state.hosts[HostId{"line-a"}] = "encrypted";
  CHECK(settle(world, state, {0}).empty());
  state.hosts[HostId{"line-b"}] = "isolated";
  CHECK(settle(world, state, {0}) == Told{"cash failed line-a"});
  state.hosts[HostId{"line-a"}] = "normal";
  CHECK(settle(world, state, {0}) == Told{"cash working"});
}

TEST_CASE("a need may name the states in which its host counts as down") {
  World world;
  world.services = {{ServiceId{"files"}, ServiceState::working, host("server", {"slow"}), {}, {}}};
  world.hosts = {{HostId{"server"}, "lan", "encrypted", {}}};
  auto state = start(world);
  CHECK(settle(world, state, {0}).empty());
  state.hosts[HostId{"server"}] = "slow";
  CHECK(settle(world, state, {0}) == Told{"files failed server"});
}

TEST_CASE("what was stopped by hand stays stopped until somebody starts it") {
  const auto world = city();
  auto state = start(world);
  set(world, state, "base-station", ServiceState::stopped, {0});
  CHECK(settle(world, state, {0}) == Told{"cash failed base-station"});
  CHECK(settle(world, state, {minutes(500).ms}).empty());
  set(world, state, "base-station", ServiceState::restoring, {minutes(500).ms});
  CHECK(state.services.at(ServiceId{"base-station"}).until == ExerciseTime{minutes(510).ms});
}

TEST_CASE("started without what it needs, a service fails again") {
  const auto world = city();
  auto state = start(world);
  set(world, state, "power", ServiceState::failed, {0});
  settle(world, state, {0});
  set(world, state, "base-station", ServiceState::restoring, {0});
  CHECK(settle(world, state, {0}) == Told{"base-station failed power", "cash failed base-station"});
}

TEST_CASE("an infected host reaches its segments, with the same luck in every lane") {
  World world;
  WorldSpread spread{"infected", {"normal"}, {"office"}, {HostId{"server"}}, minutes(10), 500};
  world.hosts = {{HostId{"pc-0"}, "office", "infected", spread},
                 {HostId{"server"}, "servers", "normal", {}},
                 {HostId{"other"}, "servers", "normal", {}}};
  for (int i = 1; i <= 200; ++i)
    world.hosts.push_back({HostId{"pc-" + std::to_string(i)}, "office", "normal", {}});
  auto state = start(world);
  state.hosts[HostId{"pc-1"}] = "isolated";

  const auto first = caught(world, state, world.hosts[0], 42, {600'000});
  CHECK(first == caught(world, state, world.hosts[0], 42, {600'000}));
  CHECK(first != caught(world, state, world.hosts[0], 43, {600'000}));
  CHECK(first.size() > 60);
  CHECK(first.size() < 140);
  for (const auto& id : first) {
    CHECK(id != HostId{"pc-0"});
    CHECK(id != HostId{"pc-1"});
    CHECK(id != HostId{"other"});
  }
  world.hosts[0].spread->chance_permille = 1000;
  const auto everybody = caught(world, state, world.hosts[0], 42, {600'000});
  CHECK(everybody.size() == 200);  // 199 in the office, and the server that it names
  world.hosts[0].spread->chance_permille = 0;
  CHECK(caught(world, state, world.hosts[0], 42, {600'000}).empty());
}

TEST_CASE("services that need each other in a circle are found, and settle all the same") {
  auto world = city();
  CHECK(circle_of_needs(world).empty());
  world.services[0].needs = any({service("cash"), host("line-a")});
  CHECK(circle_of_needs(world) ==
        std::vector<ServiceId>{ServiceId{"power"}, ServiceId{"cash"}, ServiceId{"base-station"}});
  auto state = start(world);
  set(world, state, "cash", ServiceState::failed, {0});
  CHECK(settle(world, state, {0}).empty());
}
