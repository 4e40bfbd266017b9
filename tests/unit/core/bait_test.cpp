// Baits of a targeted-mail training: who takes one is taught, nobody else hears of it, and nothing
// that is typed has a place to go.
#include "engine/core/authority.hpp"
#include "engine/core/teams.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

/// The first mail is a bait with a file and a fake sign-in; the second is not.
Scenario training_scenario() {
  auto s = small_scenario();
  s.report_desk = PartyId{"vendor"};
  Bait bait;
  bait.title = both("it was a bait");
  bait.lesson = both("report it");
  bait.signs = {both("the sender")};
  bait.form = both("sign in");
  bait.level = 2;
  s.msel[0].bait = bait;
  s.index();
  return s;
}

MessageId mail_of(const Table& table, const std::string& inject, const std::string& lane) {
  for (const auto& recorded : table.log) {
    const auto* sent = std::get_if<MessageSent>(&recorded.event);
    if (sent != nullptr && sent->inject.value == inject && recorded.lane.value == lane)
      return sent->id;
  }
  FAIL("no such mail");
  return {};
}

std::vector<const Recorded*> landings(const Table& table) {
  std::vector<const Recorded*> out;
  for (const auto& recorded : table.log) {
    if (std::holds_alternative<LandingShown>(recorded.event)) out.push_back(&recorded);
  }
  return out;
}

}  // namespace

TEST_CASE("a bait's link, file and form each show what should have been noticed") {
  Table table(training_scenario());
  table.start();
  for (const int at : {0, 5}) table.advance(minutes(at).ms);
  const auto mail = mail_of(table, "notice", "team-1");
  REQUIRE(table.ask("team-1-csirt", FollowLink{mail, "https://x.invalid"}).ok());
  REQUIRE(table.ask("team-1-csirt", SubmitLanding{mail}).ok());
  REQUIRE(table.ask("team-1-csirt", OpenArtefact{ArtefactId{"logs/proxy.csv"}, mail}).ok());
  const auto shown = landings(table);
  REQUIRE(shown.size() == 3);
  const auto& link = std::get<LandingShown>(shown[0]->event);
  CHECK(link.step == LureStep::link);
  CHECK(link.bait.value == "notice");
  CHECK(link.title == both("it was a bait"));
  CHECK(link.signs.size() == 1);
  CHECK(link.form == both("sign in"));
  CHECK(std::get<LandingShown>(shown[1]->event).step == LureStep::form);
  CHECK(std::get<LandingShown>(shown[1]->event).form.empty());
  CHECK(std::get<LandingShown>(shown[2]->event).step == LureStep::file);
  const auto& state = table.exercise.state();
  CHECK(holds(fact(LuredFact{InjectId{"notice"}}), table.scenario, state, state.lanes[0]));
  CHECK_FALSE(holds(fact(LuredFact{InjectId{"notice"}}), table.scenario, state, state.lanes[1]));
}

TEST_CASE("an ordinary mail teaches nothing and has no form") {
  Table table(training_scenario());
  table.start();
  for (const int at : {0, 5}) table.advance(minutes(at).ms);
  const auto mail = mail_of(table, "second", "team-1");
  REQUIRE(table.ask("team-1-csirt", FollowLink{mail, "https://x.example"}).ok());
  CHECK(landings(table).empty());
  const auto refused = table.ask("team-1-csirt", SubmitLanding{mail});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "no_form");
}

TEST_CASE("who took a bait is seen by their own post and the staff, not by observers") {
  Table table(training_scenario());
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-1-csirt", FollowLink{mail_of(table, "notice", "team-1"), "x"}).ok());
  const auto& recorded = *landings(table).front();
  const auto& state = table.exercise.state();
  const auto who = audience(table.scenario, state, recorded);
  const auto sees = [&](const char* seat) {
    return may_see(who, recorded.lane, viewer_class(state, *state.seat(SeatId{seat})));
  };
  CHECK(sees("lead"));
  CHECK(sees("evaluator"));
  CHECK(sees("team-1-csirt"));
  CHECK_FALSE(sees("team-1-pr"));
  CHECK_FALSE(sees("team-2-csirt"));
  CHECK_FALSE(who.observers);
  const auto own = redact(recorded.event, viewer_class(state, *state.seat(SeatId{"team-1-csirt"})));
  CHECK(std::get<LandingShown>(own).bait.empty());
}

TEST_CASE("a bait that was passed on is still that bait") {
  Table table(training_scenario());
  table.start();
  table.advance(0);
  const auto mail = mail_of(table, "notice", "team-1");
  REQUIRE(table
              .ask("team-1-csirt",
                   SendMessage{Channel::mail, {PartyId{"pr"}}, {}, "Fw", "look", {}, mail, {}})
              .ok());
  const auto& passed = std::get<MessageSent>(table.log.back().event);
  REQUIRE(table.ask("team-1-pr", FollowLink{passed.id, "x"}).ok());
  REQUIRE(landings(table).size() == 1);
  CHECK(std::get<LandingShown>(landings(table)[0]->event).bait.value == "notice");
}
