// The director's source as tokens, calls and lookups.
#include "engine/scenario/director_calls.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace enshu::scenario;

namespace {

std::string spelled(const std::vector<LuaToken>& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    out += out.empty() ? "" : " ";
    out += token.is_string() ? "<" + std::string(token.text) + ">" : std::string(token.text);
  }
  return out;
}

}  // namespace

TEST_CASE("tokens of Lua have their places, and comments are passed over") {
  const auto tokens =
      lua_tokens("a = '電話' .. 1.5e3 -- b\n--[==[ c\n]] ]==] x[ [[d\ne]] ] ~= \"f\\\"g\"");
  CHECK(spelled(tokens) == "a = <電話> .. 1.5e3 x [ <d\ne> ] ~= <f\\\"g>");
  CHECK(tokens[2].at == enshu::scenario::Position{1, 5, 0});
  CHECK(tokens[3].at == enshu::scenario::Position{1, 10, 0});
  CHECK(tokens[5].at == enshu::scenario::Position{3, 9, 0});
  CHECK(tokens[8].at == enshu::scenario::Position{4, 5, 0});
}

TEST_CASE("what is no Lua ends the tokens") {
  CHECK(spelled(lua_tokens("a \"b\nc")) == "a");
  CHECK(spelled(lua_tokens("a [[b c")) == "a");
  CHECK(spelled(lua_tokens("a --[[b c")) == "a");
  CHECK(lua_tokens("").empty());
}

TEST_CASE("calls are found with their arguments, also within each other") {
  const auto tokens = lua_tokens(
      "lane:send(m.from, {'a', 'b' .. x, c, 'd'}, \"t\", {channel = 'fax', otherwise = {'mail', "
      "'web'}})\n"
      "if lane:service(lane:flag('n')) == 'failed' .. x or lane:mode() ~= 'normal' then end\n"
      "lane:mode( ");
  const auto calls = lua_calls(tokens);
  REQUIRE(calls.size() == 4);
  CHECK(calls[0].method == "send");
  REQUIRE(calls[0].arguments.size() == 4);
  CHECK(calls[0].text(0) == nullptr);
  CHECK(calls[0].text(2)->text == "t");
  REQUIRE(calls[0].texts(1).size() == 2);
  CHECK(calls[0].texts(1)[1]->text == "d");
  CHECK(texts_of(value_of(calls[0].arguments[3], "channel")).front()->text == "fax");
  CHECK(texts_of(value_of(calls[0].arguments[3], "otherwise")).size() == 2);
  CHECK(value_of(calls[0].arguments[3], "attach").empty());
  CHECK(calls[1].method == "service");
  CHECK(calls[1].compared == nullptr);
  CHECK(calls[2].text(0)->text == "n");
  CHECK(calls[3].arguments.empty());
  CHECK(calls[3].compared->text == "normal");
}

TEST_CASE("lookups know which handler was given what they look into") {
  const auto tokens = lua_tokens(R"(
on.report("a", function(report, lane)
  if report.stage == "first" then local report = {} report.x = report.fields.y end
  for _, report in ipairs(all) do print(report.z) end
  each(function(report) return report:first_of("c") end)
  return report.fields["b"], other.report.d, lane.move == "e"
end)
local function f(given) given = {} return given.fields.x end
report.w = 1
)");
  const auto lookups = lua_lookups(tokens);
  REQUIRE(lookups.size() == 3);
  CHECK(lookups[0].on == "report");
  CHECK(lookups[0].handler == "a");
  CHECK(lookups[0].compared->text == "first");
  CHECK(lookups[1].on.empty());
  CHECK(lookups[1].inner->text == "c");
  CHECK(lookups[2].owner == "lane");
}
