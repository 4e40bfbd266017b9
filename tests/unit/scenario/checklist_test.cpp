// The evaluators' checklist, from file to Scenario.
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

FileTree with_checklists(const std::string& items) {
  return replaced(good_tree(), "director: director.lua\n",
                  "director: director.lua\nchecklists:\n" + items);
}

}  // namespace

TEST_CASE("a checklist is read; an item takes objective and opening from its obligation") {
  auto tree = with_checklists(
      "  early-report:\n"
      "    text: {ja: 第一報を急いだか, en: Was the first report quick}\n"
      "    obligation: first-report\n"
      "    guidance: {P: {ja: 30 分以内, en: Within 30 minutes}, U: {ja: なし, en: None}}\n"
      "  preserved:\n"
      "    text: {ja: 保全したか, en: Was evidence preserved}\n"
      "    objective: first-response\n"
      "    opens: {any: [{action: preserve}, {action: isolate}]}\n"
      "  calm:\n"
      "    text: {ja: 落ち着いていたか, en: Was the team calm}\n");
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& list = loaded.scenario.checklist;
  REQUIRE(list.size() == 3);
  CHECK(list[0].id == ChecklistItemId("early-report"));
  CHECK(list[0].objective == ObjectiveId("first-response"));
  CHECK(list[0].opens == Condition{Condition::Join::fact, InjectFiredFact{InjectId("notice")}, {}});
  CHECK(list[0].guidance_for(Rating::P).en == "Within 30 minutes");
  CHECK(list[0].guidance_for(Rating::S).empty());
  CHECK(list[0].guidance_for(Rating::U).ja == "なし");
  CHECK(list[1].opens.join == Condition::Join::any);
  CHECK(list[1].obligation.empty());
  CHECK(list[2].opens.always());
}

TEST_CASE("a checklist names duties, objectives and facts that exist, in both languages") {
  const auto mistakes = [](const std::string& items) {
    auto tree = with_checklists(items);
    return joined(load(tree));
  };
  const std::string text = "    text: {ja: 見る, en: Look}\n";
  CHECK(mistakes("  a:\n" + text + "    obligation: first-repotr\n").find("did you mean") !=
        std::string::npos);
  CHECK(mistakes("  a:\n" + text + "    objective: nothing\n").find("error") != std::string::npos);
  CHECK(mistakes("  a:\n" + text + "    opens: {fired: nothing}\n").find("error") !=
        std::string::npos);
  CHECK(mistakes("  a:\n    text: {ja: 見る}\n").find("error") != std::string::npos);
  CHECK(mistakes("  a:\n" + text + "    guidance: {Q: {ja: x, en: x}}\n").find("error") !=
        std::string::npos);
  CHECK(mistakes("  a:\n    objective: first-response\n").find("error") != std::string::npos);
}
