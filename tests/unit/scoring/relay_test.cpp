// Relays through tiers: what counts as passing on, receipts, the reach rate, and the duties that
// tiers are.
#include <algorithm>

#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;
const LaneId lane{"team-1"};

PartyId party(const char* name) { return PartyId{name}; }

/// NISC tells the ministry's desk; the desk tells two secretariats; one of them tells two members.
Scenario tiers() {
  Scenario s;
  s.id = ScenarioId{"relay"};
  s.duration = minutes(120);
  for (const char* name : {"desk", "sec-a", "op-1", "op-2"}) {
    Role role;
    role.id = party(name);
    role.title = {name, name};
    s.roles.push_back(role);
  }
  for (const char* name : {"nisc", "sec-b"}) {
    CastMember member;
    member.id = party(name);
    s.cast.push_back(member);
  }
  Artefact leaflet;
  leaflet.id = ArtefactId{"documents/leaflet"};
  s.artefacts = {leaflet};
  Inject notice;
  notice.id = InjectId{"notice"};
  Content content;
  content.from = party("nisc");
  content.to = {party("desk")};
  content.attachments = {leaflet.id};
  notice.contents = {content};
  s.msel = {notice};
  Relay relay;
  relay.id = RelayId{"info"};
  relay.of = notice.id;
  relay.tiers = {{party("desk"), {party("sec-a"), party("sec-b")}, minutes(10)},
                 {party("sec-a"), {party("op-1"), party("op-2")}, minutes(15)}};
  relay.receipts = minutes(20);
  s.relays = {relay};
  for (std::size_t tier = 0; tier < 2; ++tier) {
    Obligation duty;
    duty.id = ObligationId{"info." + std::to_string(tier + 1)};
    duty.trigger = notice.id;
    duty.owes = relay.tiers[tier].from;
    duty.required = relay.tiers[tier].to;
    duty.target = relay.tiers[tier].within;
    duty.limit = Duration{relay.tiers[tier].within.ms * 2};
    duty.relay = RelayStep{0, tier};
    s.obligations.push_back(duty);
  }
  s.index();
  return s;
}

MessageSent message(const char* id, const char* from, std::vector<PartyId> to) {
  MessageSent out;
  out.id = MessageId{id};
  out.thread = out.id;
  out.from = party(from);
  out.to = std::move(to);
  return out;
}

