// Windows, facts with `since`, answered questionnaires, costs and tiers of variants: from file to
// Scenario.
#include "engine/scenario/values.hpp"
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

TEST_CASE("a window is two times with two dots between them") {
  const auto one = read_window("0:20");
  REQUIRE(one);
  CHECK_FALSE(one->drawn);
  CHECK(one->from == ExerciseTime{minutes(20).ms});
  CHECK(one->until == one->from);
  const auto two = read_window("0:01..9m30s");
  REQUIRE(two);
  CHECK(two->drawn);
  CHECK(two->from == ExerciseTime{minutes(1).ms});
  CHECK(two->until == ExerciseTime{minutes(9).ms + 30'000});
  CHECK(read_window("-0:05..0:05")->from == ExerciseTime{-minutes(5).ms});
  CHECK(read_window("0:05..0:05")->drawn);
  for (const char* bad :
       {"", "..", "0:01..", "..0:09", "0:01...0:09", "0:01 .. 0:09", "0:01..0:05..0:09"})
    CHECK_FALSE(read_window(bad));
}

TEST_CASE("windows, facts that count from an inject on, and costs are read") {
  auto tree = replaced(good_tree(), "director: director.lua\n",
                       "director: director.lua\n"
                       "surveys:\n"
                       "  self-check:\n"
                       "    title: {ja: 理解度の確認, en: Self-check}\n"
                       "    at: 0:40\n"
                       "    questions:\n"
                       "      - {id: ready, label: {ja: 準備, en: Ready}, type: yesno}\n");
  tree = replaced(tree, "actions:\n",
                  "actions:\n"
                  "  ask-hint:\n"
                  "    title: {ja: ヒント, en: Hint}\n"
                  "    role: csirt\n"
                  "    phase: triage\n"
                  "    cost: 3\n");
  tree = replaced(
      tree, "msel:\n",
      "msel:\n"
      "  - id: drawn\n"
      "    title: {ja: 抜き打ち, en: No notice}\n"
      "    at: 0:01..0:09\n"
      "    email: {to: csirt, from: soc, text: texts/notice}\n"
      "  - id: praise\n"
      "    title: {ja: 称賛, en: Praise}\n"
      "    when: {all: [{answered: {survey: self-check, by: csirt}}, {answered: self-check},"
      " {action: {name: ask-hint, since: drawn}}, {message: {to: soc, since: drawn}},"
      " {report: {to: soc, since: drawn}}]}\n"
      "    email: {to: csirt, from: soc, text: texts/notice}\n");
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& s = loaded.scenario;
  const auto& drawn = s.inject(InjectId("drawn"))->schedule;
  CHECK(drawn.kind == Schedule::Kind::at);
  CHECK(drawn.at == ExerciseTime{minutes(1).ms});
  CHECK(drawn.latest == ExerciseTime{minutes(9).ms});
  CHECK_FALSE(s.inject(InjectId("notice"))->schedule.latest);
  const auto& parts = s.inject(InjectId("praise"))->schedule.condition.parts;
  const InjectId since("drawn");
  REQUIRE(parts.size() == 5);
  CHECK(parts[0].fact == Fact{AnsweredFact{SurveyId("self-check"), PartyId("csirt")}});
  CHECK(parts[1].fact == Fact{AnsweredFact{SurveyId("self-check"), {}}});
  CHECK(parts[2].fact == Fact{ActionFact{ActionId("ask-hint"), since}});
  CHECK(parts[3].fact == Fact{MessageFact{PartyId("soc"), {}, since}});
  CHECK(parts[4].fact == Fact{ReportFact{PartyId("soc"), {}, {}, since}});
  CHECK(s.action(ActionId("ask-hint"))->cost == 3);
  CHECK(s.action(ActionId("isolate"))->cost == 0);
}
