// The simulated world as authors write it, and as the director reads and sets it.
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

constexpr const char* world_yaml = R"(
    pc-031:
      title: {ja: 福祉課の PC, en: Welfare PC}
      owner: welfare
      segment: office
      state: infected
      reaches: servers
      spread: {state: infected, every: 10m}
      artefacts: logs/memory.csv
    pc-032:
      title: {ja: 税務課の PC, en: Tax PC}
      segment: office
      spread: {state: infected, from: [normal, patched], to: [servers, pc-031], every: 5m, chance: 250}
    file-server: {title: {ja: ファイルサーバー, en: File server}, segment: servers}
  services:
    power: {title: {ja: 電力, en: Power}, sector: power, site: {ja: 本庁, en: City hall}, users: ciso}
    certificates:
      title: {ja: 証明書の発行, en: Certificates}
      sector: government
      users: [csirt, prefecture]
      needs: [power, {any: [pc-032, {all: [pc-031]}, {host: file-server, down: [encrypted]}]}]
      buffer: 30m
      recovery: 10m
      on_buffer: {alert: {to: csirt, from: soc, severity: low, text: texts/question}}
      failed:
        phone: {to: csirt, from: prefecture, text: texts/question}
        news: {to: ciso, from: soc, text: texts/question}
      restored: {email: {to: csirt, from: soc, text: texts/question}}
)";

FileTree world_tree() {
  auto tree = good_tree();
  tree["logs/memory.csv"] = "time,process\n09:00,winword.exe\n";
  tree = replaced(std::move(tree),
                  "\n    pc-031: {title: {ja: 福祉課の PC, en: Welfare PC}, owner: welfare, "
                  "segment: office, state: infected}\n",
                  world_yaml);
  tree = replaced(std::move(tree), "    seats: 1..4\n",
                  "    seats: 1..4\n    sees_world: true\n    segments: [office, servers]\n");
  tree = replaced(std::move(tree), "    sets: {pc-031: isolated}\n",
                  "    sets: {pc-031: isolated, certificates: stopped}\n");
  return replaced(std::move(tree), "  - id: next-day\n", R"(  - id: outage
    title: {ja: 証明書が出せない, en: No certificates}
    when: {any: [{service: {certificates: failed}}, {service: {certificates: on-buffer}}]}
    sets: {power: restoring}
  - id: next-day
)");
}

Scenario world_scenario(const std::string& lua = "-- nothing\n") {
  auto tree = world_tree();
  tree["director.lua"] = lua;
  auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE_FALSE(has_errors(loaded.diagnostics));
  return std::move(loaded.scenario);
}

/// What the director wishes when this happens to team-1.
std::vector<Command> wishes(const std::string& lua, Event event) {
  const auto scenario = world_scenario(lua);
  auto director = LuaDirector::make(scenario, {});
  REQUIRE(director.ok());
  Play play(scenario);
  const auto recorded = play.happen("team-1", std::move(event));
  return (*director)->react(scenario, play.state(), recorded);
}

}  // namespace

TEST_CASE("a world with everything that can be said of it is sound") {
  auto tree = world_tree();
  CHECK(joined(load(tree)).empty());
}

TEST_CASE("needs, buffers and what people notice are read") {
  const auto s = world_scenario();
  REQUIRE(s.services.size() == 2);
  const auto& service = s.services[1];
  CHECK(service.sector == "government");
  CHECK(service.users == std::vector<PartyId>{PartyId("csirt"), PartyId("prefecture")});
  CHECK((service.buffer == minutes(30) && service.recovery == minutes(10)));
  CHECK(service.state == ServiceState::working);
  REQUIRE((service.failed.size() == 2 && service.restored.size() == 1));
  CHECK(service.failed[0].channel == Channel::phone);
  CHECK(service.failed[1].channel == Channel::news);
  CHECK(service.on_buffer[0].severity == Severity::low);

  using Join = WorldNeed::Join;
  const WorldNeed power{Join::service, {}, {}, ServiceId("power"), {}};
  const auto usual = states_that_count_as_down();
  const WorldNeed pc_032{Join::host, HostId("pc-032"), usual, {}, {}};
  const WorldNeed pc_031{Join::host, HostId("pc-031"), usual, {}, {}};
  const WorldNeed server{Join::host, HostId("file-server"), {"encrypted"}, {}, {}};
  const WorldNeed both{Join::all, {}, {}, {}, {pc_031}};
  const WorldNeed one_of{Join::any, {}, {}, {}, {pc_032, both, server}};
  CHECK(service.needs == WorldNeed{Join::all, {}, {}, {}, {power, one_of}});
}

