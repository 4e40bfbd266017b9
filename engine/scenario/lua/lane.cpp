// The `lane` that handlers get: what they can read of it.
#include <cstdlib>
#include <cstring>

#include "engine/base/rng.hpp"
#include "engine/scenario/lua/lane.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr const char* lane_key = "enshu.lane";
constexpr const char* methods_key = "enshu.lane.methods";

int answer(lua_State* L, bool yes) {
  lua_pushboolean(L, yes);
  return 1;
}

[[noreturn]] void no_such(lua_State* L, const char* what, std::string_view name) {
  luaL_error(L, "there is no %s '%s'", what, name.data());
  std::abort();  // not reached: luaL_error leaves
}

const Inject& check_inject(lua_State* L, int index) {
  const auto name = check_text(L, index);
  const auto* inject = find_inject(current_call(L).scenario, name);
  if (inject == nullptr) no_such(L, "inject", name);
  return *inject;
}

int done(lua_State* L) {
  const Call& call = current_call(L);
  const auto name = check_text(L, 2);
  const int state = action_state(call, name);
  if (state < 0) no_such(L, "action", name);
  return answer(L, state > 0);
}

int fired(lua_State* L) {
  const Call& call = current_call(L);
  const auto& inject = check_inject(L, 2);
  const auto at = static_cast<std::size_t>(&inject - call.scenario.msel.data());
  return answer(L, call.lane.injects[at].status == InjectStatus::fired);
}

int opened(lua_State* L) {
  return answer(L, current_call(L).lane.opened.contains(check_inject(L, 2).id));
}

int replied(lua_State* L) {
  return answer(L, current_call(L).lane.replied.contains(check_inject(L, 2).id));
}

int reported(lua_State* L) {
  const Call& call = current_call(L);
  Host::of(L).charge(L, 20 + 4 * call.lane.reports.size());
  const auto party = check_text(L, 2);
  if (!is_party(call.scenario, party)) no_such(L, "role or cast member", party);
  return answer(
      L, has_reported(call, party, lua_isnoneornil(L, 3) ? std::string_view() : check_text(L, 3)));
}

int told(lua_State* L) {
  const Call& call = current_call(L);
  Host::of(L).charge(L, 20 + call.lane.told.size());
  const auto party = check_text(L, 2);
  if (!is_party(call.scenario, party)) no_such(L, "role or cast member", party);
  return answer(L, was_told(call, party));
}

int flag(lua_State* L) {
  const Call& call = current_call(L);
  Host::of(L).charge(L, 20 + call.wishes.size());
  const auto* value = flag_value(call, check_text(L, 2));
  if (value == nullptr || value->empty()) {
    lua_pushnil(L);
  } else {
    lua_pushlstring(L, value->data(), value->size());
  }
  return 1;
}

int host(lua_State* L) {
  const auto name = check_text(L, 2);
  const Call& call = current_call(L);
  Host::of(L).charge(L, 20 + call.wishes.size());
  const auto* state = host_state(call, name);
  if (state == nullptr) no_such(L, "host", name);
  lua_pushlstring(L, state->data(), state->size());
  return 1;
}

int service(lua_State* L) {
  const auto name = check_text(L, 2);
  const auto state = service_state(current_call(L), name);
  if (state.empty()) no_such(L, "service", name);
  lua_pushlstring(L, state.data(), state.size());
  return 1;
}

int works(lua_State* L) {
  const auto name = check_text(L, 2);
  const auto channel = contact_channel_called(name);
  if (!channel) no_such(L, "channel", name);
  return answer(L, current_call(L).lane.works(*channel));
}

int mode(lua_State* L) {
  lua_pushstring(L, current_call(L).lane.mode == Mode::normal ? "normal" : "large-scale");
  return 1;
}

int param(lua_State* L) {
  const auto name = check_text(L, 2);
  const auto* value = parameter_value(current_call(L), name);
  if (value == nullptr) no_such(L, "parameter", name);
  lua_pushlstring(L, value->data(), value->size());
  return 1;
}

