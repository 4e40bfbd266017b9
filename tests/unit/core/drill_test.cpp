// The day of the drill: a real incident stops everything, a comms check counts heads, observers may
// be late.
#include "engine/core/authority.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

std::string code_of(const Result<Outcome>& outcome) {
  return outcome.ok() ? std::string{"fine"} : outcome.error().code;
}

template <class Kind>
std::vector<Kind> all(const Table& table) {
  std::vector<Kind> found;
  for (const auto& recorded : table.log) {
    if (const auto* event = std::get_if<Kind>(&recorded.event)) found.push_back(*event);
  }
  return found;
}

}  // namespace

TEST_CASE("a real incident stops the clock and refuses everybody until the lead lifts it") {
  Table table;
  table.start();
  table.advance(0);
  REQUIRE(code_of(table.ask("controller", StopForIncident{"基幹系の障害", "forged/seat"}, 1'000)) ==
          "fine");
  const auto stops = all<IncidentStopped>(table);
  REQUIRE(stops.size() == 1);
  CHECK(stops.front() == IncidentStopped{true, "基幹系の障害", {}});
  CHECK_FALSE(table.exercise.state().clock.running);

  const auto refused = table.ask("team-1-csirt", LogDecision{"d", "g", {}, {}}, 2'000);
  CHECK(code_of(refused) == "incident_stop");
  CHECK(refused.error().message.ja.find("基幹系の障害") != std::string::npos);
  CHECK(code_of(table.ask("controller", ResumeExercise{}, 2'000)) == "incident_stop");
  CHECK(code_of(table.ask("controller", FireInject{InjectId{"spare"}, {}}, 2'000)) ==
        "incident_stop");
  CHECK(table.advance(3'600'000).empty());
  CHECK(code_of(table.ask("lead", AddNote{"中断した", {}, {}, 0, false}, 3'600'000)) == "fine");
  CHECK(code_of(table.ask("controller", LiftIncident{}, 3'600'000)) == "not_permitted");

  REQUIRE(code_of(table.ask("lead", LiftIncident{"収束"}, 3'600'000)) == "fine");
  CHECK(code_of(table.ask("team-1-csirt", LogDecision{"d", "g", {}, {}}, 3'600'000)) == "paused");
  CHECK(code_of(table.ask("controller", ResumeExercise{}, 3'600'000)) == "fine");
}

TEST_CASE(
    "an exercise that a real incident stopped may be ended for good, and started it was not") {
  Table table;
  REQUIRE(code_of(table.ask("lead", StopForIncident{}, 0)) == "fine");
  CHECK(code_of(table.ask("lead", StartExercise{}, 0)) == "incident_stop");
  REQUIRE(code_of(table.ask("lead", LiftIncident{}, 0)) == "fine");
  table.start();
  REQUIRE(code_of(table.ask("lead", StopForIncident{}, 1'000)) == "fine");
  CHECK(code_of(table.ask("lead", EndExercise{}, 1'000)) == "fine");
  CHECK(code_of(table.ask("lead", StopForIncident{}, 1'000)) == "ended");
}

TEST_CASE("the house may stop an exercise from another one and says from where") {
  Table table;
  table.start();
  const Request request{{}, {}, 0, StopForIncident{"r", "other/lead"}};
  const auto outcome = table.exercise.handle(request, {ExerciseTime{5}, {}});
  REQUIRE(outcome.ok());
  CHECK(std::get<IncidentStopped>(outcome->events.front().event).elsewhere == "other/lead");
  const auto shown =
      redact(outcome->events.front().event, {Access::participant, LaneId{"team-1"}, {}});
  CHECK(std::get<IncidentStopped>(shown).elsewhere.empty());
}

TEST_CASE("a comms check is called before the start or in a pause, and counts who answers") {
  Table table;
  REQUIRE(code_of(table.ask("controller", CallCommsCheck{"音量を上げてください"}, 0)) == "fine");
  const auto check = all<CommsCheckCalled>(table).front().check;
  const auto answer = [&](const std::string& seat, bool confirmed, Sound sound) {
    return code_of(table.ask(seat, AnswerCommsCheck{check, confirmed, sound}, 0));
  };
  CHECK(answer("team-1-csirt", false, Sound::unknown) == "fine");
  CHECK(answer("team-1-csirt", true, Sound::heard) == "fine");
  // Another screen of the seat that comes up later takes nothing back.
  CHECK(answer("team-1-csirt", false, Sound::unknown) == "fine");
  CHECK(answer("team-2-pr", true, Sound::not_heard) == "fine");
  CHECK(answer("lead", true, Sound::heard) == "not_permitted");
  const auto& answers = table.exercise.state().drill.answers;
  REQUIRE(answers.size() == 2);
  CHECK(answers.at(SeatId{"team-1-csirt"}).confirmed);
  CHECK(answers.at(SeatId{"team-1-csirt"}).sound == Sound::heard);
  CHECK(all<CommsCheckAnswered>(table).size() == 3);

  table.start();
  CHECK(code_of(table.ask("controller", CallCommsCheck{}, 1'000)) == "running");
  REQUIRE(code_of(table.ask("controller", PauseExercise{}, 2'000)) == "fine");
  REQUIRE(code_of(table.ask("controller", CallCommsCheck{}, 2'000)) == "fine");
  CHECK(answers.empty());
  CHECK(answer("team-1-pr", true, Sound::heard) == "check_over");
  REQUIRE(code_of(table.ask("controller", CloseCommsCheck{}, 2'000)) == "fine");
  CHECK_FALSE(table.exercise.state().drill.check_open);
}

TEST_CASE("observers' delay changes at any time, their names before the start only") {
  Table table;
  const Duration ten = minutes(10);
  CHECK(code_of(table.ask("controller", DelayObservers{ten, false}, 0)) == "not_permitted");
  CHECK(code_of(table.ask("lead", DelayObservers{Duration{-1}, false}, 0)) == "bad_delay");
  CHECK(code_of(table.ask("lead", DelayObservers{ten, true}, 0)) == "fine");
  table.start();
  CHECK(code_of(table.ask("lead", DelayObservers{ten, false}, 1'000)) == "names_seen");
  CHECK(code_of(table.ask("lead", DelayObservers{Duration{}, true}, 1'000)) == "fine");
  CHECK(table.exercise.state().drill.observer_delay == Duration{});
}
