// The simulated world inside an exercise: due times, actions, controllers, who may see it.
#include "tests/unit/catch.hpp"

#include <algorithm>

#include "engine/core/authority.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

WorldNeed need_host(const char* name) {
  return {WorldNeed::Join::host, HostId{name}, states_that_count_as_down(), {}, {}};
}
WorldNeed need_service(const char* name) {
  return {WorldNeed::Join::service, {}, {}, ServiceId{name}, {}};
}

/// Files stand on a server; certificates live half an hour without them; an infected PC spreads to
/// the server every ten minutes. The csirt sees the world but only its own segment, pr nothing.
Scenario world_scenario() {
  Scenario s = small_scenario();
  s.roles[0].sees_world = true;
  s.roles[0].segments = {"office"};
  s.hosts[0].spread = WorldSpread{"infected", {"normal"}, {"servers"}, {}, minutes(10), 1000};
  Host server;
  server.id = HostId{"server"};
  server.segment = "servers";
  server.state = "normal";
  s.hosts.push_back(server);
  Service files;
  files.id = ServiceId{"files"};
  files.title = both("files");
  files.needs = need_host("server");
  files.recovery = minutes(5);
  Service certificates;
  certificates.id = ServiceId{"certificates"};
  certificates.title = both("certificates");
  certificates.needs = need_service("files");
  certificates.buffer = minutes(30);
  Content complaint;
  complaint.channel = Channel::phone;
  complaint.from = PartyId{"vendor"};
  complaint.to = {PartyId{"pr"}};
  complaint.body = both("no certificates");
  certificates.failed = {complaint};
  complaint.body = both("certificates are back");
  certificates.restored = {complaint};
  s.services = {files, certificates};
  Action stop;
  stop.id = ActionId{"stop-files"};
  stop.title = both("stop files");
  stop.roles = {PartyId{"csirt"}};
  stop.sets_services = {{ServiceId{"files"}, ServiceState::stopped}};
  s.actions.push_back(stop);
  s.index();
  return s;
}

class WorldTable : public Table {
 public:
  explicit WorldTable(Scenario played = world_scenario()) : Table(std::move(played)) {}

  /// Minute by minute, so that everything is on time.
  void walk(std::int64_t until) {
    for (; walked_ <= until; ++walked_) advance(walked_ * 60'000);
  }

  /// Changes of one lane as `minute service state`, and messages of the world as `minute words`.
  [[nodiscard]] std::vector<std::string> told(const std::string& lane) const {
    static const char* names[] = {"working", "on_buffer", "failed", "stopped", "restoring"};
    std::vector<std::string> out;
    for (const auto& recorded : log) {
      if (recorded.lane.value != lane) continue;
      const std::string at = std::to_string(recorded.at.ms / 60'000) + " ";
      if (const auto* e = std::get_if<ServiceChanged>(&recorded.event))
        out.push_back(at + e->service.value + " " + names[static_cast<int>(e->state)]);
      if (const auto* e = std::get_if<HostChanged>(&recorded.event))
        out.push_back(at + e->host.value + " " + e->state);
      const auto* e = std::get_if<MessageSent>(&recorded.event);
      if (e != nullptr && e->inject.empty() && e->channel == Channel::phone)
        out.push_back(at + e->body.ja);
    }
    return out;
  }

 private:
  std::int64_t walked_ = 0;
};

using Told = std::vector<std::string>;
constexpr std::int64_t minute = 60'000;

}  // namespace

TEST_CASE("a stopped service takes others down when their buffer is empty, and people complain") {
  WorldTable table;
  table.start();
  REQUIRE(table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "r", "t"}, 1 * minute).ok());
  REQUIRE(table.ask("team-1-csirt", TakeAction{ActionId{"stop-files"}, "r", "t"}, 2 * minute).ok());
  table.walk(40);
  REQUIRE(table
              .ask("controller", SetWorld{"files", "working", {LaneId{"team-1"}}, "repaired"},
                   41 * minute)
              .ok());
  CHECK(table.told("team-1") == Told{"1 pc-031 isolated", "2 files stopped",
                                     "2 certificates on_buffer", "32 certificates failed",
                                     "32 no certificates", "41 files working",
                                     "41 certificates working", "41 certificates are back"});
}

