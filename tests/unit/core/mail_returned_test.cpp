// Real mails that came back: told once, to whoever sent the message and to the staff, with whether
// anybody of the post has it.
#include "engine/core/authority.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

std::vector<Recorded> returns(const Table& table) {
  std::vector<Recorded> out;
  for (const auto& recorded : table.log) {
    if (std::holds_alternative<MailReturned>(recorded.event)) out.push_back(recorded);
  }
  return out;
}

ReturnMail of(const MessageId& message, const char* seat) {
  return {message, SeatId{seat}, ReturnCause::mailbox_full, "552 5.2.2"};
}

/// The team's CSIRT writes to its own PR.
MessageId to_pr(Table& table) {
  SendMessage mail;
  mail.to = {PartyId{"pr"}};
  mail.subject = "s";
  mail.body = "b";
  REQUIRE(table.ask("team-1-csirt", mail).ok());
  return std::get<MessageSent>(table.log.back().event).id;
}

}  // namespace

TEST_CASE("a mail that came back is told once, with where it was to go") {
  Table table;
  table.start();
  table.advance(0);
  const auto mail = to_pr(table);
  REQUIRE(table.ask("", of(mail, "team-1-pr")).ok());
  REQUIRE(table.ask("", of(mail, "team-1-pr")).ok());
  const auto told = returns(table);
  REQUIRE(told.size() == 1);
  CHECK(told[0].lane.value == "team-1");
  CHECK(told[0].by.empty());
  const auto& event = std::get<MailReturned>(told[0].event);
  CHECK(event.receiver.value == "pr");
  CHECK(event.cause == ReturnCause::mailbox_full);
  CHECK(event.status == "552 5.2.2");
  CHECK(event.unreached);
}

TEST_CASE("only who sent it and the staff hear of it") {
  Table table;
  table.start();
  table.advance(0);
  REQUIRE(table.ask("", of(to_pr(table), "team-1-pr")).ok());
  const auto told = returns(table);
  REQUIRE(told.size() == 1);
  const auto who = audience_of_kind(table.exercise.state(), told[0]);
  const auto sees = [&](const char* lane, const char* role) {
    return may_see(who, told[0].lane, {Access::participant, LaneId{lane}, PartyId{role}});
  };
  CHECK(sees("team-1", "csirt"));
  CHECK_FALSE(sees("team-1", "pr"));
  CHECK_FALSE(sees("team-2", "csirt"));
  CHECK(may_see(who, told[0].lane, {Access::evaluator, {}, {}}));
}

TEST_CASE("somebody else of the post, or the console, has it still") {
  auto scenario = small_scenario();
  for (auto& role : scenario.roles) role.seats_max = 2;
  Table table(std::move(scenario));
  table.start();
  table.advance(0);
  REQUIRE(table
              .ask("lead", OpenSeat{SeatId{"team-1-pr-2"}, Access::participant, LaneId{"team-1"},
                                    PartyId{"pr"}, "second"})
              .ok());
  const auto mail = to_pr(table);
  REQUIRE(table.ask("", of(mail, "team-1-pr")).ok());
  REQUIRE(table.ask("", of(mail, "team-1-pr-2")).ok());
  auto told = returns(table);
  REQUIRE(told.size() == 2);
  CHECK_FALSE(std::get<MailReturned>(told[0].event).unreached);
  CHECK(std::get<MailReturned>(told[1].event).unreached);

  const auto read = to_pr(table);
  REQUIRE(table.ask("team-1-pr", OpenMessage{read}).ok());
  REQUIRE(table.ask("", of(read, "team-1-pr")).ok());
  told = returns(table);
  CHECK_FALSE(std::get<MailReturned>(told.back().event).unreached);
}

TEST_CASE("what fits no message of the seat has no effect") {
  Table table;
  table.start();
  table.advance(0);
  const auto mail = to_pr(table);
  CHECK(table.ask("", of(MessageId{"none"}, "team-1-pr")).ok());
  CHECK(table.ask("", of(mail, "nobody")).ok());
  CHECK(table.ask("", of(mail, "team-2-pr")).ok());
  CHECK(table.ask("", of(mail, "team-1-csirt")).ok());
  CHECK(returns(table).empty());
}
