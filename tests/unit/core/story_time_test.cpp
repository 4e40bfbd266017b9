// Spans of the story's calendar: what jumps skip has passed.
#include "engine/core/story_time.hpp"

#include "tests/unit/catch.hpp"

using namespace enshu;

namespace {

constexpr ExerciseTime at(std::int64_t minute) { return {minute * 60'000}; }
constexpr Duration days(std::int64_t n) { return minutes(n * 24 * 60); }

}  // namespace

TEST_CASE("a jump between two moments has passed, one before or after them has not") {
  const std::vector<StoryJump> jumps{{at(10), days(1)}, {at(30), days(2)}, {at(50), days(4)}};
  CHECK(story_span(at(20), at(40), jumps) == days(2) + minutes(20));
  CHECK(story_span(at(0), at(60), jumps) == days(7) + minutes(60));
  CHECK(story_span(at(31), at(49), jumps) == minutes(18));
  CHECK(story_span(at(30), at(40), jumps) == minutes(10));
}

TEST_CASE("a deadline that a jump skips lies at the jump, others move forward by it") {
  const std::vector<StoryJump> jumps{{at(30), days(2)}};
  CHECK(after_story_span(at(0), minutes(20), jumps) == at(20));
  CHECK(after_story_span(at(0), minutes(30), jumps) == at(30));
  CHECK(after_story_span(at(0), days(1), jumps) == at(30));
  CHECK(after_story_span(at(0), days(2) + minutes(31), jumps) == at(31));
  CHECK(after_story_span(at(30), days(2), jumps) == at(30) + days(2));
}

TEST_CASE("the two are inverse wherever no jump skips the moment") {
  const std::vector<StoryJump> jumps{{at(7), minutes(5)}, {at(7), days(1)}, {at(19), days(3)}};
  for (std::int64_t minute = 0; minute < 40; ++minute) {
    const auto passed = story_span(at(0), at(minute), jumps);
    CHECK(after_story_span(at(0), passed, jumps) == at(minute));
  }
}

TEST_CASE("jumps of injects and moves at fixed times are planned ones") {
  Scenario scenario;
  Inject night;
  night.schedule = {Schedule::Kind::at, at(80), {}, {}, {}, {}};
  night.jump = days(1);
  Move second;
  second.at = at(40);
  second.jump = days(2);
  scenario.msel = {night};
  scenario.moves = {second};
  const auto jumps = planned_jumps(scenario);
  REQUIRE(jumps.size() == 2);
  CHECK(jumps[0].at == at(40));
  CHECK(jumps[1].by == days(1));
  CHECK(all_jumps_planned(scenario));

  Obligation duty;
  CHECK(planned_deadline(scenario, duty, at(30), days(2)) == at(30) + days(2));
  duty.clock = DutyClock::calendar;
  CHECK(planned_deadline(scenario, duty, at(30), days(1)) == at(40));
  CHECK(planned_deadline(scenario, duty, at(30), days(2) + minutes(15)) == at(45));

  scenario.msel[0].schedule.kind = Schedule::Kind::manual;
  CHECK_FALSE(all_jumps_planned(scenario));
  CHECK(planned_jumps(scenario).size() == 1);
}
