// Sites with clocks of their own, and words that controllers set within limits.
#include <algorithm>

#include "engine/core/authority.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

/// Writes the zone and the wording `phone` into every text.
class TellingRenderer final : public Renderer {
 public:
  [[nodiscard]] Text render(const Text& source, const RenderContext& context) const override {
    const auto found = context.wordings.find("phone");
    const auto zone = std::to_string(context.zone_minutes);
    const std::string words = found == context.wordings.end() ? "" : found->second.ja;
    return {source.ja + "|" + zone + "|" + words, source.en};
  }
};

/// One lane with a CSIRT, started; `notice` fires at 0:00 and `second` at 0:05, both by the vendor.
class Desk {
 public:
  explicit Desk(Scenario played)
      : scenario(std::move(played)), exercise(scenario, renderer, nullptr) {
    scenario.index();
    ask({}, CreateExercise{1});
    ask({}, OpenLane{LaneId{"team-1"}, both("1")});
    ask({}, OpenLane{LaneId{"team-2"}, both("2")});
    ask({}, OpenSeat{SeatId{"lead"}, Access::lead_controller, {}, {}, "lead", false});
    ask({}, OpenSeat{SeatId{"evaluator"}, Access::evaluator, {}, {}, "evaluator", false});
  }
  std::string ask(const std::string& seat, Command command, std::int64_t at_ms = 0) {
    auto outcome =
        exercise.handle({SeatId{seat}, {}, 0, std::move(command)}, {ExerciseTime{at_ms}, {at_ms}});
    if (!outcome) {
      refused = outcome.error();
      return refused.code;
    }
    log.insert(log.end(), outcome->events.begin(), outcome->events.end());
    return {};
  }
  void advance(std::int64_t at_ms) {
    const auto events = exercise.advance({ExerciseTime{at_ms}, {at_ms}});
    log.insert(log.end(), events.begin(), events.end());
  }
  template <class T>
  [[nodiscard]] std::vector<std::pair<std::string, T>> all() const {
    std::vector<std::pair<std::string, T>> out;
    for (const auto& recorded : log) {
      if (const auto* event = std::get_if<T>(&recorded.event))
        out.emplace_back(recorded.lane.value, *event);
    }
    return out;
  }

  Scenario scenario;
  TellingRenderer renderer;
  Exercise exercise;
  std::vector<Recorded> log;
  Error refused;
};

Scenario worldly() {
  auto s = small_scenario();
  s.sites = {{SiteId{"bangkok"}, both("Bangkok"), 420}};
  s.cast[0].site = SiteId{"bangkok"};
  return s;
}

Scenario worded() {
  auto s = small_scenario();
  s.wordings = {
      {WordingId{"phone"}, both("phone"), {"窓口 0120", "desk 0120"}, 12, {{"0120", {}}}}};
  s.msel[1].contents[0].body = {"電話は {{ wording.phone }} へ", "call {{wording.phone}}"};
  return s;
}

SetWording words(const std::string& ja, const std::string& en = {}) {
  return {LaneId{"team-1"}, WordingId{"phone"}, {ja, en}};
}

}  // namespace

TEST_CASE("a text tells the time by its sender's clock, else by the scenario's") {
  Desk desk(worldly());
  REQUIRE(desk.ask("lead", StartExercise{}).empty());
  desk.advance(0);
  const auto sent = desk.all<MessageSent>();
  REQUIRE_FALSE(sent.empty());
  CHECK(sent[0].second.body.ja == "body of notice|420|");
  desk.scenario.cast[0].site = {};
  desk.advance(minutes(5).ms);
  CHECK(desk.all<MessageSent>().back().second.body.ja.find("|540|") != std::string::npos);
}

TEST_CASE("a party without a site is where the scenario is") {
  const auto s = [] {
    auto scenario = worldly();
    scenario.index();
    return scenario;
  }();
  CHECK(s.zone_of(PartyId{"vendor"}) == 420);
  CHECK(s.zone_of(PartyId{"csirt"}) == 540);
  CHECK(s.zone_of(PartyId{}) == 540);
  CHECK(s.site(PartyId{"vendor"})->title.ja == "Bangkok");
  CHECK(s.site(PartyId{"csirt"}) == nullptr);
}

TEST_CASE("a controller sets words for one lane; the other keeps the scenario's") {
  Desk desk(worded());
  REQUIRE(desk.ask("lead", words("電話 0120-1")).empty());
  REQUIRE(desk.ask("lead", StartExercise{}).empty());
  for (const int at : {0, 5}) desk.advance(minutes(at).ms);
  std::map<std::string, std::string> second;
  for (const auto& [lane, sent] : desk.all<MessageSent>()) {
    if (sent.inject.value == "second") second[lane] = sent.body.ja;
  }
  CHECK(second.at("team-1").ends_with("|電話 0120-1"));
  CHECK(second.at("team-2").ends_with("|窓口 0120"));
}

TEST_CASE("words outside their limits are refused with what to do") {
  Desk desk(worded());
  CHECK(desk.ask("lead", words("")) == "empty_wording");
  CHECK(desk.ask("lead", words("0120 とても長い文言です")) == "wording_too_long");
  CHECK(desk.refused.message.ja.find("12 字") != std::string::npos);
  CHECK(desk.ask("lead", words("電話ください")) == "wording_lacks_word");
  CHECK(desk.refused.message.en.find("'0120'") != std::string::npos);
  CHECK(desk.ask("lead", words("0120", "please call")) == "wording_lacks_word");
  CHECK(desk.ask("lead", {SetWording{LaneId{"team-9"}, WordingId{"phone"}, {"0120", {}}}}) ==
        "unknown_wording");
  CHECK(desk.ask("evaluator", words("0120")) == "not_permitted");
  CHECK(desk.ask("lead", words("あいうえおかきく0120")).empty());
  CHECK(desk.all<WordingSet>().size() == 1);
}

TEST_CASE("words that went out stand: the log says when, and they cannot be set again") {
  Desk desk(worded());
  REQUIRE(desk.ask("lead", StartExercise{}).empty());
  for (const int at : {0, 1}) desk.advance(minutes(at).ms);
  CHECK(desk.all<WordingUsed>().empty());
  CHECK(desk.ask("lead", words("0120-2"), minutes(2).ms).empty());
  desk.advance(minutes(5).ms);
  REQUIRE(desk.all<WordingUsed>().size() == 2);  // once a lane, though both languages name it
  CHECK(desk.ask("lead", words("0120-3"), minutes(6).ms) == "wording_used");
  REQUIRE(desk.ask("lead", FireInject{InjectId{"spare"}, {}}, minutes(6).ms).empty());
  CHECK(desk.all<WordingUsed>().size() == 2);
}

TEST_CASE("what is set is for staff alone") {
  Desk desk(worded());
  REQUIRE(desk.ask("lead", words("0120-4")).empty());
  const auto& recorded = desk.log.back();
  const auto who = audience_of_kind(desk.exercise.state(), recorded);
  CHECK(may_see(who, recorded.lane, {Access::evaluator, {}, {}}));
  CHECK_FALSE(may_see(who, recorded.lane, {Access::observer, {}, {}}));
  CHECK_FALSE(
      may_see(who, recorded.lane, {Access::participant, LaneId{"team-1"}, PartyId{"csirt"}}));
}
