// Lanes of one person: the learner rests, the exercise goes on, and nothing is lost or late
// afterwards.
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 24 * 60 * minute;

Scenario for_learners() {
  auto scenario = small_scenario();
  scenario.lanes = LaneMode::per_person;
  scenario.msel[1].jump.reset();
  return scenario;
}

const LaneState& lane(const Table& table) { return table.exercise.state().lanes[0]; }

}  // namespace

TEST_CASE("while a learner rests nothing comes to them, and the others go on") {
  Table table(for_learners());
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", PauseExercise{"tired"}, 3 * minute).ok());
  table.advance(20 * minute);
  CHECK(table.messages("team-1", "second").empty());
  CHECK(table.messages("team-2", "second").size() == 1);
  CHECK(table.exercise.state().clock.running);
  CHECK(lane(table).own_time(ExerciseTime{20 * minute}).ms == 3 * minute);
}

TEST_CASE("a day later everything comes as long after as it had left") {
  Table table(for_learners());
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", PauseExercise{{}}, 3 * minute).ok());
  table.advance(day);
  REQUIRE(table.ask("team-1-csirt", ResumeExercise{}, day).ok());
  table.advance(day + 2 * minute - 1);
  CHECK(table.messages("team-1", "second").empty());
  table.advance(day + 2 * minute);
  const auto second = table.messages("team-1", "second");
  REQUIRE(second.size() == 1);
  // The story's date has stood still too: five minutes after StartEx.
  CHECK(second[0]->calendar.ms == table.scenario.calendar_start.ms + 5 * minute);
  CHECK(lane(table).own_time(ExerciseTime{day + 2 * minute}).ms == 5 * minute);
  // A contingency of minute ten comes at minute ten of the learner's own clock.
  table.advance(day + 7 * minute - 1);
  CHECK(table.messages("team-1", "chase").empty());
  table.advance(day + 7 * minute);
  CHECK(table.messages("team-1", "chase").size() == 1);
}

TEST_CASE("whoever rests cannot send, may read, and goes on once") {
  Table table(for_learners());
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", PauseExercise{{}}, minute).ok());
  const auto refused = table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "r", "t"});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "resting");
  const auto read = table.messages("team-1", "notice");
  REQUIRE(read.size() == 1);
  CHECK(table.ask("team-1-csirt", OpenMessage{read[0]->id}).ok());
  REQUIRE(table.ask("team-1-csirt", PauseExercise{{}}).ok());  // again: nothing happens
  REQUIRE(table.ask("team-1-csirt", ResumeExercise{}, 2 * minute).ok());
  CHECK(table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "r", "t"}).ok());
}

TEST_CASE("what a controller does meanwhile waits, and what was skipped stays so") {
  Table table(for_learners());
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", PauseExercise{{}}, 3 * minute).ok());
  REQUIRE(table.ask("lead", SkipInject{InjectId{"second"}, {LaneId{"team-1"}}}, 10 * minute).ok());
  REQUIRE(table.ask("team-1-csirt", ResumeExercise{}, 30 * minute).ok());
  table.advance(60 * minute);
  CHECK(table.messages("team-1", "second").empty());
  CHECK(table.messages("team-1", "chase").size() == 1);
}

TEST_CASE("the record folds to the same state, and in teams nobody stops the clock alone") {
  Table table(for_learners());
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", PauseExercise{{}}, 3 * minute).ok());
  table.advance(8 * minute);
  Exercise again(table.scenario, table.renderer, nullptr);
  for (const auto& recorded : table.log) again.restore(recorded);
  CHECK(again.state().due == table.exercise.state().due);
  CHECK(again.state().lanes[0].set_aside == lane(table).set_aside);

  Table team;
  team.start();
  const auto refused = team.ask("team-1-csirt", PauseExercise{{}}, minute);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "not_permitted");
  CHECK(team.exercise.state().clock.running);
}

TEST_CASE("whoever has finished is done for good, and the others go on") {
  auto scenario = for_learners();
  Table table(std::move(scenario));
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", EndExercise{}, 3 * minute).ok());
  CHECK(lane(table).ended);
  CHECK_FALSE(table.exercise.state().clock.ended);
  const auto refusal = [&](const std::string& by, const Command& command) {
    const auto refused = table.ask(by, command, 4 * minute);
    REQUIRE_FALSE(refused.ok());
    return refused.error().code;
  };
  CHECK(refusal("team-1-csirt", TakeAction{ActionId{"isolate"}, "r", "t"}) == "ended");
  CHECK(refusal("team-1-csirt", ResumeExercise{}) == "ended");
  CHECK(refusal("team-1-csirt", PauseExercise{{}}) == "ended");
  CHECK(refusal("team-1-csirt", EndExercise{}) == "ended");
  CHECK(refusal("lead", FireInject{InjectId{"second"}, {LaneId{"team-1"}}, {}}) == "ended");
  const auto read = table.messages("team-1", "notice");
  REQUIRE(read.size() == 1);
  const auto before = table.log.size();
  CHECK(table.ask("team-1-csirt", OpenMessage{read[0]->id}, 5 * minute).ok());
  CHECK(table.log.size() == before);  // read, without a trace
  table.advance(60 * minute);
  CHECK(table.messages("team-1", "second").empty());
  CHECK(table.messages("team-2", "second").size() == 1);
  CHECK(lane(table).own_time(ExerciseTime{60 * minute}).ms == 3 * minute);
  REQUIRE(table.ask("lead", EndExercise{}, 61 * minute).ok());
}

TEST_CASE("in a team nobody but the lead ends the exercise") {
  Table team;
  team.start();
  for (const auto* by : {"team-1-csirt", "controller"}) {
    const auto refused = team.ask(by, EndExercise{}, minute);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "not_permitted");
  }
  CHECK_FALSE(team.exercise.state().clock.ended);
}

TEST_CASE("where all clocks walk together no learner can stop one") {
  auto scenario = for_learners();
  scenario.clocks_together = true;
  CHECK_FALSE(scenario.own_pace());
  Table table(std::move(scenario));
  table.start();
  table.advance(0);
  const auto refused = table.ask("team-1-csirt", PauseExercise{"tired"}, 3 * minute);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "not_permitted");
}
