// What does not exist in a lane's variant is not applicable and out of the denominator.
#include <algorithm>

#include "scoring/debrief.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"

using namespace enshu;
using namespace enshu::scoring;
using namespace enshu::scoring::testing;

namespace {

/// The scenario of the cases with all that counts kept to banks.
Scenario banks_only() {
  Scenario s = case_scenario();
  s.parameters = {{"type",
                   {"種類", "Type"},
                   {{"bank", {"銀行", "Bank"}}, {"insurer", {"保険", "Insurer"}}},
                   "turn"}};
  const Only bank{{"type", {"bank"}}};
  for (auto& duty : s.obligations) duty.only = bank;
  for (auto& action : s.actions) action.only = bank;
  for (auto& inject : s.msel) inject.only = bank;
  return s;
}

LaneScore score_as(const Scenario& scenario, const std::string& type) {
  auto record = record_of(cases_folder / "whole-afternoon" / "events.jsonl");
  for (auto& recorded : record) {
    if (auto* opened = std::get_if<LaneOpened>(&recorded.event)) opened->parameters["type"] = type;
  }
  Scoreboard board(scenario);
  for (const auto& recorded : record) board.fold(recorded);
  return board.score(ExerciseTime{minutes(120).ms}, true).lanes.at(0);
}

}  // namespace

TEST_CASE("in the variant that it is for, everything counts as without variants") {
  const auto plain = score_of(record_of(cases_folder / "whole-afternoon" / "events.jsonl"),
                              ExerciseTime{minutes(120).ms}, true);
  REQUIRE(plain.lanes.at(0).max > 0);
  CHECK(score_as(banks_only(), "bank") == plain.lanes.at(0));
}

TEST_CASE("in another variant nothing counts, and each line says why") {
  const auto lane = score_as(banks_only(), "insurer");
  CHECK(lane.max == 0);
  CHECK_FALSE(lane.score_tenths);
  REQUIRE_FALSE(lane.obligations.empty());
  REQUIRE_FALSE(lane.actions.empty());
  for (const auto& duty : lane.obligations) {
    CHECK(duty.status == ItemStatus::not_applicable);
    CHECK(duty.explanation.ja.find("対象外") != std::string::npos);
  }
  for (const auto& action : lane.actions) CHECK(action.status == ItemStatus::not_applicable);
  check_sound(lane, 10'000);
}

TEST_CASE("a move stands in the debrief's history") {
  Scenario scenario = case_scenario();
  scenario.moves = {{MoveId{"spread"}, {"拡大", "Spread"}, {}, {}, {}, {}, {}}};
  auto record = prologue();
  Recorded begun = record.back();
  begun.lane = LaneId{"team-1"};
  begun.event = MoveBegun{MoveId{"spread"}, {"拡大", "Spread"}, {}, FireCause::controller, {}, 0};
  record.push_back(begun);
  renumber(record);
  const auto model = debrief(scenario, record);
  const auto found = std::ranges::find(model.timeline, EntryKind::move, &TimelineEntry::kind);
  REQUIRE(found != model.timeline.end());
  CHECK(found->title.ja == "拡大");
  CHECK(std::ranges::count(for_lane(model, LaneId{"team-1"}).timeline, EntryKind::move,
                           &TimelineEntry::kind) == 1);
}
