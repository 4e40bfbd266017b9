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
  CHECK(coverage.handlers.at({"inject", "notice", 0}) == HandlerRuns{7, 1});
  CHECK(coverage.handlers.at({"timer", "later", 0}) == HandlerRuns{14, 0});
  CHECK(coverage.reached.empty());
}

TEST_CASE(
    "lines of handlers and of the functions that they use are told apart by whether they ran") {
  const auto coverage = played(true);
  CHECK(coverage.reached == Lines{2, 3, 8, 12, 13});
  Lines unreached;
  for (const int line : coverage.lines) {
    if (!coverage.reached.contains(line)) unreached.insert(line);
  }
  CHECK(unreached == Lines{5, 9, 10, 15});
}

TEST_CASE("coverage of several runs adds up") {
  auto both = played(true);
  both.add(played(true));
  CHECK(both.handlers.at({"inject", "notice", 0}) == HandlerRuns{7, 2});
  CHECK(both.lines == played(true).lines);
}

}  // namespace enshu::scenario::test
