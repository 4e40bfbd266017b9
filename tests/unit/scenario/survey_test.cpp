// Questionnaires from file to Scenario, and the director that hears of answers.
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

FileTree asking_tree() {
  return replaced(good_tree(), "director: director.lua\n",
                  "director: director.lua\n"
                  "surveys:\n"
                  "  self-check:\n"
                  "    title: {ja: 理解度の確認, en: Self-check}\n"
                  "    for: [csirt]\n"
                  "    after: question\n"
                  "    delay: 1m\n"
                  "    reveal_model: true\n"
                  "    questions:\n"
                  "      - id: cause\n"
                  "        label: {ja: 原因は, en: What was the cause}\n"
                  "        type: choice\n"
                  "        options:\n"
                  "          - {id: mail, label: {ja: メール, en: Mail}}\n"
                  "          - {id: usb, label: {ja: USB, en: USB}}\n"
                  "        model: {ja: メールです。, en: The mail.}\n"
                  "      - {id: why, label: {ja: なぜ, en: Why}, type: text, optional: true, "
                  "model: texts/model}\n"
                  "  closing:\n"
                  "    title: {ja: 終了後, en: Closing}\n"
                  "    at_end: true\n"
                  "    questions:\n"
                  "      - {id: useful, label: {ja: 有益, en: Useful}, type: scale, steps: 4,"
                  " low: {ja: 否, en: no}, high: {ja: 大いに, en: very}, figure: useful}\n"
                  "      - {id: improve, label: {ja: 改善, en: Improve}, type: yesno,"
                  " figure: improves}\n");
}

}  // namespace

TEST_CASE("questionnaires are read with all that they say") {
  auto tree = asking_tree();
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& all = loaded.scenario.surveys;
  REQUIRE(all.size() == 2);
  const auto& check = all[0];
  CHECK(check.id == SurveyId("self-check"));
  CHECK(check.roles == std::vector{PartyId("csirt")});
  CHECK(check.after == InjectId("question"));
  CHECK(check.delay == minutes(1));
  CHECK(check.reveal_model);
  CHECK_FALSE(check.at_end);
  REQUIRE(check.questions.size() == 2);
  CHECK(check.questions[0].asked.options[1].label.en == "USB");
  CHECK(check.questions[0].model.en == "The mail.");
  CHECK(check.questions[1].asked.may_lack);
  CHECK_FALSE(check.questions[1].model.empty());
  const auto& closing = all[1];
  CHECK(closing.at_end);
  CHECK(closing.roles.empty());
  CHECK(closing.questions[0].asked.steps == 4);
  CHECK(closing.questions[0].asked.high.ja == "大いに");
  CHECK(closing.questions[0].figure == Opinion::useful);
  CHECK(closing.questions[1].figure == Opinion::improves);
}

TEST_CASE("a director hears of answers and counts them; after EndEx it rests") {
  auto tree = asking_tree();
  tree["director.lua"] =
      "on.survey(\"self-check\", function(answer, lane)\n"
      "  if answer.role == \"csirt\" and lane:answered(answer.id) == 1 then\n"
      "    lane:set_flag(\"first\", answer:first_of(\"cause\"))\n"
      "  end\n"
      "end)\n" +
      tree["director.lua"];
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  auto director = LuaDirector::make(loaded.scenario, tree);
  REQUIRE(director);
  Play play(loaded.scenario);
  play.happen("team-1", SurveyOpened{SurveyId("self-check"), {}, {}, false, {}, {}, 0});
  const SurveyAnswered usb{SurveyId("self-check"), PartyId("csirt"), {{"cause", {"usb"}}}, {}};
  const auto answered = play.happen("team-1", usb);
  const auto wishes = (*director)->react(loaded.scenario, play.state(), answered);
  REQUIRE(wishes.size() == 1);
  CHECK(std::get<DirectorSetsFlag>(wishes[0]).value == "usb");
  play.happen(LaneId(), ClockChanged{ClockChange::ended, false, 1000, {}, {}});
  const auto late = play.happen("team-2", usb);
  CHECK((*director)->react(loaded.scenario, play.state(), late).empty());
}

TEST_CASE("wrong names of questionnaires in a director are told at their line") {
  auto tree = asking_tree();
  tree["director.lua"] +=
      "\non.survey(\"self-chek\", function(answer, lane) end)\n"
      "on.timer(\"x\", function(t, lane) return lane:answered(\"closng\") end)\n";
  const auto text = joined(load(tree));
  CHECK(text.find("on.survey names unknown survey 'self-chek'; did you mean 'self-check'?") !=
        std::string::npos);
  CHECK(text.find("answered names unknown survey 'closng'; did you mean 'closing'?") !=
        std::string::npos);
}
