// What keeps a director that fails again and again from holding the exercise up: handlers go off,
// lanes pause.
#include <ctime>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

/// What this program has computed, whatever else the machine does.
std::int64_t computed_ms() {
  return static_cast<std::int64_t>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

/// A hostile call ends within 100 ms where the compiler optimises and nothing is instrumented.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr std::int64_t most_ms = 100;
#else
constexpr std::int64_t most_ms = 2000;
#endif

/// The hostile body stands on line 2 of a handler for the action "preserve"; "isolate" behaves
/// well.
std::string director(const std::string& body) {
  return "on.action('preserve', function(action, lane)\n" + body +
         "\nend)\non.action('isolate', function(action, lane) lane:set_flag('alive', 'yes') end)\n";
}

/// A director whose bad handler answers an action, and what team-1 and team-2 get from it.
class Repeated {
 public:
  explicit Repeated(const std::string& lua) {
    auto tree = with_director(lua);
    auto loaded = load(tree);
    INFO(joined(loaded));
    REQUIRE(loaded.ok());
    scenario_ = std::move(loaded.scenario);
    auto made = LuaDirector::make(scenario_, tree);
    REQUIRE(made);
    director_ = std::move(*made);
    stage_ = std::make_unique<Play>(scenario_);
  }
  std::vector<Command> act(const char* lane, const char* action, std::int64_t at_seconds = 0) {
    const auto event = stage_->happen(
        lane, ActionTaken{ActionId(action), PartyId("csirt"), "", "", {}}, at_seconds);
    return director_->react(scenario_, stage_->state(), event);
  }
  std::vector<Command> ring(const char* lane, const char* timer, std::int64_t at_seconds) {
    const auto event = stage_->happen(lane, TimerFired{timer, {}}, at_seconds);
    return director_->react(scenario_, stage_->state(), event);
  }
  static std::string message(const std::vector<Command>& wishes, std::size_t at) {
    REQUIRE(wishes.size() > at);
    return std::get<DirectorReports>(wishes[at]).message;
  }

 private:
  Scenario scenario_;
  std::unique_ptr<LuaDirector> director_;
  std::unique_ptr<Play> stage_;
};

}  // namespace

TEST_CASE("a handler that breaks its budget three times in a lane is switched off there") {
  Repeated t(director("while true do end"));
  CHECK(t.act("team-1", "preserve", 1).size() == 1);
  CHECK(t.act("team-1", "preserve", 2).size() == 1);
  const auto third = t.act("team-1", "preserve", 3);
  REQUIRE(third.size() == 2);
  CHECK_THAT(Repeated::message(third, 1), Catch::Matchers::Contains("switched off in this lane"));
  CHECK(std::get<DirectorReports>(third[1]).place == "director.lua:1");
  CHECK(t.act("team-1", "preserve", 4).empty());
  CHECK(std::holds_alternative<DirectorSetsFlag>(t.act("team-1", "isolate", 4).at(0)));
  CHECK(t.act("team-2", "preserve", 4).size() == 1);  // another lane has its own three
}

TEST_CASE("plain mistakes switch nothing off: the handler may do better with the next event") {
  Repeated t(director("error('oh')"));
  for (int i = 0; i < 20; ++i) CHECK(t.act("team-1", "preserve", i).size() == 1);
}

TEST_CASE("handlers that use too much pause their lane until exercise time has gone on") {
  // Stops itself shortly before the budget does, again and again.
  Repeated t(director("for i = 1, 4.5e5 do local x = i end lane:set_flag('n', 'y')"));
  std::size_t ran = 0;
  std::vector<Command> last;
  for (int i = 0; i < 100; ++i) {
    last = t.act("team-1", "preserve", 10);
    if (std::holds_alternative<DirectorReports>(last.at(0))) break;
    ++ran;
  }
  CHECK(ran > 5);
  CHECK(ran < 60);
  CHECK_THAT(Repeated::message(last, 0), Catch::Matchers::Contains("paused"));
  CHECK(t.act("team-1", "preserve", 10).empty());  // told once
  CHECK(t.act("team-1", "isolate", 10).empty());
  CHECK(t.act("team-2", "isolate", 10).size() == 1);
  CHECK(t.act("team-1", "isolate", 12).size() == 1);
}

TEST_CASE("a timer that sets itself again at once runs dry") {
  Repeated t("on.timer('again', function(_, lane) lane:after(0, 'again') end)");
  std::size_t rung = 0;
  std::vector<Command> wishes;
  do {  // a thousand times a second, as the exercise would
    wishes = t.ring("team-1", "again", static_cast<std::int64_t>(rung / 1000));
  } while (std::holds_alternative<DirectorSetsTimer>(wishes.at(0)) && ++rung < 60'000);
  CHECK(rung > 2'000);
  CHECK(rung < 30'000);
  CHECK_THAT(Repeated::message(wishes, 0), Catch::Matchers::Contains("paused"));
}

TEST_CASE("many handlers of one event share what the lane may use") {
  Repeated t(
      "for i = 1, 300 do on.action('preserve', function(_, lane) while true do end end) end");
  const auto start = computed_ms();
  const auto wishes = t.act("team-1", "preserve");
  CHECK(computed_ms() - start < 10 * most_ms);
  CHECK(wishes.size() < 20);
  CHECK_THAT(Repeated::message(wishes, wishes.size() - 1), Catch::Matchers::Contains("paused"));
}

TEST_CASE("all handlers of an event together may wish for a thousand things") {
  Repeated t(
      "for i = 1, 8 do on.action('preserve', function(_, lane)\n"
      "for k = 1, 190 do lane:set_flag('n', tostring(k)) end end) end");
  const auto wishes = t.act("team-1", "preserve");
  CHECK(wishes.size() < 1010);
  CHECK_THAT(Repeated::message(wishes, wishes.size() - 1), Catch::Matchers::Contains("1000"));
}
