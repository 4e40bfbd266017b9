// Variants and moves: what exists in which lane, and phases that begin once.
#include <algorithm>

#include "engine/core/authority.hpp"
#include "engine/core/parameters.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

/// Lanes are bank and insurer in turn; `spare`, `isolate` and the log on the shelf are the bank's
/// own, and `second` waits for `notice`.
Scenario variants() {
  auto s = small_scenario();
  s.parameters = {
      {"type", both("type"), {{"bank", both("bank")}, {"insurer", both("insurer")}}, "turn"}};
  const Only bank{{"type", {"bank"}}};
  s.msel[0].only = bank;
  s.msel[4].only = bank;
  s.actions[0].only = bank;
  s.shelf[0].only = bank;
  return s;
}

Scenario phases() {
  auto s = small_scenario();
  Move first{MoveId{"alarm"}, both("alarm"), both("it begins"), ExerciseTime{0}, {}, {}, {}};
  Move second{MoveId{"spread"},   both("spread"), {},           {},
              InjectId{"notice"}, minutes(20),    minutes(1440)};
  Move third{MoveId{"lessons"}, both("lessons"), {}, {}, {}, {}, {}};
  s.moves = {first, second, third};
  return s;
}

InjectStatus status(const Table& table, std::size_t lane, std::size_t inject) {
  return table.exercise.state().lanes[lane].injects[inject].status;
}

std::vector<std::string> begun(const std::vector<Recorded>& log, const std::string& lane) {
  std::vector<std::string> out;
  for (const auto& recorded : log) {
    const auto* move = std::get_if<MoveBegun>(&recorded.event);
    if (move != nullptr && recorded.lane.value == lane) out.push_back(move->move.value);
  }
  return out;
}

}  // namespace

TEST_CASE("lanes take the values of a parameter in turn, and the log says which") {
  Table table(variants());
  CHECK(table.exercise.state().lanes[0].parameters.at("type") == "bank");
  CHECK(table.exercise.state().lanes[1].parameters.at("type") == "insurer");
  const auto opened = std::ranges::find_if(table.log, [](const Recorded& recorded) {
    return std::holds_alternative<LaneOpened>(recorded.event);
  });
  REQUIRE(opened != table.log.end());
  CHECK(std::get<LaneOpened>(opened->event).parameters.at("type") == "bank");
}

TEST_CASE("an inject of another variant is stood down from the start and cannot be fired") {
  Table table(variants());
  CHECK(status(table, 0, 0) == InjectStatus::pending);
  CHECK(status(table, 1, 0) == InjectStatus::stood_down);
  CHECK(status(table, 1, 4) == InjectStatus::stood_down);
  table.start();
  table.advance(0);
  CHECK(table.messages("team-1", "notice").size() == 1);
  CHECK(table.messages("team-2", "notice").empty());
  const FireInject fire{InjectId{"spare"}, {LaneId{"team-2"}}};
  CHECK(table.ask("controller", fire).error().code == "not_in_variant");
  const RestoreInject restore{InjectId{"spare"}, {LaneId{"team-2"}}};
  CHECK(table.ask("controller", restore).error().code == "not_in_variant");
  REQUIRE(table.ask("controller", FireInject{InjectId{"spare"}, {}}).ok());
  CHECK(table.messages("team-1", "spare").size() == 1);
  CHECK(table.messages("team-2", "spare").empty());
}

