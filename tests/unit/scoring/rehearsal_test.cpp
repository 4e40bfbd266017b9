// Figures of many rehearsals, and the page that shows them.
#include "scoring/export/rehearsal_html.hpp"

#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/markup.hpp"

namespace enshu::scoring {
namespace {

bool says(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

/// Two teams in two runs: a role that gets twice what it can read in the second quarter of an hour.
RehearsalModel overloaded() {
  RehearsalModel model;
  model.title = {"自治体 <演習>", "A municipality & more"};
  model.crew = {"新任", "Novice"};
  model.lanes = 2;
  model.exercise = minutes(30);
  model.slot = minutes(15);
  model.runs = {{7, 10, {}}, {8, 10, {}}};
  model.total = distribution_of({100, 450, 1000, 990});
  model.duties.push_back({ObligationId{"first-report"},
                          {"第1報", "First report"},
                          {},
                          distribution_of({0, 500}),
                          1,
                          0,
                          1,
                          2});
  RoleLoad role{PartyId{"csirt"}, {"CSIRT", "CSIRT"}, 2, 700, {}};
  role.slots.push_back({4, 21'000, 10'500, 4, 4 * minutes(2).ms});
  role.slots.push_back({8, 84'000, 21'000, 0, 0});
  model.load.push_back(role);
  model.injects.push_back({InjectId{"soc-notice"},
                           {"通知", "Notice"},
                           false,
                           4,
                           0,
                           ExerciseTime{},
                           ExerciseTime{minutes(1).ms}});
  model.injects.push_back({InjectId{"chase"}, {"督促", "Chase"}, true, 0, 3, {}, {}});
  model.director = {"director.lua",
                    {{"on.reply(\"chase\")", "director.lua", 4, 0}},
                    true,
                    3,
                    {{"director.lua", 5, "lane:fire(\"chase\") < 3"}},
                    {{"director.lua:7", "a lane has no 'sned'", 4}}};
  model.failures.push_back({"first-report",
                            "not_opened",
                            {"第1報", "First report"},
                            {"開かれなかった", "never opened"},
                            1,
                            2});
  return model;
}

}  // namespace

TEST_CASE("a distribution knows its ends, its middle, its mean and its tens") {
  const auto scores = distribution_of({1000, 0, 450, 455});
  CHECK(scores.low == 0);
  CHECK(scores.middle == 455);
  CHECK(scores.high == 1000);
  CHECK(scores.mean == 476);  // 1905 / 4, rounded
  CHECK(scores.histogram.at(0) == 1);
  CHECK(scores.histogram.at(4) == 2);
  CHECK(scores.histogram.at(9) == 1);
  CHECK(distribution_of({}).count == 0);
}

TEST_CASE("load is what comes in against what the role's seats can read") {
  const auto model = overloaded();
  const auto& role = model.load.front();
  // 700 characters a minute are 10,500 in the quarter; 4 cases had 21,000 and 84,000.
  CHECK(load_percent(model, role, role.slots[0]) == 50);
  CHECK(load_percent(model, role, role.slots[1]) == 200);
  CHECK(worst_load_percent(model, role, role.slots[0]) == 100);
  CHECK(waiting(role.slots[0]) == minutes(2));
}

TEST_CASE("the page stands alone in both languages and says what never came about") {
  const auto page = rehearsal_html(overloaded(), {});
  CHECK(testing::markup_fault(page) == "");
  CHECK_FALSE(says(page, "<script"));
  CHECK_FALSE(says(page, "http://"));
  CHECK(says(page, "自治体 &lt;演習&gt;"));
  CHECK(says(page, "A municipality &amp; more"));
  CHECK(says(page, "一度もなし"));
  CHECK(says(page, "lane:fire(&quot;chase&quot;) &lt; 3"));
  CHECK(says(page, "never opened"));
  CHECK(says(page, "<strong class=\"never\">200 %</strong>"));
  CHECK(says(page, "Lines that ran: 2 / 3"));
  CHECK(says(page, "Errors of the director"));
  CHECK(says(page, "director.lua:7"));
  CHECK_FALSE(says(page, "What check says"));
}

TEST_CASE("mistakes stand beside the timeline, and the page says that its figures are older") {
  RehearsalFindings findings;
  findings.broken = true;
  findings.lines.push_back({"scenario.yaml:3:1: 誤り <b>", "scenario.yaml:3:1: error: <b>"});
  const auto page = rehearsal_html(overloaded(), findings);
  CHECK(testing::markup_fault(page) == "");
  CHECK(says(page, "scenario.yaml:3:1: error: &lt;b&gt;"));
  CHECK(says(page, "scenario.yaml:3:1: 誤り &lt;b&gt;"));
  CHECK(says(page, "the last rehearsal that could be played"));
}

}  // namespace enshu::scoring
