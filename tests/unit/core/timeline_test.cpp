// The MSEL in play: absolute, relative, conditional and contingency injects; hold, skip, re-time,
// jump; lateness.
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

InjectStatus status(const Table& table, const std::string& lane, std::size_t inject) {
  return table.exercise.state().lane(LaneId{lane})->injects[inject].status;
}

constexpr std::int64_t minute = 60'000;

}  // namespace

TEST_CASE("an absolute inject reaches every lane at its time") {
  Table table;
  CHECK(table.advance(0).empty());
  table.start();
  table.advance(0);
  CHECK(table.messages("team-1", "notice").size() == 1);
  CHECK(table.messages("team-2", "notice").size() == 1);
  CHECK(table.messages("team-1", "notice")[0]->id != table.messages("team-2", "notice")[0]->id);
}

TEST_CASE("a relative inject waits for its anchor's firing") {
  Table table;
  table.start();
  table.advance(0);
  table.advance(5 * minute - 1);
  CHECK(table.messages("team-1", "second").empty());
  table.advance(5 * minute);
  CHECK(table.messages("team-1", "second").size() == 1);
}

TEST_CASE("the story's calendar jumps in the lane and the exercise clock does not") {
  Table table;
  table.start();
  table.advance(0);
  table.advance(5 * minute);
  CHECK(table.exercise.state().lane(LaneId{"team-1"})->calendar_offset == Duration{172'800'000});
  CHECK(table.exercise.state().at == ExerciseTime{5 * minute});
}

TEST_CASE("a conditional inject fires its delay after the condition, only in that lane") {
  Table table;
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "why", "whom"}, minute).ok());
  table.advance(3 * minute - 1);
  CHECK(table.messages("team-1", "complaint").empty());
  table.advance(3 * minute);
  CHECK(table.messages("team-1", "complaint").size() == 1);
  table.advance(60 * minute);
  CHECK(table.messages("team-2", "complaint").empty());
}

TEST_CASE("a condition that holds from the start counts from StartEx") {
  auto scenario = small_scenario();
  scenario.msel[0].schedule.at = ExerciseTime{20 * minute};  // nothing else happens before
  scenario.msel[2].schedule.condition = fact(HostFact{HostId{"pc-031"}, "infected"});
  Table table(std::move(scenario));
  table.start();
  table.advance(2 * minute - 1);
  CHECK(table.messages("team-1", "complaint").empty());
  table.advance(2 * minute);
  CHECK(table.messages("team-1", "complaint").size() == 1);
  CHECK(table.messages("team-2", "complaint").size() == 1);
}

TEST_CASE("a contingency inject stands down when the report came, and fires when it did not") {
  Table table;
  table.start();
  table.advance(0);
  SubmitReport report;
  report.form = FormId{"incident-report"};
  report.to = {PartyId{"vendor"}};
  REQUIRE(table.ask("team-1-csirt", report, 9 * minute).ok());
  table.advance(10 * minute);
  CHECK(status(table, "team-1", 3) == InjectStatus::stood_down);
  CHECK(table.messages("team-2", "chase").size() == 1);
}

TEST_CASE("late injects fire, are marked late, and come in order") {
  Table table;
  table.start();
  const auto events = table.advance(7 * minute);
  std::vector<std::string> fired;
  for (const auto& recorded : events) {
    if (const auto* e = std::get_if<InjectFired>(&recorded.event)) {
      fired.push_back(e->inject.value);
      CHECK(e->late_ms == recorded.at.ms - e->due.ms);
      CHECK(e->late_ms > 0);
    }
  }
  CHECK(fired == std::vector<std::string>{"notice", "notice"});
  CHECK(table.advance(12 * minute).size() > 0);
}

TEST_CASE("hold keeps an inject until it is released; a held one that is past is due at once") {
  Table table;
  table.start();
  REQUIRE(table.ask("controller", HoldInject{InjectId{"chase"}, {}}, minute).ok());
  table.advance(20 * minute);
  CHECK(table.messages("team-1", "chase").empty());
  REQUIRE(table.ask("controller", ReleaseInject{InjectId{"chase"}, {LaneId{"team-1"}}}, 21 * minute)
              .ok());
  table.advance(21 * minute);
  CHECK(table.messages("team-1", "chase").size() == 1);
  CHECK(table.messages("team-2", "chase").empty());
}

