// Facts that count from an inject on, and facts about questionnaires.
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

const PartyId csirt{"csirt"};
const PartyId vendor{"vendor"};
const InjectId second{"second"};  // five minutes after the notice

SendMessage mail_to_vendor() {
  SendMessage mail;
  mail.to = {vendor};
  mail.subject = "Re";
  mail.body = "words";
  return mail;
}

bool now(const Table& table, Fact content) {
  const auto& state = table.exercise.state();
  return holds(fact(std::move(content)), table.scenario, state, state.lanes[0]);
}

}  // namespace

TEST_CASE("a message counts since an inject only when it was sent after that inject") {
  Table table;
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", mail_to_vendor(), 60'000).ok());
  CHECK(now(table, MessageFact{vendor, {}, {}}));
  CHECK_FALSE(now(table, MessageFact{vendor, {}, second}));  // it has not fired
  table.advance(minutes(5).ms);
  CHECK_FALSE(now(table, MessageFact{vendor, {}, second}));
  CHECK_FALSE(now(table, MessageFact{vendor, csirt, second}));
  CHECK_FALSE(now(table, MessageFact{{}, csirt, second}));
  REQUIRE(table.ask("team-1-csirt", mail_to_vendor()).ok());  // the same moment, after it
  CHECK(now(table, MessageFact{vendor, {}, second}));
  CHECK(now(table, MessageFact{vendor, csirt, second}));
  CHECK(now(table, MessageFact{{}, csirt, second}));
  CHECK(now(table, MessageFact{{}, {}, second}));
  CHECK_FALSE(now(table, MessageFact{vendor, PartyId{"pr"}, second}));
}

TEST_CASE("reports and actions count since an inject likewise, also when they are repeated") {
  Table table;
  table.start();
  table.advance(0);
  const SubmitReport report{FormId{"incident-report"},
                            Stage::first,
                            {vendor},
                            Tlp::amber,
                            {{"event_type", {"malware"}}, {"summary", {"words"}}},
                            {},
                            {}};
  REQUIRE(table.ask("team-1-csirt", report, 60'000).ok());
  REQUIRE(table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "why", {}}).ok());
  table.advance(minutes(5).ms);
  const ReportFact reported{vendor, {}, {}, second};
  const ActionFact isolated{ActionId{"isolate"}, second};
  CHECK(now(table, ReportFact{vendor, {}, {}, {}}));
  CHECK(now(table, ActionFact{ActionId{"isolate"}, {}}));
  CHECK_FALSE(now(table, reported));
  CHECK_FALSE(now(table, isolated));
  REQUIRE(table.ask("team-1-csirt", report, minutes(6).ms).ok());
  REQUIRE(table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "again", {}}).ok());
  CHECK(now(table, reported));
  CHECK(now(table, isolated));
}

TEST_CASE("a questionnaire counts as answered from the first answer on, by whom it was") {
  auto s = small_scenario();
  Survey check;
  check.id = SurveyId{"check"};
  check.title = both("check");
  check.at = ExerciseTime{0};
  SurveyQuestion ready;
  ready.id = FieldId{"ready"};
  ready.label = both("ready");
  ready.type = QuestionType::yesno;
  check.questions = {{ready, {}, {}}};
  s.surveys = {check};
  s.msel[4].schedule = {Schedule::Kind::when, {}, {}, {}, fact(AnsweredFact{check.id, csirt}), {}};
  Table table(std::move(s));
  table.start();
  table.advance(0);
  CHECK_FALSE(now(table, AnsweredFact{check.id, {}}));
  REQUIRE(table.ask("team-1-pr", AnswerSurvey{check.id, {{"ready", {"yes"}}}}, 1'000).ok());
  CHECK(now(table, AnsweredFact{check.id, {}}));
  CHECK_FALSE(now(table, AnsweredFact{check.id, csirt}));
  CHECK(table.messages("team-1", "spare").empty());
  REQUIRE(table.ask("team-1-csirt", AnswerSurvey{check.id, {{"ready", {"no"}}}}, 2'000).ok());
  CHECK(now(table, AnsweredFact{check.id, csirt}));
  CHECK(table.messages("team-1", "spare").size() == 1);  // its condition came true by the answer
  CHECK(table.messages("team-2", "spare").empty());
}
