// Following up hops of a relay: who may, and of what.
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

Scenario with_relay() {
  auto scenario = small_scenario();
  Relay relay;
  relay.id = RelayId{"notice"};
  relay.of = InjectId{"notice"};
  relay.tiers = {{PartyId{"csirt"}, {PartyId{"pr"}}, minutes(10)}};
  scenario.relays = {relay};
  return scenario;
}

FollowHop hop(const char* lane = "team-1") {
  FollowHop out;
  out.lane = LaneId{lane};
  out.relay = RelayId{"notice"};
  out.from = PartyId{"csirt"};
  out.to = PartyId{"pr"};
  out.reason = HopReason::absent;
  out.means = Channel::phone;
  out.note = "called twice";
  return out;
}

}  // namespace

TEST_CASE("staff follow a hop up as often as they need, and participants do not") {
  Table table(with_relay());
  table.start();
  for (const auto* by : {"controller", "evaluator", "lead"}) REQUIRE(table.ask(by, hop()).ok());
  const auto* kept = std::get_if<HopFollowed>(&table.log.back().event);
  REQUIRE(kept != nullptr);
  CHECK(table.log.back().lane.value == "team-1");
  CHECK(kept->note == "called twice");
  CHECK(kept->result == HopResult::open);
  CHECK(table.ask("team-1-csirt", hop()).error().code == "not_permitted");
}

TEST_CASE("a hop that does not exist cannot be followed up") {
  Table table(with_relay());
  table.start();
  auto other = hop();
  other.to = PartyId{"vendor"};
  CHECK(table.ask("lead", other).error().code == "unknown_hop");
  other = hop();
  other.relay = RelayId{"none"};
  CHECK(table.ask("lead", other).error().code == "unknown_hop");
  CHECK(table.ask("lead", hop("team-9")).error().code == "unknown_lane");
  other = hop();
  other.lane = {};
  CHECK(table.ask("lead", other).error().code == "one_lane");
  other = hop();
  other.note = std::string(2'001, 'x');
  CHECK(table.ask("lead", other).error().code == "too_long");
}
