// Questionnaires: when they open, what fits them, who sees what was answered.
#include <algorithm>

#include "engine/core/authority.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

using Answers = std::map<std::string, std::vector<std::string>>;

SurveyQuestion question(const std::string& id, QuestionType type) {
  SurveyQuestion out;
  out.id = FieldId{id};
  out.label = both(id);
  out.type = type;
  return out;
}

/// `check` comes five minutes after the notice, for the CSIRT alone, and shows its model answer;
/// `early` at 0:02 for all; `closing` at EndEx for all.
Scenario asking_scenario() {
  auto s = small_scenario();
  auto cause = question("cause", QuestionType::choice);
  cause.options = {{"mail", both("mail")}, {"usb", both("usb")}};
  auto gaps = question("gaps", QuestionType::choices);
  gaps.options = {{"people", both("people")}, {"rules", both("rules")}};
  gaps.may_lack = true;
  auto useful = question("useful", QuestionType::scale);
  useful.steps = 5;
  auto words = question("words", QuestionType::text);
  words.may_lack = true;
  Survey check;
  check.id = SurveyId{"check"};
  check.title = both("check");
  check.roles = {PartyId{"csirt"}};
  check.after = InjectId{"notice"};
  check.delay = minutes(5);
  check.reveal_model = true;
  check.questions = {{cause, both("a mail"), {}}, {gaps, {}, {}}};
  Survey early;
  early.id = SurveyId{"early"};
  early.title = both("early");
  early.at = ExerciseTime{minutes(2).ms};
  early.questions = {{question("ready", QuestionType::yesno), both("hidden"), {}}};
  Survey closing;
  closing.id = SurveyId{"closing"};
  closing.title = both("closing");
  closing.at_end = true;
  closing.questions = {{useful, {}, Opinion::useful}, {words, {}, {}}};
  s.surveys = {check, early, closing};
  return s;
}

std::vector<const Recorded*> opened(const Table& table, const std::string& survey) {
  std::vector<const Recorded*> out;
  for (const auto& recorded : table.log) {
    const auto* event = std::get_if<SurveyOpened>(&recorded.event);
    if (event != nullptr && event->survey.value == survey) out.push_back(&recorded);
  }
  return out;
}

AnswerSurvey answer(const std::string& survey, Answers answers) {
  return {SurveyId{survey}, std::move(answers)};
}

std::string code(Table& table, const std::string& seat, AnswerSurvey command) {
  const auto outcome = table.ask(seat, std::move(command));
  return outcome ? std::string{} : outcome.error().code;
}

}  // namespace

TEST_CASE("a questionnaire opens at its time, or after its inject, in every lane") {
  Table table(asking_scenario());
  table.start();
  for (const int at : {0, 1}) table.advance(minutes(at).ms);
  CHECK(opened(table, "early").empty());
  for (const int at : {2, 5, 30}) table.advance(minutes(at).ms);
  REQUIRE(opened(table, "early").size() == 2);
  CHECK(opened(table, "early")[0]->at == ExerciseTime{minutes(2).ms});
  REQUIRE(opened(table, "check").size() == 2);
  CHECK(opened(table, "check")[1]->at == ExerciseTime{minutes(5).ms});
  const auto& event = std::get<SurveyOpened>(opened(table, "check")[0]->event);
  CHECK_FALSE(event.after_end);
  REQUIRE(event.questions.size() == 2);
  CHECK(event.questions[0].options.size() == 2);
  CHECK(opened(table, "closing").empty());
}

TEST_CASE("a jump of the clock opens what lies on its way, each at its own time") {
  Table table(asking_scenario());
  table.start();
  REQUIRE(table.ask("controller", JumpTo{ExerciseTime{minutes(20).ms}}).ok());
  CHECK(opened(table, "early")[0]->at == ExerciseTime{minutes(2).ms});
  CHECK(opened(table, "check")[0]->at == ExerciseTime{minutes(5).ms});
}

