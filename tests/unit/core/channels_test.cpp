// Means of contact that fail: what is refused, what goes another way, what waits, also by hand and
// after a restart.
#include "engine/core/channels.hpp"

#include "engine/core/authority.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

constexpr std::int64_t minute = 60'000;

Command mail_to_vendor(Channel channel = Channel::mail) {
  return SendMessage{channel, {PartyId{"vendor"}}, {}, "s", "b", {}, {}, {}};
}

/// The notice of 0:00 takes mail away, for 40 minutes or for good.
void lose_mail(Table& table, std::optional<Duration> lasts) {
  table.scenario.msel[0].outage = Outage{{Channel::mail}, lasts};
}

/// Lets the clock run to a minute, so that everything fires when it is due.
std::vector<Recorded> until(Table& table, std::int64_t last_minute) {
  std::vector<Recorded> events;
  const ExerciseTime end{last_minute * minute};
  while (table.exercise.next_due() && *table.exercise.next_due() <= end) {
    for (auto& event : table.advance(table.exercise.next_due()->ms)) events.push_back(event);
  }
  return events;
}

std::vector<std::string> kinds_of_team_1(const std::vector<Recorded>& events) {
  std::vector<std::string> out;
  for (const auto& recorded : events) {
    if (recorded.lane.value != "team-1") continue;
    if (std::holds_alternative<ChannelChanged>(recorded.event)) out.emplace_back("channel");
    if (std::holds_alternative<MessageWaits>(recorded.event)) out.emplace_back("waits");
    if (std::holds_alternative<MessageSent>(recorded.event)) out.emplace_back("sent");
    if (std::holds_alternative<InjectFired>(recorded.event)) out.emplace_back("fired");
  }
  return out;
}

}  // namespace

TEST_CASE("an inject's own words still go out before its outage begins") {
  Table table;
  lose_mail(table, minutes(40));
  table.start();
  CHECK(kinds_of_team_1(until(table, 0)) == std::vector<std::string>{"fired", "sent", "channel"});
  const auto& lane = table.exercise.state().lanes.front();
  CHECK_FALSE(lane.works(Channel::mail));
  CHECK(lane.works(Channel::phone));
}

TEST_CASE("what a participant sends by a channel that fails is refused with those that work") {
  Table table;
  lose_mail(table, {});
  table.start();
  until(table, 0);
  const auto refused = table.ask("team-1-csirt", mail_to_vendor(), minute);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "channel_down");
  CHECK(refused.error().message.ja ==
        "メールがいま使えません。いま使えるのは電話です。下書きは残ります。");
  CHECK(refused.error().message.en ==
        "The mail does not work now. These work: telephone. Your draft is kept.");
  CHECK(table.ask("team-1-csirt", mail_to_vendor(Channel::phone), minute).ok());
}

TEST_CASE("participants use the scenario's channels, and the one by which they were written to") {
  Table table;
  table.scenario.msel[0].contents[0].channel = Channel::fax;
  table.start();
  until(table, 0);
  const auto refused = table.ask("team-1-csirt", mail_to_vendor(Channel::fax), minute);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "bad_channel");
  CHECK(refused.error().message.en ==
        "This channel cannot be used. This exercise has mail, telephone.");
  auto answer = std::get<SendMessage>(mail_to_vendor(Channel::fax));
  answer.in_reply_to = table.messages("team-1", "notice").front()->id;
  CHECK(table.ask("team-1-csirt", answer, minute).ok());
  CHECK_FALSE(table.ask("team-1-csirt", mail_to_vendor(Channel::news), minute).ok());
}

TEST_CASE("scripted words take the first of their alternatives that works") {
  Table table;
  lose_mail(table, minutes(40));
  table.scenario.msel[1].contents[0].otherwise = {Channel::mail, Channel::fax, Channel::phone};
  table.start();
  until(table, 5);
  const auto second = table.messages("team-1", "second");
  REQUIRE(second.size() == 1);
  CHECK(second.front()->channel == Channel::fax);
  CHECK(second.front()->late_ms == 0);
}

