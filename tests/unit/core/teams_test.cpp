// Who sees what in a lane of one's own and in a lane that all organisations share.
#include "engine/core/teams.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

const ViewerClass csirt{Access::participant, LaneId{"team-1"}, PartyId{"csirt"}};
const ViewerClass pr{Access::participant, LaneId{"team-1"}, PartyId{"pr"}};
const ViewerClass controller{Access::controller, {}, {}};

bool sees(const Table& table, const Recorded& recorded, const ViewerClass& viewer) {
  return may_see(audience(table.scenario, table.exercise.state(), recorded), recorded.lane, viewer);
}

Scenario with_lanes(LaneMode lanes) {
  auto scenario = small_scenario();
  scenario.lanes = lanes;
  return scenario;
}

/// The CSIRT of team 1 decides something.
void decide_inside(Table& table) {
  table.start();
  REQUIRE(table.ask("team-1-csirt", LogDecision{"cut the line", "infected", "CSIRT", {}}).ok());
}

template <class Kind>
std::size_t seen(const Table& table, const ViewerClass& viewer) {
  std::size_t count = 0;
  for (const auto& recorded : table.log) {
    if (std::holds_alternative<Kind>(recorded.event) && sees(table, recorded, viewer)) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("in a lane of its own the team sees all its people and what they decide") {
  Table table(with_lanes(LaneMode::per_team));
  decide_inside(table);
  CHECK(seen<SeatOpened>(table, csirt) == 2);
  CHECK(seen<SeatOpened>(table, pr) == 2);
  CHECK(seen<DecisionLogged>(table, csirt) == 1);
  CHECK(seen<DecisionLogged>(table, pr) == 1);
}

TEST_CASE("in a shared lane seats and decisions stay within the organisation") {
  Table table(with_lanes(LaneMode::shared));
  decide_inside(table);
  CHECK(seen<SeatOpened>(table, csirt) == 1);
  CHECK(seen<SeatOpened>(table, pr) == 1);
  CHECK(seen<DecisionLogged>(table, csirt) == 1);
  CHECK(seen<DecisionLogged>(table, pr) == 0);
  CHECK(seen<DecisionLogged>(table, controller) == 1);
  // The clock is everybody's, shared lane or not.
  CHECK(seen<ClockChanged>(table, pr) == seen<ClockChanged>(table, csirt));
  CHECK(seen<ClockChanged>(table, pr) > 0);
}

TEST_CASE("posts of one organisation share what stays inside it") {
  auto scenario = with_lanes(LaneMode::shared);
  scenario.organisations = {{"city-hall", {"みなと市", "Minato City"}}};
  for (auto& role : scenario.roles) role.organisation = "city-hall";
  Table table(scenario);
  decide_inside(table);
  CHECK(seen<SeatOpened>(table, pr) == 2);
  CHECK(seen<DecisionLogged>(table, pr) == 1);
  CHECK(scenario.house(PartyId{"pr"}) == scenario.roles.front().id);
  CHECK(scenario.house_name(PartyId{"pr"}).en == "Minato City");
}