TEST_CASE("an answer must fit its question, and the refusal names the question") {
  Table table(asking_scenario());
  table.start();
  CHECK(code(table, "team-1-csirt", answer("check", {})) == "unknown_survey");
  for (const int at : {0, 2, 5, 6}) table.advance(minutes(at).ms);
  CHECK(code(table, "team-1-pr", answer("check", {{"cause", {"mail"}}})) == "unknown_survey");
  CHECK(code(table, "team-1-csirt", answer("check", {{"cuase", {"mail"}}})) == "unknown_question");
  CHECK(code(table, "team-1-csirt", answer("check", {{"cause", {"fire"}}})) == "bad_answer");
  CHECK(code(table, "team-1-csirt", answer("check", {{"cause", {"mail", "usb"}}})) == "bad_answer");
  CHECK(code(table, "team-1-csirt", answer("check", {{"gaps", {"people"}}})) == "bad_answer");
  CHECK(code(table, "team-1-csirt",
             answer("check", {{"cause", {"mail"}}, {"gaps", {"people", "people"}}})) ==
        "bad_answer");
  const auto refused = table.ask("team-1-pr", answer("early", {{"ready", {"maybe"}}}));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.ja.find("「ready」") != std::string::npos);
  CHECK(
      code(table, "team-1-csirt", answer("check", {{"cause", {"mail"}}, {"gaps", {""}}})).empty());
  const auto& kept = std::get<SurveyAnswered>(table.log.back().event);
  CHECK(kept.answers == Answers{{"cause", {"mail"}}});
  CHECK(code(table, "team-1-csirt", answer("check", {{"cause", {"usb"}}})) == "answered_already");
}

TEST_CASE("model answers stand in the event only where the scenario reveals them") {
  Table table(asking_scenario());
  table.start();
  for (const int at : {0, 2, 5, 6}) table.advance(minutes(at).ms);
  REQUIRE(code(table, "team-1-csirt", answer("check", {{"cause", {"usb"}}})).empty());
  const auto& revealed = std::get<SurveyAnswered>(table.log.back().event);
  REQUIRE(revealed.model.size() == 1);
  CHECK(revealed.model.at("cause").ja == "a mail");
  REQUIRE(code(table, "team-1-pr", answer("early", {{"ready", {"no"}}})).empty());
  CHECK(std::get<SurveyAnswered>(table.log.back().event).model.empty());
}

TEST_CASE("closing questionnaires open at EndEx and stay open; the others close") {
  Table table(asking_scenario());
  table.start();
  for (const int at : {0, 2, 5, 6}) table.advance(minutes(at).ms);
  CHECK(code(table, "team-1-csirt", answer("closing", {{"useful", {"5"}}})) == "unknown_survey");
  REQUIRE(table.ask("controller", PauseExercise{{}}).ok());
  CHECK(code(table, "team-1-pr", answer("early", {{"ready", {"yes"}}})) == "paused");
  REQUIRE(table.ask("lead", EndExercise{}).ok());
  REQUIRE(opened(table, "closing").size() == 2);
  CHECK(std::get<SurveyOpened>(opened(table, "closing")[0]->event).after_end);
  CHECK(code(table, "team-1-pr", answer("early", {{"ready", {"yes"}}})) == "ended");
  CHECK(code(table, "team-1-pr", answer("closing", {{"useful", {"6"}}})) == "bad_answer");
  CHECK(code(table, "team-1-pr", answer("closing", {{"useful", {"4"}}})).empty());
  CHECK(code(table, "evaluator", answer("closing", {{"useful", {"4"}}})) == "not_permitted");
}

TEST_CASE("staff see the answers, colleagues that there is one, nobody else anything") {
  Table table(asking_scenario());
  table.start();
  for (const int at : {0, 2, 5, 6}) table.advance(minutes(at).ms);
  REQUIRE(code(table, "team-1-csirt", answer("check", {{"cause", {"usb"}}})).empty());
  const auto& recorded = table.log.back();
  const auto who = audience_of_kind(table.exercise.state(), recorded);
  const auto sees = [&](const ViewerClass& viewer) { return may_see(who, recorded.lane, viewer); };
  const ViewerClass own{Access::participant, LaneId{"team-1"}, PartyId{"csirt"}};
  CHECK(sees({Access::controller, {}, {}}));
  CHECK(sees({Access::evaluator, {}, {}}));
  CHECK(sees(own));
  CHECK_FALSE(sees({Access::observer, {}, {}}));
  CHECK_FALSE(sees({Access::participant, LaneId{"team-1"}, PartyId{"pr"}}));
  CHECK_FALSE(sees({Access::participant, LaneId{"team-2"}, PartyId{"csirt"}}));
  const auto shown = std::get<SurveyAnswered>(redact(recorded.event, own));
  CHECK(shown.survey.value == "check");
  CHECK(shown.answers.empty());
  CHECK(shown.model.empty());
  const auto opening = *opened(table, "check")[0];
  const auto asked = audience_of_kind(table.exercise.state(), opening);
  CHECK(may_see(asked, opening.lane, own));
  CHECK_FALSE(may_see(asked, opening.lane, {Access::participant, LaneId{"team-1"}, PartyId{"pr"}}));
}
