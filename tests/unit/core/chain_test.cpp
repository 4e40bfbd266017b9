// Approvers one after the other, and cast members who pass on what they got.
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

constexpr std::int64_t minute = 60'000;

Obligation report_with_chain() {
  Obligation duty;
  duty.id = ObligationId{"report"};
  duty.owes = PartyId{"csirt"};
  duty.form = FormId{"incident-report"};
  duty.approvals = {PartyId{"pr"}, PartyId{"vendor"}};
  return duty;
}

RequestApproval request(const char* approver) {
  return {FormId{"incident-report"}, Stage::first, PartyId{approver},
          {PartyId{"vendor"}},       Tlp::green,   {{"summary", {"x"}}}};
}

template <class E>
std::vector<E> all_of(const std::vector<Recorded>& log) {
  std::vector<E> out;
  for (const auto& recorded : log) {
    if (const auto* event = std::get_if<E>(&recorded.event)) out.push_back(*event);
  }
  return out;
}

}  // namespace

TEST_CASE("a request goes to the first of the chain, and on approval to the next") {
  Table table;
  table.scenario.obligations = {report_with_chain()};
  table.start();
  REQUIRE(table.ask("team-1-csirt", request("vendor"), minute).ok());
  auto asked = all_of<ApprovalRequested>(table.log);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].approver == PartyId{"pr"});
  CHECK(asked[0].then == std::vector<PartyId>{PartyId{"vendor"}});

  REQUIRE(table.ask("team-1-pr", DecideApproval{asked[0].approval, Verdict::approved, "ok"}, minute)
              .ok());
  asked = all_of<ApprovalRequested>(table.log);
  REQUIRE(asked.size() == 2);
  CHECK(asked[1].approver == PartyId{"vendor"});
  CHECK(asked[1].from == PartyId{"csirt"});
  CHECK(asked[1].follows == asked[0].approval);
  CHECK(asked[1].fields == asked[0].fields);
  CHECK(asked[1].then.empty());

  REQUIRE(table.ask("controller", DecideApproval{asked[1].approval, Verdict::approved, ""}, minute)
              .ok());
  CHECK(all_of<ApprovalRequested>(table.log).size() == 2);
  CHECK(all_of<ApprovalDecided>(table.log).size() == 2);
}

TEST_CASE("sending back ends the chain: the sender has to ask anew") {
  Table table;
  table.scenario.obligations = {report_with_chain()};
  table.start();
  REQUIRE(table.ask("team-1-csirt", request("pr"), minute).ok());
  const auto first = all_of<ApprovalRequested>(table.log).front();
  REQUIRE(
      table.ask("team-1-pr", DecideApproval{first.approval, Verdict::returned, "no"}, minute).ok());
  CHECK(all_of<ApprovalRequested>(table.log).size() == 1);
  CHECK_FALSE(
      table.ask("team-1-pr", DecideApproval{first.approval, Verdict::approved, ""}, minute).ok());
}

TEST_CASE("where no duty knows a chain, whoever is named is asked alone") {
  Table table;
  table.start();
  REQUIRE(table.ask("team-1-csirt", request("vendor"), minute).ok());
  const auto asked = all_of<ApprovalRequested>(table.log);
  CHECK(asked.front().approver == PartyId{"vendor"});
  CHECK(asked.front().then.empty());
}

TEST_CASE("a controller forwards, as a cast member, what came to that member") {
  Table table;
  table.start();
  table.advance(0);
  const MessageSent notice = *table.messages("team-1", "notice").front();
  SendMessage to_vendor{Channel::mail, {PartyId{"vendor"}}, {}, "Fw: x", "転送", {}, notice.id, {}};
  REQUIRE(table.ask("team-1-csirt", to_vendor, minute).ok());
  const auto passed = all_of<MessageSent>(table.log).back();
  SendAs forward;
  forward.from = PartyId{"vendor"};
  forward.to = {PartyId{"pr"}};
  forward.lanes = {LaneId{"team-1"}};
  forward.forward_of = passed.id;
  REQUIRE(table.ask("controller", forward, minute).ok());
  const auto last = all_of<MessageSent>(table.log).back();
  CHECK(last.forward_of == passed.id);
  CHECK(last.body == both("body of notice"));  // the scenario's own words, two hops away
  CHECK(last.subject.ja == "Fw: x");
  CHECK(last.attachments == notice.attachments);
}

TEST_CASE("nothing is forwarded that did not come to the cast member, or across lanes") {
  Table table;
  table.start();
  table.advance(0);
  SendAs forward;
  forward.from = PartyId{"ghost"};
  forward.to = {PartyId{"pr"}};
  forward.lanes = {LaneId{"team-1"}};
  forward.forward_of = table.messages("team-1", "notice").front()->id;
  CHECK(table.ask("controller", forward, minute).error().code == "unknown_message");
  forward.from = PartyId{"vendor"};
  CHECK(table.ask("controller", forward, minute).ok());  // who sent it has it
  forward.lanes = {LaneId{"team-2"}};
  CHECK(table.ask("controller", forward, minute).error().code == "unknown_message");
  forward.lanes.clear();
  CHECK(table.ask("controller", forward, minute).error().code == "one_lane");
}
