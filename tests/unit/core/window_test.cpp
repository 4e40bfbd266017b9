// A start inside a window: one draw for an exercise, in its record, the same in every lane.
#include "engine/core/window.hpp"

#include <set>

#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

ExerciseTime at_minute(std::int64_t minute) { return {minutes(minute).ms}; }

Scenario windowed() {
  auto s = small_scenario();
  s.msel[0].schedule = {Schedule::Kind::at, at_minute(1), {}, {}, {}, at_minute(9)};
  s.index();
  return s;
}

std::vector<ExerciseTime> fired_at(const Table& table) {
  std::vector<ExerciseTime> out;
  for (const auto& recorded : table.log) {
    const auto* fired = std::get_if<InjectFired>(&recorded.event);
    if (fired == nullptr || fired->inject != InjectId{"notice"}) continue;
    CHECK(recorded.at == fired->due);
    CHECK(fired->late_ms == 0);
    out.push_back(fired->due);
  }
  return out;
}

}  // namespace

TEST_CASE("the draw is a whole second of the window, both ends included, and follows the seed") {
  const auto s = windowed();
  std::set<std::int64_t> drawn;
  for (std::uint64_t seed = 0; seed < 5'000; ++seed) {
    const auto at = drawn_start(s.msel[0], seed);
    CHECK(at == drawn_start(s.msel[0], seed));
    CHECK(at.ms % 1'000 == 0);
    drawn.insert(at.ms);
  }
  CHECK(*drawn.begin() == minutes(1).ms);
  CHECK(*drawn.rbegin() == minutes(9).ms);
  CHECK(drawn.size() == 8 * 60 + 1);
}

TEST_CASE("another inject with the same window has a draw of its own") {
  auto s = windowed();
  auto other = s.msel[0];
  other.id = InjectId{"other"};
  int same = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    same += drawn_start(s.msel[0], seed) == drawn_start(other, seed) ? 1 : 0;
  CHECK(same < 5);
}

TEST_CASE("all lanes begin at the drawn moment, which stands in the record from the opening on") {
  Table table(windowed());
  const auto drawn = drawn_start(table.scenario.msel[0], 42);
  std::vector<std::string> planned;
  for (const auto& recorded : table.log) {
    const auto* plan = std::get_if<InjectPlanned>(&recorded.event);
    if (plan == nullptr) continue;
    CHECK(plan->inject == InjectId{"notice"});
    CHECK(plan->change == PlanChange::scheduled);
    CHECK(plan->due == drawn);
    planned.push_back(recorded.lane.value);
  }
  CHECK(planned == std::vector<std::string>{"team-1", "team-2"});
  table.start();
  for (std::int64_t minute = 0; minute <= 20; ++minute) {
    for (std::int64_t second = 0; second < 60; ++second)
      table.advance(minutes(minute).ms + seconds(second).ms);
  }
  CHECK(fired_at(table) == std::vector<ExerciseTime>{drawn, drawn});
  // What follows counts from the draw.
  CHECK(table.exercise.state().lanes[0].injects[1].fired_at == drawn + minutes(5));
}

TEST_CASE("a drawn moment is held, re-timed and fired by hand like any other") {
  Table table(windowed());
  table.start();
  const InjectId notice{"notice"};
  REQUIRE(table.ask("controller", HoldInject{notice, {LaneId{"team-1"}}, {}}, 0).ok());
  REQUIRE(table.ask("controller", RetimeInject{notice, {LaneId{"team-2"}}, at_minute(30)}).ok());
  table.advance(minutes(20).ms);
  CHECK(table.messages("team-1", "notice").empty());
  CHECK(table.messages("team-2", "notice").empty());
  REQUIRE(table.ask("controller", ReleaseInject{notice, {LaneId{"team-1"}}, {}}).ok());
  table.advance(minutes(20).ms + 1);
  CHECK(table.messages("team-1", "notice").size() == 1);
  table.advance(minutes(30).ms);
  CHECK(table.messages("team-2", "notice").size() == 1);
}

TEST_CASE("a window does not touch the lanes where its inject does not exist") {
  auto s = windowed();
  s.parameters = {{"type", both("type"), {{"bank", both("bank")}, {"firm", both("firm")}}, "turn"}};
  s.msel[0].only = {{"type", {"bank"}}};
  Table table(std::move(s));
  const auto& state = table.exercise.state();
  CHECK(state.lanes[0].injects[0].status == InjectStatus::pending);
  CHECK(state.lanes[1].injects[0].status == InjectStatus::stood_down);
}