class Story {
 public:
  Story() {
    add(0, LaneOpened{lane, {"第1班", "Team 1"}}, {});
    add(0, InjectFired{InjectId{"notice"}, FireCause::timeline, {}, 0});
    auto notice = message("m0", "nisc", {party("desk")});
    notice.inject = InjectId{"notice"};
    notice.attachments = {{ArtefactId{"documents/leaflet"}, ArtefactKind::document, {}, {}, 0}};
    add(0, notice);
  }
  void add(std::int64_t at_minutes, Event event, LaneId where = lane) {
    log_.push_back(
        happening(ExerciseTime{at_minutes * 60'000}, std::move(where), SeatId{}, std::move(event)));
  }
  void forward(std::int64_t at, const char* id, const char* from, std::vector<PartyId> to,
               const char* of) {
    auto passed = message(id, from, std::move(to));
    passed.forward_of = MessageId{of};
    add(at, passed);
  }
  LaneScore score(std::int64_t now_minutes, bool final = false) {
    testing::renumber(log_);
    Scoreboard board(scenario_);
    for (const auto& recorded : log_) board.fold(recorded);
    return board.score(ExerciseTime{now_minutes * 60'000}, final).lanes.front();
  }

 private:
  Scenario scenario_ = tiers();
  std::vector<Recorded> log_;
};

const ReachHop& hop(const LaneScore& score, const char* to) {
  const auto& hops = score.relays.front().hops;
  const auto found = std::ranges::find(hops, party(to), &ReachHop::to);
  REQUIRE(found != hops.end());
  return *found;
}

const ObligationScore& duty(const LaneScore& score, std::size_t at) {
  return score.obligations.at(at);
}

}  // namespace

TEST_CASE("a tier begins when its information comes, and is open until it is passed on") {
  Story story;
  const auto score = story.score(5);
  CHECK(hop(score, "sec-a").status == ItemStatus::open);
  CHECK(hop(score, "sec-a").due_at == ExerciseTime{600'000});
  CHECK(hop(score, "op-1").status == ItemStatus::not_triggered);
  CHECK(duty(score, 0).status == ItemStatus::open);
  CHECK(duty(score, 1).status == ItemStatus::not_triggered);
  CHECK(score.relays.front().reach_tenths == 0);
}

TEST_CASE(
    "forwarding the message, one that stems from it, or a message with its file passes it on") {
  Story story;
  story.forward(4, "m1", "desk", {party("sec-a")}, "m0");
  auto with_file = message("m2", "desk", {party("sec-b")});
  with_file.attachments = {{ArtefactId{"documents/leaflet"}, ArtefactKind::document, {}, {}, 0}};
  story.add(12, with_file);
  story.forward(18, "m3", "sec-a", {party("op-1"), party("op-2")}, "m1");
  const auto score = story.score(60);
  CHECK(hop(score, "sec-a").status == ItemStatus::met);
  CHECK(hop(score, "sec-a").delay == minutes(4));
  CHECK(hop(score, "sec-b").status == ItemStatus::late);
  CHECK(hop(score, "op-1").started_at == ExerciseTime{4 * 60'000});
  CHECK(hop(score, "op-2").status == ItemStatus::met);
  CHECK(score.relays.front().reach_tenths == 1000);
  CHECK(duty(score, 0).status == ItemStatus::met);
  CHECK(duty(score, 1).status == ItemStatus::met);
}

TEST_CASE("a plain mail about it does not count") {
  Story story;
  story.add(3, message("m1", "desk", {party("sec-a"), party("sec-b")}));
  const auto score = story.score(30);
  CHECK(hop(score, "sec-a").status == ItemStatus::missed);
  CHECK(hop(score, "op-1").status == ItemStatus::not_triggered);
  CHECK(duty(score, 0).status == ItemStatus::missed);
  CHECK(duty(score, 1).status == ItemStatus::not_triggered);
}

TEST_CASE("receipts travel back up to whoever passed it on, in time, late or not at all") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a"), party("sec-b")}, "m0");
  story.add(5, ReceiptGiven{MessageId{"m1"}, {}, party("sec-a")});
  story.forward(6, "m2", "sec-a", {party("op-1"), party("op-2")}, "m1");
  auto answer = message("m3", "op-1", {party("sec-a")});
  answer.in_reply_to = MessageId{"m2"};
  story.add(40, answer);
  const auto score = story.score(60);
  CHECK(hop(score, "sec-a").receipt == ItemStatus::met);
  CHECK(hop(score, "sec-a").receipt_at == ExerciseTime{5 * 60'000});
  CHECK(hop(score, "sec-b").receipt == ItemStatus::missed);
  CHECK(hop(score, "op-1").receipt == ItemStatus::late);
  CHECK(score.relays.front().receipted == 2);
  const auto& loop = duty(score, 0).measures;
  const auto closed = std::ranges::find(loop, MeasureKind::closed_loop, &Measure::measure);
  REQUIRE(closed != loop.end());
  CHECK(closed->value_ppm == 1'000'000);  // sec-b is cast: its silence is not the team's fault
}

TEST_CASE("at the end what was begun and not passed on is missed; the rate counts all hops") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a")}, "m0");
  const auto score = story.score(5, true);
  CHECK(hop(score, "sec-b").status == ItemStatus::missed);
  CHECK(hop(score, "op-1").status == ItemStatus::missed);
  CHECK(score.relays.front().reached == 1);
  CHECK(score.relays.front().reach_tenths == 250);
}

namespace {

MailReturned returned(const char* id, const char* receiver, bool unreached = true) {
  return {MessageId{id}, SeatId{receiver}, party(receiver), ReturnCause::unknown_address,
          "550 5.1.1",   unreached};
}

}  // namespace

TEST_CASE("a mail that came back has not passed it on, and whoever did not get it owes nothing") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a"), party("sec-b")}, "m0");
  story.add(9, returned("m1", "sec-a"));
  const auto early = story.score(8);
  const auto score = story.score(30);
  const auto& lost = hop(score, "sec-a");
  CHECK_FALSE(lost.at);
  CHECK(lost.status == ItemStatus::missed);
  REQUIRE(lost.returned);
  CHECK(lost.returned->sent_at == ExerciseTime{2 * 60'000});
  CHECK(lost.returned->at == ExerciseTime{9 * 60'000});
  CHECK(lost.returned->cause == ReturnCause::unknown_address);
  CHECK(lost.returned->status == "550 5.1.1");
  CHECK(hop(score, "sec-b").status == ItemStatus::met);
  CHECK(hop(score, "op-1").status == ItemStatus::not_triggered);
  CHECK(duty(score, 1).status == ItemStatus::not_triggered);
  CHECK(score.relays.front().reached == 1);
  // What the desk did stays as it was done.
  CHECK(duty(score, 0).status == ItemStatus::met);
  CHECK(early.relays.front().reached == 1);
}

TEST_CASE("told by other means after it came back, the hop counts from then") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a")}, "m0");
  story.add(5, returned("m1", "sec-a"));
  auto call = message("c1", "desk", {party("sec-a")});
  call.channel = Channel::phone;
  call.forward_of = MessageId{"m0"};
  story.add(8, call);
  const auto score = story.score(12);
  CHECK(hop(score, "sec-a").at == ExerciseTime{8 * 60'000});
  CHECK(hop(score, "sec-a").status == ItemStatus::met);
  CHECK_FALSE(hop(score, "sec-a").returned);
  CHECK(hop(score, "op-1").started_at == ExerciseTime{8 * 60'000});
  CHECK(duty(score, 1).triggered_at == ExerciseTime{8 * 60'000});
}

TEST_CASE("a bounce that is heard of late finds what came by other means before") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a")}, "m0");
  story.forward(4, "m2", "desk", {party("sec-a")}, "m0");
  story.add(20, returned("m1", "sec-a"));
  const auto score = story.score(21);
  CHECK(hop(score, "sec-a").at == ExerciseTime{4 * 60'000});
  CHECK(duty(score, 1).triggered_at == ExerciseTime{4 * 60'000});
}

TEST_CASE("the newest following up of a hop stands on the board, and changes no figure") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a")}, "m0");
  const auto before = story.score(60);
  const HopFollowed open{RelayId{"info"}, party("desk"),  party("sec-b"), HopReason::moved,
                         HopResult::open, Channel::phone, "no answer"};
  auto closed = open;
  closed.result = HopResult::reached;
  closed.note = "told by phone";
  story.add(40, open);
  story.add(45, closed);
  auto elsewhere = open;
  elsewhere.relay = RelayId{"other"};
  elsewhere.to = party("sec-a");
  story.add(46, elsewhere);
  const auto score = story.score(60);
  const auto& followed = hop(score, "sec-b").follow_up;
  REQUIRE(followed);
  CHECK(followed->reason == HopReason::moved);
  CHECK(followed->result == HopResult::reached);
  CHECK(followed->means == Channel::phone);
  CHECK(followed->note == "told by phone");
  CHECK(followed->at == ExerciseTime{45 * 60'000});
  CHECK_FALSE(hop(score, "sec-a").follow_up);
  CHECK(score.relays.front().reached == before.relays.front().reached);
  CHECK(score.points == before.points);
}

TEST_CASE("whoever confirms, or shares a post with somebody who got it, has got it") {
  Story story;
  story.forward(2, "m1", "desk", {party("sec-a"), party("sec-b")}, "m0");
  story.add(3, returned("m1", "sec-a"));
  story.add(4, returned("m1", "sec-b", false));
  story.add(6, ReceiptGiven{MessageId{"m1"}, {}, party("sec-a")});
  const auto score = story.score(30);
  CHECK(hop(score, "sec-a").at == ExerciseTime{2 * 60'000});
  CHECK(hop(score, "sec-a").receipt_at == ExerciseTime{6 * 60'000});
  CHECK(hop(score, "sec-b").at == ExerciseTime{2 * 60'000});
  CHECK(score.relays.front().reached == 2);
}

}  // namespace enshu::scoring
