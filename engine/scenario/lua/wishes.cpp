// The `lane` that handlers get: what they can ask for. Every method checks its names first, then
// adds one wish.
#include "engine/scenario/lua/lane.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr lua_Integer most_seconds = 30LL * 24 * 3600;
constexpr std::size_t longest_value = 4000;
constexpr std::size_t longest_name = 64;
constexpr lua_Integer most_listed = 100;

/// The running call, when it may wish for more. Missing arguments become nil, so that what is
/// pushed later never stands where an argument could.
Call& call_with_room(lua_State* L) {
  constexpr int most_arguments = 5;
  lua_settop(L, most_arguments);
  Call& call = current_call(L);
  if (!has_room(call)) {
    luaL_error(L, "a handler may wish for 200 things at most, all handlers of an event for 1000");
  }
  Host::of(L).charge(L, 2000);  // about what the wish costs the exercise
  return call;
}

void need(lua_State* L, bool exists, const char* what, std::string_view name) {
  if (!exists) luaL_error(L, "there is no %s '%s'", what, name.data());
}

std::string_view check_inject(lua_State* L, const Call& call, int index) {
  const auto name = check_text(L, index);
  need(L, find_inject(call.scenario, name) != nullptr, "inject", name);
  return name;
}

std::string_view check_script_text(lua_State* L, const Call& call, int index) {
  const auto path = check_text(L, index);
  need(L, is_text(call.scenario, path), "text", path);
  return path;
}

std::string_view short_text(lua_State* L, int index, std::size_t longest) {
  const auto text = check_text(L, index);
  luaL_argcheck(L, text.size() <= longest, index, "this is too long");
  return text;
}

/// Seconds as milliseconds.
std::int64_t check_delay(lua_State* L, int index, bool optional) {
  const lua_Number seconds = optional ? luaL_optnumber(L, index, 0) : luaL_checknumber(L, index);
  luaL_argcheck(L, seconds >= 0 && seconds <= static_cast<lua_Number>(most_seconds), index,
                "seconds from 0 to 30 days are needed");
  return static_cast<std::int64_t>(seconds * 1000);
}

/// The `id` of an event's table; raises when it is no such table.
std::string_view check_id(lua_State* L, int index, const char* what) {
  if (!lua_istable(L, index)) luaL_error(L, "a %s is needed here", what);
  lua_getfield(L, index, "id");
  if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "a %s is needed here", what);
  return check_text(L, -1);  // stays on the stack, so the view stays good
}

std::string_view optional_field(lua_State* L, int index, const char* key) {
  lua_getfield(L, index, key);
  if (lua_type(L, -1) != LUA_TSTRING) return {};
  return check_text(L, -1);
}

/// Calls `each` for a string or for every string of a list.
void for_each_text(lua_State* L, int index, void (*each)(lua_State*, Call&, std::string_view)) {
  Call& call = current_call(L);
  if (lua_type(L, index) == LUA_TSTRING) return each(L, call, check_text(L, index));
  luaL_checktype(L, index, LUA_TTABLE);
  const auto size = static_cast<lua_Integer>(lua_rawlen(L, index));
  luaL_argcheck(L, size >= 1 && size <= most_listed, index, "a list of 1 to 100 is needed");
  for (lua_Integer i = 1; i <= size; ++i) {
    lua_rawgeti(L, index, i);
    each(L, call, check_text(L, -1));
    lua_pop(L, 1);
  }
}

void recipient(lua_State* L, Call& call, std::string_view party) {
  need(L, is_party(call.scenario, party), "role or cast member", party);
  add_recipient(call, party);
}

void attachment(lua_State* L, Call& call, std::string_view path) {
  need(L, is_artefact(call.scenario, path), "file", path);
  add_attachment(call, path);
}

void otherwise(lua_State* L, Call& call, std::string_view channel) {
  if (!add_otherwise(call, channel)) luaL_error(L, "there is no channel '%s'", channel.data());
}

/// `{channel=, otherwise={}, attach={}, severity=, reply_to=message}` for the message that was
/// begun.
void options(lua_State* L, int index) {
  if (lua_isnoneornil(L, index)) return;
  luaL_checktype(L, index, LUA_TTABLE);
  Call& call = current_call(L);
  lua_getfield(L, index, "reply_to");
  if (!lua_isnil(L, -1)) {
    if (!set_answered(call, check_id(L, lua_gettop(L), "message")))
      luaL_error(L, "this is no message of this lane");
  }
  if (lua_getfield(L, index, "channel") != LUA_TNIL && !set_channel(call, check_text(L, -1))) {
    luaL_error(L, "there is no channel '%s'", lua_tostring(L, -1));
  }
  if (lua_getfield(L, index, "severity") != LUA_TNIL && !set_severity(call, check_text(L, -1))) {
    luaL_error(L, "there is no severity '%s'", lua_tostring(L, -1));
  }
  if (lua_getfield(L, index, "attach") != LUA_TNIL) for_each_text(L, lua_gettop(L), attachment);
  if (lua_getfield(L, index, "otherwise") != LUA_TNIL) for_each_text(L, lua_gettop(L), otherwise);
}