TEST_CASE("spreading reaches the host's own segments, or what it names") {
  const auto s = world_scenario();
  const WorldSpread usual{"infected", {"normal"}, {"office", "servers"}, {}, minutes(10), 1000};
  const WorldSpread named{
      "infected", {"normal", "patched"}, {"servers"}, {HostId("pc-031")}, minutes(5), 250};
  CHECK(s.hosts[0].spread == usual);
  CHECK(s.hosts[1].spread == named);
  CHECK(s.hosts[0].artefacts == std::vector<ArtefactId>{ArtefactId("logs/memory.csv")});
  CHECK(s.artefact(ArtefactId("logs/memory.csv")) != nullptr);
  CHECK((s.roles[0].sees_world && !s.roles[1].sees_world));
  CHECK(s.roles[0].segments == std::vector<std::string>{"office", "servers"});
}

TEST_CASE("sets name hosts and services alike, and conditions their states") {
  const auto s = world_scenario();
  const auto* isolate = s.action(ActionId("isolate"));
  REQUIRE(isolate != nullptr);
  CHECK(isolate->sets ==
        std::vector<std::pair<HostId, std::string>>{{HostId("pc-031"), "isolated"}});
  CHECK(isolate->sets_services == std::vector<std::pair<ServiceId, ServiceState>>{
                                      {ServiceId("certificates"), ServiceState::stopped}});
  const auto* outage = s.inject(InjectId("outage"));
  REQUIRE(outage != nullptr);
  CHECK(outage->schedule.condition.parts[1].fact ==
        Fact{ServiceFact{ServiceId("certificates"), ServiceState::on_buffer}});
}

TEST_CASE("a change of the world wakes the director, who reads and sets services and hosts") {
  const char* lua = R"(
    on.service("certificates", function(change, lane)
      lane:set("power", "working")
      lane:set_flag("a", change.id .. " " .. change.state .. " " .. change.cause .. " " .. change.need)
      lane:set_flag("b", lane:service("certificates") .. " " .. lane:service("power"))
    end)
    on.host("pc-032", function(change, lane)
      if change.state == "infected" then lane:set(change.id, "isolated") end
      lane:set_flag("c", lane:host("pc-032"))
    end))";
  const auto on_service = wishes(lua, ServiceChanged{ServiceId("certificates"),
                                                     ServiceState::on_buffer,
                                                     ServiceCause::need_lost,
                                                     ExerciseTime{60'000},
                                                     "power",
                                                     {}});
  REQUIRE(on_service.size() == 3);
  CHECK(std::get<DirectorSetsService>(on_service[0]).state == ServiceState::working);
  CHECK(std::get<DirectorSetsFlag>(on_service[1]).value ==
        "certificates on-buffer need-lost power");
  CHECK(std::get<DirectorSetsFlag>(on_service[2]).value == "on-buffer working");

  const auto on_host = wishes(lua, HostChanged{HostId("pc-032"), "infected", {}, {}});
  REQUIRE(on_host.size() == 2);
  CHECK(std::get<DirectorSetsHost>(on_host[0]).host == HostId("pc-032"));
  CHECK(std::get<DirectorSetsFlag>(on_host[1]).value == "isolated");
}

TEST_CASE("a service is set to nothing but what it can be set to") {
  const char* lua = R"(
    on.host("pc-032", function(_, lane) lane:set("power", "on-" .. "buffer") end))";
  const auto told = wishes(lua, HostChanged{HostId("pc-032"), "infected", {}, {}});
  REQUIRE(told.size() == 1);
  CHECK(std::get<DirectorReports>(told[0]).message.find("working, stopped, failed or restoring") !=
        std::string::npos);
}
