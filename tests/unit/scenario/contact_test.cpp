// Channels, outages, modes, bodies, relays and chains out of YAML, and how directors use them.
#include <algorithm>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

constexpr const char* doctrine_more = R"(
ministries:
  mic: {name: {ja: 総務省, en: MIC}}
bodies:
  prefecture: {name: {ja: 都道府県, en: Prefecture}, org: {ja: 潮見県, en: Shiomi}}
  secretariat: {name: {ja: 事務局, en: Secretariat}}
sectors:
  government: {title: {ja: 行政, en: Government}, ministry: mic, ceptoars: secretariat}
paths:
  normal:
    - {from: [prefecture, ceptoar], to: ministry, within: 60m, ground: {ja: 報告, en: Report}}
  large-scale:
    - {from: ministry, to: ceptoar}
)";

/// The sound scenario with something new in every place.
FileTree contact_tree(const std::string& lua = {}) {
  auto tree = lua.empty() ? good_tree() : with_director(lua);
  tree["doctrine/home/doctrine.yaml"] += doctrine_more;
  tree = replaced(tree, "teams: 3\n", "teams: 3\nchannels: [mail, fax]\nmode: normal\n");
  tree = replaced(tree, "    name: {ja: 県庁, en: The prefecture}\n",
                  "    body: [prefecture, mic]\n    sector: government\n");
  tree =
      replaced(tree, "    manual: true\n    jump: 1d\n",
               "    manual: true\n    jump: 1d\n"
               "    outage: {channels: [mail, web], for: 40m}\n    restore: mail\n"
               "    mode: large-scale\n"
               "    satellite: {to: csirt, from: soc, text: texts/question, or: [fax, phone]}\n");
  tree = replaced(tree, "    approval: ciso\n",
                  "    approval: [ciso, prefecture]\n    mode: [normal, large-scale]\n");
  return replaced(tree, "actions:\n",
                  "relays:\n  info:\n    title: {ja: 伝達, en: Relay}\n    of: notice\n"
                  "    tiers:\n      - {from: csirt, to: [ciso, soc], within: 10m}\n"
                  "      - {from: soc, to: prefecture, within: 15m}\n"
                  "      - {from: ciso, to: prefecture, within: 5m}\n"
                  "    receipts: 20m\n    weight: 3\nactions:\n");
}

Scenario sound(FileTree tree) {
  auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.ok());
  return std::move(loaded.scenario);
}

}  // namespace

TEST_CASE("channels, outages and modes come out of the file as they stand") {
  auto tree = contact_tree();
  CHECK(lines(load(tree)).empty());
  const auto s = sound(contact_tree());
  CHECK(s.channels == std::vector<Channel>{Channel::mail, Channel::fax});
  CHECK(s.mode == Mode::normal);
  const auto& inject = *s.inject(InjectId("next-day"));
  REQUIRE(inject.outage);
  CHECK(inject.outage->channels == std::vector<Channel>{Channel::mail, Channel::web});
  CHECK(inject.outage->lasts == minutes(40));
  CHECK(inject.restores == std::vector<Channel>{Channel::mail});
  CHECK(inject.mode == Mode::large_scale);
  REQUIRE(inject.contents.size() == 1);
  CHECK(inject.contents[0].channel == Channel::satellite);
  CHECK(inject.contents[0].otherwise == std::vector<Channel>{Channel::fax, Channel::phone});
  const auto& duty = s.obligations[0];
  CHECK(duty.modes == std::vector<Mode>{Mode::normal, Mode::large_scale});
  CHECK(duty.approvals == std::vector<PartyId>{PartyId("ciso"), PartyId("prefecture")});
}

TEST_CASE("a cast member takes name and organisation from the body for which it speaks") {
  const auto s = sound(contact_tree());
  const auto& member = *s.member(PartyId("prefecture"));
  CHECK(member.name.ja == "都道府県");
  CHECK(member.org.en == "Shiomi");
  CHECK(member.bodies == std::vector<std::string>{"prefecture", "mic"});
  CHECK(member.sector == "government");
}

TEST_CASE("the doctrine's bodies know their kinds and sectors, and its paths their mode") {
  const auto s = sound(contact_tree());
  REQUIRE(s.bodies.size() == 3);
  CHECK(s.bodies[0].kinds == std::vector<std::string>{"ministry"});
  CHECK(s.bodies[0].sectors == std::vector<std::string>{"government"});
  CHECK(s.bodies[2].kinds == std::vector<std::string>{"ceptoar"});
  REQUIRE(s.path_rules.size() == 3);
  CHECK(s.path_rules[1].from == "ceptoar");
  CHECK(s.path_rules[1].within == minutes(60));
  CHECK(s.path_rules[2].mode == Mode::large_scale);
  CHECK_FALSE(s.path_rules[2].within);
}

