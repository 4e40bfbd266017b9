// An old record under a corrected rubric: what changed, why, and what cannot be judged.
#include "scoring/rubric.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>

#include "scoring/debrief.hpp"
#include "scoring/export/export.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"

namespace enshu::scoring {
namespace {

const std::vector<Recorded>& afternoon() {
  static const auto record =
      testing::record_of(testing::cases_folder / "whole-afternoon" / "events.jsonl");
  return record;
}

Score score_by(const Scenario& scenario) {
  Scoreboard board(scenario);
  for (const auto& recorded : afternoon()) board.fold(recorded);
  return board.score(ExerciseTime{minutes(120).ms}, true);
}

RubricChange compared(const Scenario& after) {
  const auto& before = testing::case_scenario();
  return rubric_change(before, after, score_by(before), score_by(after));
}

Obligation& first_report(Scenario& scenario) {
  return *std::ranges::find_if(scenario.obligations, [](const Obligation& o) {
    return o.id == ObligationId{"first-report"};
  });
}

std::optional<Error> misfit(const Scenario& variant) {
  RubricFit fit(testing::case_scenario(), variant);
  for (const auto& recorded : afternoon()) fit.fold(recorded);
  return fit.misfit();
}

}  // namespace

TEST_CASE("the same rubric changes nothing") {
  const auto change = compared(testing::case_scenario());
  CHECK(change.items.empty());
  REQUIRE(change.lanes.size() == 1);
  CHECK(change.lanes.front().items.empty());
  CHECK(change.lanes.front().tenths_before == change.lanes.front().tenths_after);
}

TEST_CASE("a later target turns a late report into one in time, and the key says so") {
  // 34 minutes: 1 - 4/30 of 20 points under 30 minutes, all 20 under 40.
  Scenario corrected = testing::case_scenario();
  first_report(corrected).target = minutes(40);
  const auto change = compared(corrected);
  REQUIRE(change.items.size() == 1);
  CHECK(change.items.front().id == "first-report");
  CHECK(change.items.front().edit == RubricEdit::changed);
  CHECK(change.items.front().keys == std::vector<KeyEdit>{{"target", "30m", "40m"}});
  const auto& lane = change.lanes.front();
  REQUIRE(lane.items.size() == 1);
  CHECK(lane.items.front().before->status == ItemStatus::late);
  CHECK(lane.items.front().after->status == ItemStatus::met);
  REQUIRE(lane.items.front().measures.size() == 1);
  const auto& part = lane.items.front().measures.front();
  CHECK(part.measure == MeasureKind::timeliness);
  CHECK(part.points_before == 17'333'340);
  CHECK(part.points_after == 20'000'000);
  CHECK(lane.tenths_before == 979);
  CHECK(lane.tenths_after == 1000);
}

TEST_CASE("truth, recipients, weight and form fields are each named when they change") {
  Scenario corrected = testing::case_scenario();
  auto& duty = first_report(corrected);
  duty.truth.front().accepted = {"data_leak"};
  duty.required.push_back(PartyId{"ministry"});
  duty.weight = 2;
  auto& form = corrected.forms.front();
  form.fields.front().weight += 1;
  const auto change = compared(corrected);
  const auto item = std::ranges::find_if(
      change.items, [](const RubricItem& each) { return each.id == "first-report"; });
  REQUIRE(item != change.items.end());
  std::vector<std::string> keys;
  for (const auto& key : item->keys) keys.push_back(key.key);
  CHECK(keys == std::vector<std::string>{"to.required", "truth.event_type", "weight",
                                         "forms.incident-report.event_type"});
}

TEST_CASE("added and removed duties stand with their points on one side only") {
  Scenario corrected = testing::case_scenario();
  auto added = first_report(corrected);
  added.id = ObligationId{"report-again"};
  std::erase_if(corrected.obligations,
                [](const Obligation& o) { return o.id == ObligationId{"first-report"}; });
  corrected.obligations.push_back(added);
  const auto change = compared(corrected);
  REQUIRE(change.items.size() == 2);
  CHECK(change.items[0].edit == RubricEdit::added);
  CHECK(change.items[1].edit == RubricEdit::removed);
  const auto& items = change.lanes.front().items;
  REQUIRE(items.size() == 2);
  CHECK_FALSE(items[0].before.has_value());
  CHECK(items[0].after->max > 0);
  CHECK(items[1].before->max > 0);
  CHECK_FALSE(items[1].after.has_value());
}

TEST_CASE("another scenario, or one without what the record names, is refused with the reason") {
  CHECK_FALSE(misfit(testing::case_scenario()).has_value());
  Scenario other = testing::case_scenario();
  other.id = ScenarioId{"another"};
  REQUIRE(misfit(other).has_value());
  CHECK(misfit(other)->code == "other_scenario");
  Scenario poorer = testing::case_scenario();
  std::erase_if(poorer.msel, [](const Inject& i) { return i.id == InjectId{"notice"}; });
  poorer.index();
  const auto error = misfit(poorer);
  REQUIRE(error.has_value());
  CHECK(error->code == "rubric_misfit");
  CHECK(error->message.en.find("'notice'") != std::string::npos);
  CHECK(error->message.en.find("Event 7") != std::string::npos);
}

TEST_CASE("a comparison is JSON with decimal points, and stands in the report") {
  Scenario corrected = testing::case_scenario();
  first_report(corrected).target = minutes(40);
  const auto change = compared(corrected);
  const auto tree = boost::json::parse(rubric_json(change)).as_object();
  const auto& lane = tree.at("lanes").as_array().at(0).as_object();
  CHECK(lane.at("score_before").to_number<double>() == Approx(97.9));
  CHECK(lane.at("score_after").to_number<double>() == Approx(100.0));
  auto model = debrief(corrected, afternoon());
  model.rubric = change;
  const auto page = debrief_html(model, Language::ja);
  CHECK(page.find("採点基準の変更") != std::string::npos);
  CHECK(page.find("<code>target</code>: 30m → <strong>40m</strong>") != std::string::npos);
}

}  // namespace enshu::scoring