TEST_CASE(
    "an infected host reaches a server, whose loss the services follow, until it is isolated") {
  WorldTable table;
  table.start();
  REQUIRE(table.ask("team-1-csirt", TakeAction{ActionId{"isolate"}, "r", "t"}, 5 * minute).ok());
  table.walk(25);
  CHECK(table.told("team-1") == Told{"5 pc-031 isolated"});
  CHECK(table.told("team-2") == Told{"10 server infected"});
  REQUIRE(table.ask("lead", SetWorld{"server", "encrypted", {LaneId{"team-2"}}, ""}).ok());
  CHECK(table.told("team-2") == Told{"10 server infected", "25 server encrypted", "25 files failed",
                                     "25 certificates on_buffer"});
}

TEST_CASE("a host that was infected before StartEx keeps the rhythm that it has had since") {
  auto scenario = world_scenario();
  scenario.hosts[0].spread->already = minutes(24);  // its turns were 14 and 4 minutes before
  scenario.index();
  WorldTable table(std::move(scenario));
  table.start();
  table.walk(8);
  CHECK(table.told("team-1") == Told{"6 server infected"});
}

TEST_CASE("a jump and a walk minute by minute leave the same world") {
  WorldTable jumped;
  WorldTable walked;
  for (auto* table : {&jumped, &walked}) {
    table->start();
    REQUIRE(table->ask("lead", SetWorld{"server", "down", {}, ""}, 0).ok());
  }
  REQUIRE(jumped.ask("lead", JumpTo{ExerciseTime{50 * minute}}, 0).ok());
  walked.walk(50);
  CHECK(jumped.told("team-1") == walked.told("team-1"));
  CHECK(jumped.told("team-1").back() == "30 no certificates");
}

TEST_CASE("an exercise folded from its record goes on with its buffers and its spreading") {
  WorldTable table;
  table.start();
  REQUIRE(table.ask("lead", SetWorld{"server", "down", {}, ""}, 5 * minute).ok());
  Exercise again(table.scenario, table.renderer, nullptr);
  for (const auto& recorded : table.log) again.restore(recorded);
  CHECK(again.state().due == table.exercise.state().due);
  const Moment later{ExerciseTime{60 * minute},
                     table.scenario.calendar_start + Duration{60 * minute}};
  CHECK(again.advance(later) == table.exercise.advance(later));
}

TEST_CASE("a controller's change says who and why, and nothing is done twice") {
  WorldTable table;
  CHECK(table.ask("lead", SetWorld{"files", "stopped", {}, ""}).error().code == "not_under_way");
  table.start();
  const auto refused = [&](SetWorld command) {
    const auto outcome = table.ask("controller", std::move(command));
    return outcome ? std::string{} : outcome.error().code;
  };
  CHECK(refused({"filez", "stopped", {}, ""}) == "unknown_world");
  CHECK(refused({"files", "on_buffer", {}, ""}) == "bad_state");
  CHECK(refused({"server", "", {}, ""}) == "bad_state");
  CHECK(refused({"files", "stopped", {LaneId{"nobody"}}, ""}) == "unknown_lane");
  CHECK(refused({"server", "normal", {}, ""}) == "nothing_to_do");
  const auto done = table.ask("controller", SetWorld{"server", "down", {}, "power cut"});
  REQUIRE(done.ok());
  CHECK(done->events[0].by == SeatId{"controller"});
  CHECK(std::get<HostChanged>(done->events[0].event).reason == "power cut");
  CHECK(refused({"server", "down", {}, ""}) == "nothing_to_do");
}

