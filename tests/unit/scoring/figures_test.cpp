// Figures for publication: counted from small logs whose numbers are plain to see.
#include <algorithm>

#include "scoring/debrief.hpp"
#include "scoring/paths.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

DebriefModel ended_case(const std::string& name, std::int64_t end_minutes) {
  auto record = testing::record_of(testing::cases_folder / name / "events.jsonl");
  record.push_back(testing::happening(ExerciseTime{minutes(end_minutes).ms}, LaneId{}, SeatId{},
                                      ClockChanged{ClockChange::ended, false, 1000, {}, {}}));
  testing::renumber(record);
  return debrief(testing::case_scenario(), record);
}

const HopFigures& hop(const DebriefModel& model, std::string_view to) {
  const auto found = std::ranges::find_if(model.figures.hops,
                                          [&](const HopFigures& h) { return h.to.value == to; });
  REQUIRE(found != model.figures.hops.end());
  return *found;
}

}  // namespace

TEST_CASE("departments count by lanes in which somebody of theirs did anything") {
  // Both posts are seated; in this log the CISO approves, in the other nobody but the CSIRT acts.
  const auto both = ended_case("whole-afternoon", 120).figures;
  CHECK(both.participants == 2);
  CHECK(both.took_part == 2);
  CHECK(both.organisations == 1);
  const auto share = [](const ExerciseFigures& figures, Department department) {
    const auto found = std::ranges::find_if(
        figures.departments, [&](const auto& each) { return each.department == department; });
    REQUIRE(found != figures.departments.end());
    return found->share_ppm;
  };
  CHECK(share(both, Department::it) == 1'000'000);
  CHECK(share(both, Department::management) == 1'000'000);
  CHECK_FALSE(share(both, Department::pr).has_value());  // no post of it: not 0 %
  const auto one = ended_case("red-to-the-press", 120).figures;
  CHECK(one.took_part == 1);
  CHECK(share(one, Department::management) == 0);
  REQUIRE(one.posts.size() == 2);
  CHECK(one.posts[1].role == PartyId{"ciso"});
  CHECK(one.posts[1].seats == 1);
  CHECK(one.posts[1].took_part == 0);
}

TEST_CASE("a hop that was not reached says why, and the reach rate counts it") {
  const auto model = ended_case("one-of-two-reached", 120);
  CHECK(hop(model, "prefecture").reach_ppm == 1'000'000);
  CHECK(hop(model, "prefecture").median_delay == minutes(10));
  const auto& missed = hop(model, "ministry");
  CHECK(missed.expected == 1);
  CHECK(missed.reach_ppm == 0);
  REQUIRE(missed.failures.size() == 1);
  CHECK(missed.failures.front().reason == ReachFailure::others_only);
  const auto silent = ended_case("nothing-done", 180);
  for (const auto& each : silent.figures.hops) {
    for (const auto& failure : each.failures) CHECK(failure.reason == ReachFailure::nothing_sent);
  }
  const auto wrong = ended_case("wrong-recipient-only", 120);
  REQUIRE_FALSE(wrong.figures.hops.empty());
  REQUIRE(wrong.figures.hops.front().failures.size() == 1);
  CHECK(wrong.figures.hops.front().failures.front().reason == ReachFailure::wrong_recipient);
}

TEST_CASE("edges are counted by lane: in time, missing, leaked, not confirmed by a post") {
  const auto leaked = ended_case("red-to-the-press", 120).lanes.front().path_figures;
  CHECK(leaked.expected == 1);
  CHECK(leaked.in_time == 1);
  CHECK(leaked.wrong == 1);
  CHECK(leaked.leaked == 1);
  CHECK(leaked.unacknowledged == 0);  // the ministry is cast, whose silence is nobody's fault
  const auto confirmed = ended_case("receipt-by-a-post", 120).lanes.front().path_figures;
  CHECK(confirmed.acknowledged == 1);
  CHECK(confirmed.unacknowledged == 0);
  const auto silent = ended_case("no-receipt-by-a-post", 120).lanes.front().path_figures;
  CHECK(silent.acknowledged == 0);
  CHECK(silent.unacknowledged == 1);
}

TEST_CASE("a hop's delay falls into opening, telling and the receipt, which add up") {
  const auto model = ended_case("receipt-by-a-post", 120);
  const auto& paths = model.lanes.front().paths;
  const auto path =
      std::ranges::find_if(paths, [](const Path& p) { return p.to == PartyId{"ciso"}; });
  REQUIRE(path != paths.end());
  const auto steps = hop_steps(*path);
  CHECK(steps.to_open == minutes(2));
  CHECK(steps.to_tell == minutes(3));
  CHECK(steps.to_receipt == minutes(1));
  CHECK(steps.to_open->ms + steps.to_tell->ms == path->delay->ms);
}

TEST_CASE("reports up and information down are counted by quarter and type") {
  const auto flows = ended_case("whole-afternoon", 120).figures.flows;
  const auto find = [&](FlowDirection direction, FlowMeans means) {
    const auto found = std::ranges::find_if(
        flows, [&](const FlowFigures& f) { return f.direction == direction && f.means == means; });
    REQUIRE(found != flows.end());
    return *found;
  };
  const auto report = find(FlowDirection::up, FlowMeans::report);  // 0:34 of 2:00
  CHECK(report.quarters == std::vector<std::int64_t>{0, 1, 0, 0});
  CHECK_FALSE(report.type.empty());
  CHECK(find(FlowDirection::down, FlowMeans::alert).quarters ==
        std::vector<std::int64_t>{1, 0, 0, 0});
  CHECK(find(FlowDirection::up, FlowMeans::mail).total == 1);
}

TEST_CASE("the MSEL as run names every step, fired or not") {
  const auto model = ended_case("whole-afternoon", 120);
  CHECK(model.steps.size() == testing::case_scenario().msel.size());
  const auto step = [&](std::string_view id) {
    return *std::ranges::find_if(model.steps,
                                 [&](const StepEntry& s) { return s.inject.value == id; });
  };
  CHECK(step("notice").state == StepState::fired);
  CHECK(step("notice").cause == FireCause::controller);
  CHECK(step("leak").state == StepState::not_fired);
  CHECK_FALSE(step("leak").fired.has_value());
}

}  // namespace enshu::scoring