/// lane:answered(SURVEY): how many have handed it in.
int answered(lua_State* L) {
  const auto name = check_text(L, 2);
  const auto count = answer_count(current_call(L), name);
  if (count < 0) no_such(L, "survey", name);
  lua_pushinteger(L, count);
  return 1;
}

/// lane:knows(CAST, INJECT): whether that person knows by now what the inject tells them.
int knows(lua_State* L) {
  const Call& call = current_call(L);
  const auto member = check_text(L, 2);
  if (!is_cast(call.scenario, member)) no_such(L, "cast member", member);
  const auto& inject = check_inject(L, 3);
  const int state = knowledge_state(call, member, inject.id.value);
  if (state < 0) {
    return luaL_error(L, "'%s' learns nothing from '%s'", member.data(), inject.id.value.c_str());
  }
  return answer(L, state > 0);
}

/// The same seed, event and order of asking give the same answer.
int chance(lua_State* L) {
  Call& call = current_call(L);
  const lua_Integer permille = luaL_checkinteger(L, 2);
  luaL_argcheck(L, permille >= 0 && permille <= 1000, 2, "0 to 1000 is needed");
  Rng rng(mix(call.state.seed ^ mix(call.recorded.seq ^ mix(call.drawn++))));
  return answer(L, rng.chance(static_cast<std::uint32_t>(permille)));
}

constexpr std::array<luaL_Reg, 15> readers{{{"param", param},
                                            {"answered", answered},
                                            {"knows", knows},
                                            {"done", done},
                                            {"fired", fired},
                                            {"opened", opened},
                                            {"replied", replied},
                                            {"reported", reported},
                                            {"told", told},
                                            {"flag", flag},
                                            {"host", host},
                                            {"service", service},
                                            {"works", works},
                                            {"mode", mode},
                                            {"chance", chance}}};

/// The name of the move that the lane is in; nil before the first.
void push_move(lua_State* L, const Call& call) {
  if (!call.lane.move) return lua_pushnil(L);
  const auto& id = call.scenario.moves[*call.lane.move].id.value;
  lua_pushlstring(L, id.data(), id.size());
}

int index(lua_State* L) {
  const char* key = luaL_checkstring(L, 2);
  if (std::strcmp(key, "id") == 0) {
    const auto& id = current_call(L).lane.id.value;
    lua_pushlstring(L, id.data(), id.size());
  } else if (std::strcmp(key, "time") == 0) {
    const auto own = current_call(L).lane.own_time(current_call(L).recorded.at);
    lua_pushnumber(L, static_cast<lua_Number>(own.ms) / 1000);
  } else if (std::strcmp(key, "move") == 0) {
    push_move(L, current_call(L));
  } else {
    lua_getfield(L, LUA_REGISTRYINDEX, methods_key);
    lua_getfield(L, -1, key);
    if (lua_isnil(L, -1)) return luaL_error(L, "a lane has no '%s'", key);
  }
  return 1;
}

}  // namespace

std::vector<std::string_view> lane_names() {
  std::vector<std::string_view> out{"id", "time", "move"};
  for (const auto& reader : readers) out.emplace_back(reader.name);
  name_writers(out);
  return out;
}

void open_lane(lua_State* L) {
  lua_newtable(L);
  for (const auto& reader : readers) {
    lua_pushcfunction(L, reader.func);
    lua_setfield(L, -2, reader.name);
  }
  set_writers(L);
  lua_setfield(L, LUA_REGISTRYINDEX, methods_key);
  lua_newuserdatauv(L, 0, 0);
  lua_newtable(L);
  lua_pushcfunction(L, index);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, lane_key);
}

void push_lane(lua_State* L) { lua_getfield(L, LUA_REGISTRYINDEX, lane_key); }

}  // namespace enshu::scenario::lua
