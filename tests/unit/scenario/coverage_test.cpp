// What of a director was reached: each handler with its line, and the lines that never ran.
#include "engine/scenario/lua_coverage.hpp"

#include "tests/unit/scenario/support.hpp"

namespace enshu::scenario::test {
namespace {

using Lines = std::set<int>;

// Line 1 is `local function help`.
const std::string director = R"(local function help(lane)
  lane:set_flag('helped', 'yes')
end
local function never_called(lane)
  lane:set_flag('other', 'yes')
end
on.inject('notice', function(inject, lane)
  if lane:flag('again') then
    never_called(lane)
    return
  end
  help(lane)
end)
on.timer('later', function(timer, lane)
  lane:set_flag('late', 'yes')
end)
)";

LuaCoverage played(bool watch_lines) {
  auto tree = with_director(director);
  const auto loaded = load(tree);
  INFO(joined(loaded));
  LuaCoverage coverage;
  coverage.watch_lines = watch_lines;
  LuaLimits limits;
  limits.coverage = &coverage;
  auto made = LuaDirector::make(loaded.scenario, tree, limits);
  REQUIRE(made);
  Play play(loaded.scenario);
  const auto fired = play.happen("team-1", InjectFired{InjectId("notice")});
  (*made)->react(loaded.scenario, play.state(), fired);
  return coverage;
}

}  // namespace

TEST_CASE("handlers are counted with the line at which they start") {
  const auto coverage = played(false);
  CHECK(coverage.handlers.at({"inject", "notice", 0}) == HandlerRuns{"director.lua", 7, 1});
  CHECK(coverage.handlers.at({"timer", "later", 0}) == HandlerRuns{"director.lua", 14, 0});
  CHECK(coverage.reached.empty());
}

TEST_CASE("handlers of a director in several files are told in the author's own files") {
  auto tree = with_director(R"(use 'lua/own.lua'
use('remind').ladder('chase', {
  from = 'soc', to = 'csirt', steps = {}, done = function() return true end,
})
)");
  tree["lua/own.lua"] = "\n\non.timer('later', function(timer, lane) end)\n";
  const auto loaded = load(tree);
  INFO(joined(loaded));
  LuaCoverage coverage;
  LuaLimits limits;
  limits.coverage = &coverage;
  REQUIRE(LuaDirector::make(loaded.scenario, tree, limits));
  CHECK(coverage.handlers.at({"timer", "chase", 0}) == HandlerRuns{"director.lua", 2, 0});
  CHECK(coverage.handlers.at({"timer", "later", 0}) == HandlerRuns{"lua/own.lua", 3, 0});
}

TEST_CASE(
    "lines of handlers and of the functions that they use are told apart by whether they ran") {
  const auto coverage = played(true);
  REQUIRE(coverage.reached.size() == 1);
  CHECK(coverage.reached.at("director.lua") == Lines{2, 3, 8, 12, 13});
  Lines unreached;
  for (const int line : coverage.lines.at("director.lua")) {
    if (!coverage.reached.at("director.lua").contains(line)) unreached.insert(line);
  }
  CHECK(unreached == Lines{5, 9, 10, 15});
}

TEST_CASE("lines of all files of the author's are watched, and none of the shipped ones") {
  auto tree = with_director(R"(local own = use 'lua/own.lua'
local words = use 'words'
on.inject('notice', function(inject, lane)
  own.note(lane)
  if words.has('a', {'b'}) then own.never(lane) end
end)
)");
  tree["lua/own.lua"] = R"(local own = {}
function own.note(lane)
  if lane:flag('noted') then
    return
  end
  lane:set_flag('noted', 'yes')
end
function own.never(lane)
  lane:set_flag('never', 'yes')
end
return own
)";
  const auto loaded = load(tree);
  INFO(joined(loaded));
  LuaCoverage coverage;
  coverage.watch_lines = true;
  LuaLimits limits;
  limits.coverage = &coverage;
  auto made = LuaDirector::make(loaded.scenario, tree, limits);
  REQUIRE(made);
  Play play(loaded.scenario);
  (*made)->react(loaded.scenario, play.state(),
                 play.happen("team-1", InjectFired{InjectId("notice")}));
  CHECK(coverage.lines.size() == 2);
  CHECK(coverage.reached.at("director.lua") == Lines{4, 5, 6});
  CHECK(coverage.lines.at("lua/own.lua") == Lines{3, 4, 6, 9});
  CHECK(coverage.reached.at("lua/own.lua") == Lines{3, 6, 7});
}

TEST_CASE("coverage of several runs adds up") {
  auto both = played(true);
  both.add(played(true));
  CHECK(both.handlers.at({"inject", "notice", 0}) == HandlerRuns{"director.lua", 7, 2});
  CHECK(both.lines == played(true).lines);
}

}  // namespace enshu::scenario::test