TEST_CASE("an inject waits for a service to fail") {
  auto scenario = world_scenario();
  scenario.msel.push_back(
      mail_inject("outage", {Schedule::Kind::when,
                             {},
                             {},
                             {},
                             fact(ServiceFact{ServiceId{"certificates"}, ServiceState::failed})}));
  scenario.index();
  WorldTable table(scenario);
  table.start();
  REQUIRE(table.ask("lead", SetWorld{"server", "down", {LaneId{"team-1"}}, ""}, 0).ok());
  table.walk(29);
  CHECK(table.messages("team-1", "outage").empty());
  table.walk(31);
  CHECK(table.messages("team-1", "outage").size() == 1);
  CHECK(table.messages("team-2", "outage").empty());
}

TEST_CASE("the world is seen by staff and, without its causes, by roles that have it") {
  WorldTable table;
  table.start();
  const auto sees = [&](Event event, Access access, const char* role, const char* lane) {
    Recorded recorded;
    recorded.lane = LaneId{"team-1"};
    recorded.event = std::move(event);
    return may_see(audience_of_kind(table.exercise.state(), recorded), recorded.lane,
                   {access, LaneId{lane}, PartyId{role}});
  };
  const HostChanged office{HostId{"pc-031"}, "infected", {}, {}};
  const HostChanged server{HostId{"server"}, "infected", HostId{"pc-031"}, "why"};
  const ServiceChanged files{ServiceId{"files"}, ServiceState::failed, {}, {}, "server", "why"};
  for (const auto access : {Access::lead_controller, Access::controller, Access::evaluator}) {
    CHECK(sees(office, access, "", ""));
    CHECK(sees(server, access, "", ""));
    CHECK(sees(files, access, "", ""));
    CHECK(sees(SpreadTried{HostId{"pc-031"}, {}}, access, "", ""));
  }
  for (const Event& event : {Event{office}, Event{server}, Event{files}}) {
    CHECK_FALSE(sees(event, Access::observer, "", ""));
    CHECK_FALSE(sees(event, Access::participant, "pr", "team-1"));
    CHECK_FALSE(sees(event, Access::participant, "csirt", "team-2"));
  }
  CHECK(sees(office, Access::participant, "csirt", "team-1"));
  CHECK_FALSE(sees(server, Access::participant, "csirt", "team-1"));
  CHECK(sees(files, Access::participant, "csirt", "team-1"));
  CHECK_FALSE(sees(SpreadTried{HostId{"pc-031"}, {}}, Access::participant, "csirt", "team-1"));

  const ViewerClass csirt{Access::participant, LaneId{"team-1"}, PartyId{"csirt"}};
  CHECK(redact(server, csirt) == Event{HostChanged{HostId{"server"}, "infected", {}, {}}});
  CHECK(redact(files, csirt) ==
        Event{ServiceChanged{ServiceId{"files"}, ServiceState::failed, {}, {}, {}, {}}});
  CHECK(redact(files, {Access::controller, {}, {}}) == Event{files});
}

TEST_CASE("files on a host are had by the roles that see it") {
  auto scenario = world_scenario();
  scenario.hosts[0].artefacts = {ArtefactId{"logs/secret.csv"}};
  scenario.index();
  Table table(scenario);
  const auto fetch = [&](const char* seat) {
    return may_fetch(table.scenario, table.exercise.state(), SeatId{seat},
                     ArtefactId{"logs/secret.csv"});
  };
  CHECK(fetch("team-1-csirt"));
  CHECK_FALSE(fetch("team-1-pr"));
}

TEST_CASE("what people complain of after an action is said by nobody's seat") {
  WorldTable table;
  table.scenario.services[1].needs = {};
  table.scenario.actions[1].sets_services = {{ServiceId{"certificates"}, ServiceState::stopped}};
  table.start();
  const auto done = table.ask("team-1-csirt", TakeAction{ActionId{"stop-files"}, "r", "t"}, 1'000);
  REQUIRE(done.ok());
  const auto complaint = std::ranges::find_if(done->events, [](const Recorded& recorded) {
    return std::holds_alternative<MessageSent>(recorded.event);
  });
  REQUIRE(complaint != done->events.end());
  CHECK(complaint->by.empty());
  CHECK(done->events[0].by == SeatId{"team-1-csirt"});
}
