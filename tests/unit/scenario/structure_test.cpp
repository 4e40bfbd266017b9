// Parameters, moves and what cast members come to know, from file to Scenario and director.
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

const Inject& inject(const Scenario& scenario, const char* id) {
  const auto* found = scenario.inject(InjectId(id));
  REQUIRE(found != nullptr);
  return *found;
}

/// The sound scenario with a parameter, moves and a cast member who learns.
FileTree structured_tree() {
  auto tree =
      replaced(good_tree(), "director: director.lua\n",
               "director: director.lua\n"
               "parameters:\n"
               "  type:\n"
               "    title: {ja: 種類, en: Type}\n"
               "    values: {bank: {ja: 銀行, en: Bank}, insurer: {ja: 保険, en: Insurer}}\n"
               "moves:\n"
               "  - {id: alarm, title: {ja: 発覚, en: Alarm}, at: 0:00, brief: texts/brief}\n"
               "  - {id: spread, title: {ja: 拡大, en: Spread}, after: question, delay: 1m,"
               " jump: 1d}\n"
               "  - {id: end, title: {ja: 収束, en: End}}\n");
  tree = replaced(tree, "    manual: true\n    jump: 1d\n",
                  "    when: {all: [{param: {type: insurer}}, {move: spread}]}\n"
                  "    only: {type: insurer}\n");
  return replaced(tree, "    knows: texts/soc-knows\n",
                  "    knows: [{text: texts/soc-knows}, {text: texts/model, from: question}]\n");
}

}  // namespace

TEST_CASE("parameters, what exists in some variants only, moves and knowledge are read") {
  auto tree = structured_tree();
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& s = loaded.scenario;
  REQUIRE(s.parameters.size() == 1);
  CHECK(s.parameters[0].pick == "bank");
  CHECK(s.parameters[0].value("insurer")->title.ja == "保険");
  CHECK(inject(s, "next-day").only == Only{{"type", {"insurer"}}});
  CHECK(inject(s, "notice").only.empty());
  REQUIRE(s.moves.size() == 3);
  CHECK(s.moves[0].at == ExerciseTime{0});
  CHECK(s.moves[0].brief.ja == "# 役割\n\n- 連絡");
  CHECK(s.moves[1].after == InjectId("question"));
  CHECK(s.moves[1].delay == minutes(1));
  CHECK(s.moves[1].jump == minutes(1440));
  CHECK_FALSE(s.moves[2].at);
  const auto* soc = s.member(PartyId("soc"));
  CHECK(soc->knows.ja == "何も知らない。");
  REQUIRE(soc->learns.size() == 1);
  CHECK(soc->learns[0].from == InjectId("question"));
  const auto& condition = inject(s, "next-day").schedule.condition;
  REQUIRE(condition.parts.size() == 2);
  CHECK(std::get<ParameterFact>(*condition.parts[0].fact) == ParameterFact{"type", "insurer"});
  CHECK(std::get<MoveFact>(*condition.parts[1].fact) == MoveFact{MoveId("spread")});
}

TEST_CASE("a director reads the variant, the move and what somebody knows, and hears of moves") {
  auto tree = structured_tree();
  tree["director.lua"] =
      "on.move(\"alarm\", function(move, lane)\n"
      "  if lane.move == move.id and lane:param(\"type\") == \"bank\" then\n"
      "    lane:set_flag(\"heard\", lane:knows(\"soc\", \"question\") and \"knew\" or \"new\")\n"
      "  end\n"
      "end)\n" +
      tree["director.lua"];
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  auto director = LuaDirector::make(loaded.scenario, tree);
  REQUIRE(director);
  Play play(loaded.scenario);
  play.happen("team-1", LaneOpened{LaneId("team-3"), {}, {{"type", "bank"}}});
  MoveBegun alarm;
  alarm.move = MoveId("alarm");
  const auto begun = play.happen("team-3", alarm);
  const auto wishes = (*director)->react(loaded.scenario, play.state(), begun);
  REQUIRE(wishes.size() == 1);
  const auto& set = std::get<DirectorSetsFlag>(wishes[0]);
  CHECK(set.flag == "heard");
  CHECK(set.value == "new");
}

TEST_CASE("wrong names of parameters, moves and learners in a director are told at their line") {
  auto tree = structured_tree();
  tree["director.lua"] +=
      "\non.move(\"alarn\", function(move, lane) end)\n"
      "on.timer(\"x\", function(t, lane) return lane:param(\"typ\") end)\n";
  const auto text = joined(load(tree));
  CHECK(text.find("on.move names unknown move 'alarn'; did you mean 'alarm'?") !=
        std::string::npos);
  CHECK(text.find("param names unknown parameter 'typ'; did you mean 'type'?") !=
        std::string::npos);
}