TEST_CASE("each tier that participants pass on is an obligation behind the others") {
  const auto s = sound(contact_tree());
  REQUIRE(s.relays.size() == 1);
  CHECK(s.relays[0].tiers.size() == 3);
  CHECK(s.relays[0].receipts == minutes(20));
  REQUIRE(s.obligations.size() == 3);
  const auto& first = s.obligations[1];
  CHECK(first.id == ObligationId("info.1"));
  CHECK(first.title.ja == "伝達（第1段の伝達）");
  CHECK(first.required == std::vector<PartyId>{PartyId("ciso"), PartyId("soc")});
  CHECK(first.target == minutes(10));
  CHECK(first.limit == minutes(20));
  CHECK(first.weight == 3);
  CHECK(s.obligations[2].relay->tier == 2);  // the second tier is the cast's
}

TEST_CASE("every shipped doctrine loads with its bodies and both sets of paths") {
  auto tree = good_tree();
  auto doctrine = read_folder(std::filesystem::path("scenarios/doctrine/nisc-2019"));
  REQUIRE(doctrine);
  for (auto& [path, content] : *doctrine) tree["doctrine/nisc-2019/" + path] = content;
  std::erase_if(tree, [](const auto& file) { return file.first.starts_with("doctrine/home"); });
  tree = replaced(tree, "doctrine: home", "doctrine: nisc-2019");
  const auto loaded = load(tree);
  INFO(joined(loaded));
  const auto of_doctrine = std::ranges::count_if(
      loaded.diagnostics, [](const Diagnostic& d) { return d.file.starts_with("doctrine/"); });
  CHECK(of_doctrine == 0);
  const auto& s = loaded.scenario;
  CHECK(std::ranges::count_if(s.bodies, [](const Body& b) {
          return b.kinds == std::vector<std::string>{"ministry"};
        }) == 5);
  CHECK(std::ranges::count_if(s.bodies, [](const Body& b) {
          return b.kinds == std::vector<std::string>{"ceptoar"};
        }) == 19);
  for (const auto mode : {Mode::normal, Mode::large_scale}) {
    CHECK(std::ranges::count(s.path_rules, mode, &PathRule::mode) > 15);
  }
}

TEST_CASE("a director asks whether a channel works and names others to take") {
  const auto s = sound(contact_tree(R"(
    on.action("preserve", function(action, lane)
      if not lane:works("mail") then lane:set_flag("mail-down", lane:mode()) end
      lane:send("soc", "csirt", "texts/question", {channel = "email", otherwise = {"fax", "phone"}})
    end))"));
  auto director = LuaDirector::make(s, {});
  REQUIRE(director.ok());
  Play play(s);
  play.happen("team-1", ChannelChanged{Channel::mail, false, {}});
  play.happen("team-1", ModeChanged{Mode::large_scale});
  const auto wishes = (*director)->react(
      s, play.state(),
      play.happen("team-1", ActionTaken{ActionId("preserve"), PartyId("csirt"), {}, {}, {}}, 5));
  REQUIRE(wishes.size() == 2);
  CHECK(std::get<DirectorSetsFlag>(wishes[0]).value == "large-scale");
  const auto& sent = std::get<DirectorSends>(wishes[1]);
  CHECK(sent.channel == Channel::mail);
  CHECK(sent.otherwise == std::vector<Channel>{Channel::fax, Channel::phone});
}

TEST_CASE("a director forwards as the cast member to whom a message came") {
  const auto s = sound(contact_tree(R"(
    on.message("soc", function(message, lane) lane:forward(message, "soc", "prefecture") end))"));
  auto director = LuaDirector::make(s, {});
  REQUIRE(director.ok());
  Play play(s);
  MessageSent message;
  message.id = MessageId("m1");
  message.from = PartyId("csirt");
  message.to = {PartyId("soc")};
  const auto wishes = (*director)->react(s, play.state(), play.happen("team-1", Event{message}, 5));
  REQUIRE(wishes.size() == 1);
  const auto& sent = std::get<DirectorSends>(wishes[0]);
  CHECK(sent.forward_of == MessageId("m1"));
  CHECK(sent.from == PartyId("soc"));
  CHECK(sent.to == std::vector<PartyId>{PartyId("prefecture")});
  CHECK(sent.text.empty());
}

TEST_CASE("a director is told about channels that do not exist") {
  const auto s = sound(contact_tree(R"(
    on.action("preserve", function(action, lane) lane:works("pig" .. "eon") end))"));
  auto director = LuaDirector::make(s, {});
  REQUIRE(director.ok());
  Play play(s);
  const auto wishes = (*director)->react(
      s, play.state(),
      play.happen("team-1", ActionTaken{ActionId("preserve"), PartyId("csirt"), {}, {}, {}}, 5));
  REQUIRE(wishes.size() == 1);
  CHECK(std::get<DirectorReports>(wishes[0]).message == "there is no channel 'pigeon'");
}
