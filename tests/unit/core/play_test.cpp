// What participants and controllers do: answers, calls, reports, refusals, ids of commands, replay.
#include "engine/core/authority.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

MessageId notice(const Table& table, const std::string& lane) {
  return table.messages(lane, "notice").at(0)->id;
}

SendMessage reply_to(const MessageId& id) {
  SendMessage reply;
  reply.to = {PartyId{"vendor"}};
  reply.subject = "Re";
  reply.body = "answer";
  reply.in_reply_to = id;
  return reply;
}

const MessageSent& sent(const Result<Outcome>& outcome) {
  return std::get<MessageSent>(outcome->events.at(0).event);
}

}  // namespace

TEST_CASE("a reply joins the thread and counts as an answer to the inject") {
  Table table;
  table.start();
  table.advance(0);
  const auto outcome = table.ask("team-1-csirt", reply_to(notice(table, "team-1")), 1'000);
  REQUIRE(outcome.ok());
  CHECK(sent(outcome).thread == notice(table, "team-1"));
  CHECK(sent(outcome).typed);
  const auto& state = table.exercise.state();
  CHECK(holds(fact(RepliedFact{InjectId{"notice"}}), table.scenario, state,
              *state.lane(LaneId{"team-1"})));
  CHECK_FALSE(holds(fact(RepliedFact{InjectId{"notice"}}), table.scenario, state,
                    *state.lane(LaneId{"team-2"})));
}

TEST_CASE("nobody reaches into another lane or another post's mailbox") {
  Table table;
  table.start();
  table.advance(0);
  const auto other = notice(table, "team-2");
  CHECK(table.ask("team-1-csirt", OpenMessage{other}).error().code == "unknown_message");
  CHECK(table.ask("team-1-csirt", reply_to(other)).error().code == "unknown_message");
  CHECK(table.ask("team-1-pr", OpenMessage{notice(table, "team-1")}).error().code ==
        "unknown_message");
  CHECK(table.ask("team-1-pr", OpenArtefact{ArtefactId{"logs/proxy.csv"}, {}}).error().code ==
        "unknown_file");
  CHECK(table.ask("team-1-pr", TakeAction{ActionId{"isolate"}, {}, {}}).error().code ==
        "unknown_action");
}

TEST_CASE(
    "persons outside the address book cannot be addressed, nor told from those who do not exist") {
  Table table;
  table.start();
  auto mail = reply_to({});
  mail.to = {PartyId{"ghost"}};
  const auto hidden = table.ask("team-1-csirt", mail);
  mail.to = {PartyId{"nobody"}};
  const auto unknown = table.ask("team-1-csirt", mail);
  REQUIRE_FALSE(hidden.ok());
  CHECK(hidden.error().code == unknown.error().code);
}

TEST_CASE("input is refused before StartEx, in a pause and after EndEx, each with its reason") {
  Table table;
  CHECK(table.ask("team-1-csirt", reply_to({})).error().code == "not_started");
  table.start();
  REQUIRE(table.ask("lead", PauseExercise{"休憩"}, 1'000).ok());
  CHECK(table.ask("team-1-csirt", reply_to({})).error().code == "paused");
  REQUIRE(table.ask("lead", ResumeExercise{}).ok());
  CHECK(table.ask("team-1-csirt", reply_to({})).ok());
  REQUIRE(table.ask("lead", EndExercise{}).ok());
  CHECK(table.ask("team-1-csirt", reply_to({})).error().code == "ended");
}

TEST_CASE("a command that had nothing to do is answered as before when it comes again") {
  Table table;
  table.start();
  REQUIRE(table.ask("team-1-csirt", reply_to({}), 1'000, "c-1", 7).ok());
  const auto idle = table.ask("lead", ResumeExercise{}, 2'000, "c-2", 8);
  REQUIRE(idle.ok());
  CHECK(idle->events.empty());
  REQUIRE(table.ask("team-1-csirt", reply_to({}), 3'000, "c-3", 9).ok());
  const auto again = table.ask("lead", ResumeExercise{}, 4'000, "c-2", 8);
  REQUIRE(again.ok());
  CHECK(again->repeated);
  CHECK(again->seq == idle->seq);
  CHECK(table.ask("lead", ResumeExercise{}, 4'000, "c-2", 10).error().code == "id_reused");
}

TEST_CASE("the same command id has one effect and one answer; with another body it is refused") {
  Table table;
  table.start();
  const auto first = table.ask("team-1-csirt", reply_to({}), 1'000, "c-1", 7);
  const auto again = table.ask("team-1-csirt", reply_to({}), 2'000, "c-1", 7);
  REQUIRE(again.ok());
  CHECK(again->repeated);
  CHECK(again->events.empty());
  CHECK(again->seq == first->seq);
  CHECK(table.ask("team-1-csirt", reply_to({}), 2'000, "c-1", 8).error().code == "id_reused");
  CHECK(table.ask("team-2-csirt", reply_to({}), 2'000, "c-1", 8).ok());
}

TEST_CASE("a call's words are handed over when it is answered") {
  Table table;
  table.start();
  SendAs call;
  call.from = PartyId{"vendor"};
  call.channel = Channel::phone;
  call.lanes = {LaneId{"team-1"}};
  call.to = {PartyId{"csirt"}};
  call.body = both("please reboot");
  const auto rung = table.ask("controller", call, 1'000);
  REQUIRE(rung.ok());
  const auto id = sent(rung).id;
  const ViewerClass csirt{Access::participant, LaneId{"team-1"}, PartyId{"csirt"}};
  CHECK(std::get<MessageSent>(redact(rung->events[0].event, csirt)).body.empty());
  const auto answered = table.ask("team-1-csirt", AnswerCall{id});
  REQUIRE(answered.ok());
  CHECK(std::get<CallChanged>(answered->events.at(0).event).transcript == both("please reboot"));
  CHECK(table.ask("team-1-csirt", AnswerCall{id})->events.empty());
}

TEST_CASE(
    "a report is refused with unknown fields, options or recipients, and kept whole otherwise") {
  Table table;
  table.start();
  SubmitReport report;
  report.form = FormId{"incident-report"};
  report.to = {PartyId{"vendor"}};
  report.fields = {{"event_type", {"malware"}}, {"summary", {"PC"}}};
  CHECK(table.ask("team-1-csirt", report).ok());
  report.fields["event_type"] = {"quake"};
  CHECK(table.ask("team-1-csirt", report).error().code == "unknown_option");
  report.fields = {{"colour", {"red"}}};
  CHECK(table.ask("team-1-csirt", report).error().code == "unknown_field");
  report.fields = {{"summary", {"a", "b"}}};
  CHECK(table.ask("team-1-csirt", report).error().code == "one_value");
  report.fields.clear();
  report.to.clear();
  CHECK(table.ask("team-1-csirt", report).error().code == "no_recipient");
}

TEST_CASE("approval is asked of another post and decided by it, once") {
  Table table;
  table.start();
  RequestApproval request;
  request.form = FormId{"incident-report"};
  request.approver = PartyId{"pr"};
  request.to = {PartyId{"vendor"}};
  const auto asked = table.ask("team-1-csirt", request);
  REQUIRE(asked.ok());
  const auto id = std::get<ApprovalRequested>(asked->events.at(0).event).approval;
  CHECK(table.ask("team-2-pr", DecideApproval{id, Verdict::approved, {}}).error().code ==
        "unknown_approval");
  CHECK(table.ask("controller", DecideApproval{id, Verdict::approved, {}}).error().code ==
        "not_permitted");
  REQUIRE(table.ask("team-1-pr", DecideApproval{id, Verdict::approved, "良い"}).ok());
  CHECK(table.ask("team-1-pr", DecideApproval{id, Verdict::returned, {}}).error().code ==
        "decided");
  SubmitReport report;
  report.form = request.form;
  report.to = request.to;
  report.approval = id;
  CHECK(table.ask("team-1-csirt", report).ok());
  CHECK(table.ask("team-2-csirt", report).error().code == "unknown_approval");
}

TEST_CASE("a post confirms a report that came to it, and no other") {
  Table table;
  table.start();
  SubmitReport report;
  report.form = FormId{"incident-report"};
  report.to = {PartyId{"pr"}};
  report.fields = {{"summary", {"PC"}}};
  REQUIRE(table.ask("team-1-csirt", report).ok());
  AcknowledgeMessage receipt;
  for (const auto& recorded : table.log) {
    if (const auto* sent = std::get_if<ReportSubmitted>(&recorded.event))
      receipt.report = sent->report;
  }
  CHECK(table.ask("team-1-csirt", receipt).error().code == "not_recipient");
  CHECK(table.ask("team-2-pr", receipt).error().code == "unknown_report");
  REQUIRE(table.ask("team-1-pr", receipt).ok());
  const auto* given = std::get_if<ReceiptGiven>(&table.log.back().event);
  REQUIRE(given != nullptr);
  CHECK(given->report == receipt.report);
  CHECK(given->receiver == PartyId{"pr"});
}

TEST_CASE("two controllers do not answer the same message") {
  Table table;
  table.start();
  const auto asked = table.ask("team-1-csirt", reply_to({}), 1'000);
  const auto id = sent(asked).id;
  REQUIRE(table.ask("controller", ClaimReply{id, false}).ok());
  CHECK(table.ask("lead", ClaimReply{id, false}).error().code == "claimed");
  REQUIRE(table.ask("controller", ClaimReply{id, true}).ok());
  CHECK(table.ask("lead", ClaimReply{id, false}).ok());
}

TEST_CASE("what a colleague answers, or has answered, is answered once more only on purpose") {
  Table table;
  table.start();
  const auto id = sent(table.ask("team-1-csirt", reply_to({}), 1'000)).id;
  SendAs answer;
  answer.from = PartyId{"vendor"};
  answer.lanes = {LaneId{"team-1"}};
  answer.to = {PartyId{"csirt"}};
  answer.subject = {"s", {}};
  answer.body = {"b", {}};
  answer.in_reply_to = id;
  REQUIRE(table.ask("controller", ClaimReply{id, false}).ok());
  CHECK(table.ask("lead", answer).error().code == "claimed");
  REQUIRE(table.ask("controller", answer).ok());
  CHECK(table.ask("lead", answer).error().code == "claimed");
  REQUIRE(table.ask("controller", ClaimReply{id, true}).ok());
  CHECK(table.ask("lead", answer).error().code == "answered_already");
  CHECK(table.ask("controller", answer).ok());  // one's own may be added to
  answer.anyway = true;
  CHECK(table.ask("lead", answer).ok());
}

TEST_CASE("no seat but the lead's touches the lead's seat") {
  Table table;
  CHECK(table.ask("controller", ChangeSeat{SeatId{"lead"}, {}, false, true}).error().code ==
        "not_permitted");
  CHECK(
      table
          .ask("controller", OpenSeat{SeatId{"lead-2"}, Access::lead_controller, {}, {}, {}, false})
          .error()
          .code == "not_permitted");
  CHECK(table.ask("lead", OpenSeat{SeatId{"lead-2"}, Access::lead_controller, {}, {}, {}, false})
            .ok());
}

namespace {

/// Answers every mail to the vendor with another mail, for ever.
class Chatterbox final : public Director {
 public:
  std::vector<Command> react(const Scenario&, const State&, const Recorded& recorded) override {
    if (!std::holds_alternative<MessageSent>(recorded.event)) return {};
    DirectorSends again;
    again.lane = recorded.lane;
    again.from = PartyId{"vendor"};
    again.to = {PartyId{"csirt"}};
    again.body = both("and again");
    return {again};
  }
};

}  // namespace

TEST_CASE("reactions to reactions are cut off and told, and the exercise goes on") {
  Chatterbox director;
  Table table(&director);
  table.start();
  const auto outcome = table.ask("team-1-csirt", reply_to({}), 1'000);
  REQUIRE(outcome.ok());
  CHECK(std::holds_alternative<DirectorFailed>(outcome->events.back().event));
  CHECK(outcome->events.size() < 2'000);
  CHECK(table.ask("team-1-pr", LogDecision{"go on", {}, {}, {}}).ok());
}

TEST_CASE("replaying the log gives the same state, and the same requests the same log") {
  const auto play = [](Table& table) {
    table.start();
    table.advance(0);
    REQUIRE(table.ask("team-1-csirt", reply_to(notice(table, "team-1")), 61'000, "a", 1).ok());
    table.advance(700'000);
    REQUIRE(table.ask("team-2-csirt", TakeAction{ActionId{"isolate"}, "r", "t"}, 800'000).ok());
    table.advance(3'000'000);
  };
  Table first;
  Table second;
  play(first);
  play(second);
  CHECK(first.log == second.log);
  Exercise replayed(first.scenario, first.renderer, nullptr);
  for (const auto& recorded : first.log) replayed.restore(recorded);
  CHECK(replayed.state().seq == first.exercise.state().seq);
  CHECK(replayed.state().due == first.exercise.state().due);
  CHECK(replayed.state().lanes[1].actions == first.exercise.state().lanes[1].actions);
  CHECK(replayed.next_due() == first.exercise.next_due());
}
