// Targeted-mail training in figures: counted by seat and department, with times from the delivery.
#include "scoring/training.hpp"

#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::scoring;
using namespace enshu::test;

namespace {

Scenario training_scenario() {
  auto s = small_scenario();
  s.report_desk = PartyId{"vendor"};
  s.parameters = {
      {"place", both("place"), {{"north", both("north")}, {"south", both("south")}}, "turn"}};
  s.departments = "place";
  Bait bait;
  bait.form = both("sign in");
  s.msel[0].bait = bait;
  s.index();
  return s;
}

MessageId bait_of(const Table& table, const std::string& lane) {
  for (const auto& recorded : table.log) {
    const auto* sent = std::get_if<MessageSent>(&recorded.event);
    if (sent != nullptr && sent->inject.value == "notice" && recorded.lane.value == lane)
      return sent->id;
  }
  FAIL("no bait");
  return {};
}

SendMessage to_desk(const MessageId& forward) {
  return {Channel::mail, {PartyId{"vendor"}}, {}, "suspicious", "look", {}, forward, {}};
}

TrainingReport counted(const Table& table) {
  Scoreboard board(table.scenario);
  for (const auto& recorded : table.log) board.fold(recorded);
  return board.training().report(board.state());
}

}  // namespace

TEST_CASE("opened, taken and reported are counted once a seat, by department") {
  Table table(training_scenario());
  table.start();
  table.advance(0);
  const auto one = bait_of(table, "team-1");
  const auto two = bait_of(table, "team-2");
  const auto at = [](int minute) { return minutes(minute).ms; };
  REQUIRE(table.ask("team-1-csirt", OpenMessage{one}, at(1)).ok());
  REQUIRE(table.ask("team-1-csirt", FollowLink{one, "x"}, at(2)).ok());
  REQUIRE(table.ask("team-1-csirt", FollowLink{one, "x"}, at(2)).ok());
  REQUIRE(table.ask("team-1-csirt", SubmitLanding{one}, at(3)).ok());
  REQUIRE(table.ask("team-1-csirt", to_desk(one), at(4)).ok());
  REQUIRE(table.ask("team-2-csirt", to_desk(two), at(6)).ok());
  const auto report = counted(table);
  REQUIRE(report.baits.size() == 1);
  const auto& all = report.baits[0].all;
  CHECK(all.delivered == 2);
  CHECK(all.opened == 2);  // whoever reports a mail has seen it
  CHECK(all.clicked == 1);
  CHECK(all.forms == 1);
  CHECK(all.files == 0);
  CHECK(all.lured == 1);
  CHECK(all.reported == 2);
  CHECK(all.lured_and_reported == 1);
  CHECK(all.clicked_ppm == 500'000);
  CHECK(all.first_lured == minutes(2));
  CHECK(all.first_report == minutes(4));
  CHECK(all.report_three_quarters == minutes(4));
  REQUIRE(report.baits[0].departments.size() == 2);
  CHECK(report.baits[0].departments[0].id == "north");
  CHECK(report.baits[0].departments[0].count.clicked == 1);
  CHECK(report.baits[0].departments[1].count.clicked == 0);
  CHECK(report.baits[0].departments[1].count.first_report == minutes(6));
}

TEST_CASE("a message to the desk that names no mail means the newest bait; of others it is noted") {
  Table table(training_scenario());
  table.start();
  for (const int at : {0, 5}) table.advance(minutes(at).ms);
  REQUIRE(table.ask("team-1-csirt", to_desk({}), minutes(6).ms).ok());
  REQUIRE(table.ask("team-1-csirt", to_desk({}), minutes(7).ms).ok());
  MessageId second;
  for (const auto& recorded : table.log) {
    const auto* sent = std::get_if<MessageSent>(&recorded.event);
    if (sent != nullptr && sent->inject.value == "second" && recorded.lane.value == "team-2")
      second = sent->id;
  }
  REQUIRE(table.ask("team-2-csirt", to_desk(second), minutes(8).ms).ok());
  const auto report = counted(table);
  CHECK(report.baits[0].all.reported == 1);
  CHECK(report.baits[0].all.first_report == minutes(6));
  CHECK(report.ordinary_reported == 1);
}