TEST_CASE("scripted words without an alternative wait, and arrive late the moment it works again") {
  Table table;
  lose_mail(table, minutes(40));
  table.start();
  CHECK(kinds_of_team_1(until(table, 5)).back() == "waits");
  CHECK(table.messages("team-1", "second").empty());
  CHECK(table.exercise.state().lanes.front().waiting.size() == 1);
  CHECK(table.exercise.next_due() == ExerciseTime{10 * minute});
  until(table, 39);
  CHECK(table.messages("team-1", "second").empty());
  CHECK(kinds_of_team_1(until(table, 40)) == std::vector<std::string>{"channel", "sent", "sent"});
  const auto second = table.messages("team-1", "second");
  REQUIRE(second.size() == 1);
  CHECK(second.front()->late_ms == 35 * minute);
  CHECK(second.front()->calendar ==
        table.scenario.calendar_start + minutes(40) + *table.scenario.msel[1].jump);
  CHECK(table.exercise.state().lanes.front().waiting.empty());
  CHECK(until(table, 60).empty());
}

TEST_CASE("what waits is not lost by a restart, and comes out the same") {
  Table table;
  lose_mail(table, minutes(40));
  table.start();
  until(table, 20);
  Exercise again(table.scenario, table.renderer, nullptr);
  for (const auto& recorded : table.log) again.restore(recorded);
  const Moment later{ExerciseTime{40 * minute},
                     table.scenario.calendar_start + Duration{40 * minute}};
  const auto before = table.exercise.advance(later);
  const auto after = again.advance(later);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i] == after[i]);
  CHECK(kinds_of_team_1(after).size() == 3);
}

TEST_CASE("an inject restores a channel before it speaks") {
  Table table;
  lose_mail(table, {});
  table.scenario.msel[3].restores = {Channel::mail};
  table.start();
  until(table, 9);
  CHECK(table.exercise.state().lanes.front().waiting.size() == 1);
  CHECK(kinds_of_team_1(until(table, 10)) ==
        std::vector<std::string>{"fired", "channel", "sent", "sent"});
  CHECK(table.messages("team-1", "second").front()->late_ms == 5 * minute);
}

TEST_CASE("controllers cut and restore a channel by hand, in one lane or in all") {
  Table table;
  table.start();
  until(table, 0);
  REQUIRE(table.ask("controller", CutChannel{Channel::mail, {LaneId{"team-1"}}, {}}, minute).ok());
  CHECK_FALSE(table.ask("team-1-csirt", mail_to_vendor(), minute).ok());
  CHECK(table.ask("team-2-csirt", mail_to_vendor(), minute).ok());
  until(table, 5);
  REQUIRE(table.ask("controller", RestoreChannel{Channel::mail, {}}, 6 * minute).ok());
  CHECK(table.messages("team-1", "second").front()->late_ms == minute);
  CHECK(table.messages("team-2", "second").front()->late_ms == 0);
  CHECK(table.ask("team-1-csirt", mail_to_vendor(), 6 * minute).ok());

  REQUIRE(table.ask("controller", CutChannel{Channel::fax, {}, minutes(2)}, 7 * minute).ok());
  CHECK(table.exercise.state().lanes[1].down.at(Channel::fax) == ExerciseTime{9 * minute});
  until(table, 9);
  CHECK(table.exercise.state().lanes[1].works(Channel::fax));
}

TEST_CASE("alerts, documents and news do not fail, and an outage has a length") {
  Table table;
  table.start();
  CHECK(table.ask("lead", CutChannel{Channel::news, {}, {}}, 0).error().code == "bad_channel");
  CHECK(table.ask("lead", CutChannel{Channel::mail, {}, Duration{0}}, 0).error().code ==
        "bad_span");
  CHECK_FALSE(table.ask("team-1-csirt", CutChannel{Channel::mail, {}, {}}, 0).ok());
}