TEST_CASE("skip, restore and re-time change the plan of the named lanes only") {
  Table table;
  table.start();
  REQUIRE(table.ask("controller", SkipInject{InjectId{"chase"}, {LaneId{"team-1"}}}, minute).ok());
  REQUIRE(table
              .ask("controller",
                   RetimeInject{InjectId{"chase"}, {LaneId{"team-2"}}, ExerciseTime{15 * minute}},
                   minute)
              .ok());
  table.advance(14 * minute);
  CHECK(table.messages("team-1", "chase").empty());
  CHECK(table.messages("team-2", "chase").empty());
  REQUIRE(table.ask("controller", RestoreInject{InjectId{"chase"}, {LaneId{"team-1"}}}, 14 * minute)
              .ok());
  table.advance(15 * minute);
  CHECK(table.messages("team-1", "chase").size() == 1);
  CHECK(table.messages("team-2", "chase").size() == 1);
  const auto past =
      table.ask("controller", RetimeInject{InjectId{"spare"}, {}, ExerciseTime{minute}});
  REQUIRE_FALSE(past.ok());
  CHECK(past.error().code == "past_time");
}

TEST_CASE("fire now puts a prepared inject out once") {
  Table table;
  table.start();
  REQUIRE(table.ask("controller", FireInject{InjectId{"spare"}, {}}, minute).ok());
  CHECK(table.messages("team-2", "spare").size() == 1);
  const auto again = table.ask("controller", FireInject{InjectId{"spare"}, {}});
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().code == "nothing_to_do");
  CHECK(table.messages("team-2", "spare").size() == 1);
}

TEST_CASE("a jump of the clock fires what lies on the way, each at its own time and not late") {
  Table table;
  table.start();
  table.advance(0);
  auto jumped = table.ask("lead", JumpTo{ExerciseTime{30 * minute}}, minute);
  REQUIRE(jumped.ok());
  std::vector<std::pair<std::string, std::int64_t>> fired;
  for (const auto& recorded : jumped->events) {
    if (const auto* e = std::get_if<InjectFired>(&recorded.event);
        e != nullptr && recorded.lane.value == "team-1") {
      CHECK(e->late_ms == 0);
      fired.emplace_back(e->inject.value, recorded.at.ms);
    }
  }
  CHECK(fired == std::vector<std::pair<std::string, std::int64_t>>{{"second", 5 * minute},
                                                                   {"chase", 10 * minute}});
  CHECK(table.exercise.state().clock.at == ExerciseTime{30 * minute});
  CHECK(table.exercise.state().clock.running);
}

TEST_CASE("the clock leaves pauses out and follows its speed") {
  ClockState clock;
  clock.running = true;
  clock.at = ExerciseTime{1'000};
  clock.wall = WallTime{50'000};
  clock.speed_permille = 2'500;
  CHECK(clock.exercise_time(WallTime{52'000}) == ExerciseTime{6'000});
  CHECK(clock.exercise_time(WallTime{40'000}) == ExerciseTime{1'000});
  CHECK(clock.wall_of(ExerciseTime{6'000}) == WallTime{52'000});
  clock.running = false;
  CHECK(clock.exercise_time(WallTime{99'000}) == ExerciseTime{1'000});
  CHECK_FALSE(clock.wall_of(ExerciseTime{6'000}).has_value());
}

TEST_CASE("speed has bounds, the clock cannot go back, and what has ended stays ended") {
  Table table;
  CHECK(table.ask("lead", PauseExercise{}).error().code == "not_started");
  table.start();
  CHECK(table.ask("lead", StartExercise{}).error().code == "already_started");
  CHECK(table.ask("lead", SetSpeed{249}).error().code == "bad_speed");
  CHECK(table.ask("lead", SetSpeed{60'001}).error().code == "bad_speed");
  CHECK(table.ask("lead", SetSpeed{60'000}).ok());
  CHECK(table.ask("lead", JumpTo{ExerciseTime{0}}, minute).error().code == "jump_back");
  CHECK(table.ask("controller", EndExercise{}).error().code == "not_permitted");
  REQUIRE(table.ask("lead", EndExercise{}).ok());
  CHECK(table.ask("lead", ResumeExercise{}).error().code == "ended");
  CHECK(table.advance(100 * minute).empty());
}