int send(lua_State* L) {
  Call& call = call_with_room(L);
  const auto from = check_text(L, 2);
  need(L, is_cast(call.scenario, from), "cast member", from);
  const auto text = check_script_text(L, call, 4);
  begin_message(call, from, text);
  for_each_text(L, 3, recipient);
  options(L, 5);
  wish_message(call);
  return 0;
}

int reply(lua_State* L) {
  lua_settop(L, 4);  // so that what is looked up below never stands where the options would
  Call& call = call_with_room(L);
  const auto id = check_id(L, 2, "message");
  const auto* message = lane_message(call, id);
  if (message == nullptr) return luaL_error(L, "reply: this is no message of this lane");
  const auto from = addressee_of(call, id, optional_field(L, 2, "addressee"));
  if (from.empty()) return luaL_error(L, "reply: the message went to no cast member");
  begin_message(call, from, check_script_text(L, call, 3));
  set_answered(call, id);
  add_recipient(call, message->from.value);
  options(L, 4);
  wish_message(call);
  return 0;
}

/// Passes a message on as the cast member to whom it came; the words are the scenario's own unless
/// a text is given.
int forward(lua_State* L) {
  Call& call = call_with_room(L);
  const auto id = check_id(L, 2, "message");
  if (lane_message(call, id) == nullptr)
    return luaL_error(L, "forward: this is no message of this lane");
  const auto from = check_text(L, 3);
  need(L, is_cast(call.scenario, from), "cast member", from);
  begin_message(call, from,
                lua_isnoneornil(L, 5) ? std::string_view() : check_script_text(L, call, 5));
  set_forwarded(call, id);
  for_each_text(L, 4, recipient);
  wish_message(call);
  return 0;
}

int acknowledge(lua_State* L) {
  Call& call = call_with_room(L);
  const auto id = check_id(L, 2, "message or report");
  if (lane_message(call, id) == nullptr && !is_lane_report(call, id)) {
    return luaL_error(L, "acknowledge: this is no message or report of this lane");
  }
  if (!wish_receipts(call, id, optional_field(L, 2, "addressee"))) {
    return luaL_error(L, "acknowledge: it went to no cast member");
  }
  return 0;
}

int decide(lua_State* L, Verdict verdict) {
  Call& call = call_with_room(L);
  const auto id = check_id(L, 2, "request for approval");
  if (!is_lane_approval(call, id))
    return luaL_error(L, "this is no request for approval of this lane");
  wish_verdict(call, id, verdict,
               lua_isnoneornil(L, 3) ? std::string_view() : check_script_text(L, call, 3));
  return 0;
}

int approve(lua_State* L) { return decide(L, Verdict::approved); }
int send_back(lua_State* L) { return decide(L, Verdict::returned); }

int fire(lua_State* L) {
  Call& call = call_with_room(L);
  const auto inject = check_inject(L, call, 2);
  wish_fire(call, inject, check_delay(L, 3, true));
  return 0;
}

int skip(lua_State* L) {
  Call& call = call_with_room(L);
  wish_skip(call, check_inject(L, call, 2));
  return 0;
}

int set(lua_State* L) {
  Call& call = call_with_room(L);
  const auto name = check_text(L, 2);
  const auto state = short_text(L, 3, longest_name);
  if (!service_state(call, name).empty()) {
    if (wish_service(call, name, state)) return 0;
    return luaL_error(L, "a service can be set to working, stopped, failed or restoring");
  }
  need(L, host_state(call, name) != nullptr, "host or service", name);
  wish_host(call, name, state);
  return 0;
}

int set_flag(lua_State* L) {
  Call& call = call_with_room(L);
  const auto flag = short_text(L, 2, longest_name);
  if (lua_isboolean(L, 3)) {
    wish_flag(call, flag, lua_toboolean(L, 3) != 0 ? "yes" : "");
  } else {
    wish_flag(call, flag, lua_isnil(L, 3) ? std::string_view() : short_text(L, 3, longest_value));
  }
  return 0;
}

int after(lua_State* L) {
  Call& call = call_with_room(L);
  const auto delay = check_delay(L, 2, false);
  wish_timer(call, short_text(L, 3, longest_name), delay);
  return 0;
}

constexpr std::array<luaL_Reg, 11> writers{{{"send", send},
                                            {"reply", reply},
                                            {"forward", forward},
                                            {"acknowledge", acknowledge},
                                            {"approve", approve},
                                            {"send_back", send_back},
                                            {"fire", fire},
                                            {"skip", skip},
                                            {"set", set},
                                            {"set_flag", set_flag},
                                            {"after", after}}};

}  // namespace

void set_writers(lua_State* L) {
  for (const auto& writer : writers) {
    lua_pushcfunction(L, writer.func);
    lua_setfield(L, -2, writer.name);
  }
}

void name_writers(std::vector<std::string_view>& out) {
  for (const auto& writer : writers) out.emplace_back(writer.name);
}

}  // namespace enshu::scenario::lua