TEST_CASE("actions and files of another variant are refused") {
  Table table(variants());
  table.start();
  const TakeAction isolate{ActionId{"isolate"}, {}, {}};
  CHECK(table.ask("team-1-csirt", isolate, 1'000).ok());
  CHECK(table.ask("team-2-csirt", isolate, 1'000).error().code == "unknown_action");
  const auto& state = table.exercise.state();
  const ArtefactId log{"logs/proxy.csv"};
  CHECK(may_fetch(table.scenario, state, SeatId{"team-1-csirt"}, log));
  CHECK_FALSE(may_fetch(table.scenario, state, SeatId{"team-2-csirt"}, log));
}

TEST_CASE("content of another variant is not sent, the rest of the inject is") {
  auto s = variants();
  s.msel[0].only = {};
  auto more = s.msel[0].contents[0];
  more.only = {{"type", {"insurer"}}};
  s.msel[0].contents.push_back(more);
  Table table(s);
  table.start();
  table.advance(0);
  CHECK(table.messages("team-1", "notice").size() == 1);
  CHECK(table.messages("team-2", "notice").size() == 2);
}

TEST_CASE("whoever opens a lane may choose, by a value or by a way to pick") {
  Table table(variants());
  const OpenLane fixed{LaneId{"team-3"}, both("3"), {{"type", "insurer"}}};
  REQUIRE(table.ask("lead", fixed).ok());
  CHECK(table.exercise.state().lanes[2].parameters.at("type") == "insurer");
  const OpenLane seeded{LaneId{"team-4"}, both("4"), {{"type", "seed"}}};
  REQUIRE(table.ask("lead", seeded).ok());
  const auto chosen = table.exercise.state().lanes[3].parameters;
  CHECK(chosen == choose_variant(table.scenario, {{"type", "seed"}}, 42, 3));
  const OpenLane wrong{LaneId{"team-5"}, both("5"), {{"type", "bnak"}}};
  CHECK(table.ask("lead", wrong).error().code == "unknown_value");
  const OpenLane unknown{LaneId{"team-5"}, both("5"), {{"kind", "bank"}}};
  CHECK(table.ask("lead", unknown).error().code == "unknown_parameter");
}

TEST_CASE("the seed gives both values to some lanes, always the same") {
  const auto s = variants();
  std::vector<std::size_t> counts(2);
  for (std::size_t lane = 0; lane < 100; ++lane) {
    const auto chosen = choose_variant(s, {{"type", "seed"}}, 7, lane);
    CHECK(chosen == choose_variant(s, {{"type", "seed"}}, 7, lane));
    ++counts[chosen.at("type") == "bank" ? 0 : 1];
  }
  CHECK(counts[0] > 30);
  CHECK(counts[1] > 30);
}

TEST_CASE("a command line sets parameters by NAME=VALUE") {
  const auto s = variants();
  CHECK(read_picks(s, {"type=bank"})->at("type") == "bank");
  CHECK(read_picks(s, {"type"}).error().code == "bad_set");
  CHECK(read_picks(s, {"type=shop"}).error().code == "unknown_value");
}

TEST_CASE("a move begins at its time before the injects of that time, once") {
  Table table(phases());
  table.start();
  const auto events = table.advance(0);
  REQUIRE(events.size() > 2);
  CHECK(std::get<MoveBegun>(events[0].event).move == MoveId{"alarm"});
  CHECK(std::get<MoveBegun>(events[0].event).brief.ja == "it begins");
  table.advance(19 * 60'000);
  CHECK(begun(table.log, "team-1") == std::vector<std::string>{"alarm"});
  table.advance(30 * 60'000);
  CHECK(begun(table.log, "team-1") == std::vector<std::string>{"alarm", "spread"});
  const auto& lane = table.exercise.state().lanes[0];
  // The inject `second` jumps two days of its own.
  CHECK(lane.calendar_offset == minutes(3 * 1440));
  CHECK(holds(fact(MoveFact{MoveId{"spread"}}), table.scenario, table.exercise.state(), lane));
  CHECK_FALSE(holds(fact(MoveFact{MoveId{"alarm"}}), table.scenario, table.exercise.state(), lane));
}

TEST_CASE("a move that a controller begins does not come again, nor do those it passes") {
  Table table(phases());
  CHECK(table.ask("controller", BeginMove{MoveId{"lessons"}, {}}).error().code == "not_under_way");
  table.start();
  table.advance(60'000);
  REQUIRE(table.ask("controller", BeginMove{MoveId{"spread"}, {LaneId{"team-1"}}}).ok());
  REQUIRE(table.ask("controller", BeginMove{MoveId{"lessons"}, {LaneId{"team-2"}}}).ok());
  table.advance(40 * 60'000);
  CHECK(begun(table.log, "team-1") == std::vector<std::string>{"alarm", "spread"});
  CHECK(begun(table.log, "team-2") == std::vector<std::string>{"alarm", "lessons"});
  const BeginMove again{MoveId{"spread"}, {}};
  CHECK(table.ask("controller", again).error().code == "nothing_to_do");
  CHECK(table.ask("controller", BeginMove{MoveId{"nowhere"}, {}}).error().code == "unknown_move");
  CHECK(table.ask("team-1-csirt", again).error().code == "not_permitted");
}

TEST_CASE("everybody in the lane sees the move begin, nobody elsewhere") {
  Table table(phases());
  table.start();
  const auto events = table.advance(0);
  const auto who = audience_of_kind(table.exercise.state(), events[0]);
  CHECK(may_see(who, events[0].lane, {Access::participant, events[0].lane, PartyId{"pr"}}));
  CHECK_FALSE(may_see(who, events[0].lane, {Access::participant, LaneId{"team-9"}, PartyId{"pr"}}));
  CHECK(may_see(who, events[0].lane, {Access::observer, {}, {}}));
}

TEST_CASE("a condition asks for the variant and the move") {
  auto s = variants();
  s.moves = phases().moves;
  const Condition bank_alarmed{
      Condition::Join::all,
      {},
      {fact(ParameterFact{"type", "bank"}), fact(MoveFact{MoveId{"alarm"}})}};
  s.msel[2].schedule.delay = {};
  s.msel[2].schedule.condition = bank_alarmed;
  Table table(s);
  table.start();
  table.advance(0);
  CHECK(status(table, 0, 2) == InjectStatus::fired);
  CHECK(status(table, 1, 2) == InjectStatus::waiting);
}
