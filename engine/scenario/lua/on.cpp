// `on.reply("inject", function …)`: the director says what it reacts to while it is loaded.
#include "engine/scenario/director_words.hpp"
#include "engine/scenario/known.hpp"
#include "engine/scenario/lua/host.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr std::size_t most_handlers = 20'000;

struct Expected {
  Words word;
  bool exists = false;
  std::vector<std::string_view> known;
};

template <class List>
void add_names(Expected& out, const List& list) {
  for (const auto& one : list) out.known.push_back(one.id.value);
}

Expected look_up(const Scenario& scenario, On on, std::string_view name) {
  Expected out;
  switch (on) {
    case On::reply:
    case On::inject:
    case On::opened:
      out.word = word_for(Names::inject);
      out.exists = scenario.inject(InjectId(name)) != nullptr;
      if (!out.exists) add_names(out, scenario.msel);
      break;
    case On::message:
    case On::approval:
      out.word = word_for(Names::cast);
      out.exists = scenario.member(PartyId(name)) != nullptr;
      if (!out.exists) add_names(out, scenario.cast);
      break;
    case On::report:
      out.word = word_for(Names::form);
      out.exists = scenario.form(FormId(name)) != nullptr;
      if (!out.exists) add_names(out, scenario.forms);
      break;
    case On::action:
      out.word = word_for(Names::action);
      out.exists = scenario.action(ActionId(name)) != nullptr;
      if (!out.exists) add_names(out, scenario.actions);
      break;
    case On::timer:
      out.exists = true;
      break;
    case On::service:
      out.word = word_for(Names::service);
      out.exists = scenario.service_index(ServiceId(name)).has_value();
      if (!out.exists) add_names(out, scenario.services);
      break;
    case On::host:
      out.word = word_for(Names::host);
      out.exists = scenario.host_index(HostId(name)).has_value();
      if (!out.exists) add_names(out, scenario.hosts);
      break;
    case On::move:
      out.word = word_for(Names::move);
      out.exists = scenario.move_index(MoveId(name)).has_value();
      if (!out.exists) add_names(out, scenario.moves);
      break;
    case On::survey:
      out.word = word_for(Names::survey);
      out.exists = survey_index(scenario.surveys, SurveyId(name)).has_value();
      if (!out.exists) add_names(out, scenario.surveys);
      break;
  }
  return out;
}

/// A wrong name does not stop the loading, so that all of them are told at once.
void check_name(Host& host, On on, std::string_view name) noexcept {
  const Expected expected = look_up(*host.scenario, on, name);
  if (expected.exists || host.problems.size() >= 100) return;
  const Text near = did_you_mean(name, expected.known);
  const std::string handler = on_names[static_cast<std::size_t>(on)];
  host.problems.push_back({host.fault_file,
                           host.fault_line,
                           "unknown_name",
                           {"on." + handler + " が、知らない" + std::string(expected.word.ja) +
                                "「" + shown(name) + "」を挙げています。" + near.ja,
                            "on." + handler + " names unknown " + std::string(expected.word.en) +
                                " '" + shown(name) + "'" + near.en}});
}

bool keep(Host& host, On on, std::string_view name, int handler) noexcept {
  auto& all = host.handlers[static_cast<std::size_t>(on)];
  if (all.size() >= most_handlers) return false;
  all[std::string(name)].push_back(handler);
  host.registered.push_back({on, std::string(name), host.fault_file, host.fault_line});
  return true;
}

int register_handler(lua_State* L) {
  Host& host = Host::of(L);
  const auto on = static_cast<On>(lua_tointeger(L, lua_upvalueindex(1)));
  if (!host.loading)
    return luaL_error(L, "handlers are registered while the director is loaded, not later");
  const auto name = check_text(L, 1);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  host.fault_file = std::string_view(host.source_name).substr(1);  // of a call in a `return`
  host.fault_line = 1;
  host.note_line(L);
  check_name(host, on, name);
  lua_settop(L, 2);
  const int handler = luaL_ref(L, LUA_REGISTRYINDEX);
  if (!keep(host, on, name, handler)) return luaL_error(L, "there are too many handlers");
  return 0;
}

/// on.NAME, where only known names exist.
int find_handler(lua_State* L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  lua_gettable(L, lua_upvalueindex(1));
  if (!lua_isnil(L, -1)) return 1;
  return luaL_error(L,
                    "there is no on.%s; there are reply, message, report, action, inject, opened, "
                    "approval, timer, service, host, move and survey",
                    lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
}

}  // namespace

void open_on(lua_State* L) {
  lua_newtable(L);
  const int table = lua_gettop(L);
  for (std::size_t i = 0; i < on_names.size(); ++i) {
    lua_pushinteger(L, static_cast<lua_Integer>(i));
    lua_pushcclosure(L, register_handler, 1);
    lua_setfield(L, table, on_names[i]);
  }
  push_frozen(L, table);
  lua_getmetatable(L, -1);
  lua_pushvalue(L, table);
  lua_pushcclosure(L, find_handler, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  lua_remove(L, table);
}

}  // namespace enshu::scenario::lua