TEST_CASE("controllers who speak as the cast are told which channel fails where") {
  Table table;
  table.start();
  REQUIRE(table.ask("controller", CutChannel{Channel::mail, {LaneId{"team-2"}}, {}}, minute).ok());
  SendAs words;
  words.from = PartyId{"vendor"};
  words.to = {PartyId{"csirt"}};
  words.body = both("hello");
  const auto refused = table.ask("controller", words, minute);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "channel_down");
  words.lanes = {LaneId{"team-1"}};
  CHECK(table.ask("controller", words, minute).ok());
}

TEST_CASE("a longer outage moves the end, and only one end is waited for") {
  Table table;
  table.start();
  until(table, 0);
  REQUIRE(table.ask("lead", CutChannel{Channel::fax, {LaneId{"team-1"}}, minutes(1)}, 0).ok());
  REQUIRE(table.ask("lead", CutChannel{Channel::fax, {LaneId{"team-1"}}, minutes(3)}, 0).ok());
  CHECK(kinds_of_team_1(until(table, 2)).empty());
  CHECK(kinds_of_team_1(until(table, 3)) == std::vector<std::string>{"channel"});
}

TEST_CASE("conditions wait for a channel and for a mode") {
  Table table;
  table.scenario.msel[2].schedule = {
      Schedule::Kind::when, {}, {}, {}, fact(ChannelFact{Channel::mail, false})};
  table.scenario.msel[2].contents[0].channel = Channel::phone;
  table.scenario.msel[4].schedule = {
      Schedule::Kind::when, {}, {}, {}, fact(ModeFact{Mode::large_scale})};
  table.start();
  until(table, 1);
  CHECK(table.messages("team-1", "complaint").empty());
  REQUIRE(table.ask("lead", CutChannel{Channel::mail, {LaneId{"team-1"}}, {}}, minute).ok());
  CHECK(table.messages("team-1", "complaint").size() == 1);
  CHECK(table.messages("team-2", "complaint").empty());
  REQUIRE(table.ask("lead", ChangeMode{Mode::large_scale, {LaneId{"team-2"}}}, minute).ok());
  CHECK(table.messages("team-2", "spare").size() == 1);
  CHECK(table.exercise.state().lanes[1].mode == Mode::large_scale);
  CHECK(table.exercise.state().lanes[0].mode == Mode::normal);
}

TEST_CASE("an inject changes the mode before it counts as fired") {
  Table table;
  table.scenario.msel[0].mode = Mode::large_scale;
  table.start();
  const auto events = until(table, 0);
  std::size_t changed = 0;
  for (std::size_t i = 0; i + 1 < events.size(); ++i) {
    if (!std::holds_alternative<ModeChanged>(events[i].event)) continue;
    ++changed;
    CHECK(std::holds_alternative<InjectFired>(events[i + 1].event));
  }
  CHECK(changed == 2);
}

TEST_CASE("calls by every voice channel ring and hand over their words when answered") {
  for (const auto channel :
       {Channel::phone, Channel::mobile, Channel::satellite, Channel::meeting}) {
    Table table;
    table.scenario.msel[0].contents[0].channel = channel;
    table.start();
    until(table, 0);
    const auto* call = table.messages("team-1", "notice").front();
    const ViewerClass csirt{Access::participant, LaneId{"team-1"}, PartyId{"csirt"}};
    CHECK(std::get<MessageSent>(redact(Event{*call}, csirt)).body.empty());
    REQUIRE(table.ask("team-1-csirt", AnswerCall{call->id}, minute).ok());
    CHECK(std::get<CallChanged>(table.log.back().event).transcript == both("body of notice"));
  }
  CHECK_FALSE(is_call(Channel::fax));
  CHECK_FALSE(is_contact(Channel::alert));
}
