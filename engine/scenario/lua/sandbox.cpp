// What authors may use of Lua. Everything is chosen by name: what is not listed does not exist.
#include <algorithm>
#include <cstring>

#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr const char* env_key = "enshu.globals";
constexpr const char* targets_key = "enshu.targets";

/// Metamethods that cannot outlive or undermine the sandbox; finalisers, weak tables and closers
/// are left out.
constexpr std::array metamethods{
    "__index", "__newindex", "__call", "__eq",  "__lt",   "__le",  "__add",    "__sub",     "__mul",
    "__div",   "__mod",      "__pow",  "__unm", "__idiv", "__len", "__concat", "__tostring"};

int refuse_write(lua_State* L) { return luaL_error(L, "this table cannot be changed"); }

/// Assigning a global: allowed while the director is loaded.
int set_global(lua_State* L) {
  if (!Host::of(L).loading) {
    return luaL_error(
        L, "globals cannot be set once the exercise runs; use lane:set_flag for what must last");
  }
  lua_getfield(L, LUA_REGISTRYINDEX, env_key);
  lua_insert(L, 2);
  lua_rawset(L, 2);
  return 0;
}

int safe_pcall(lua_State* L) {
  luaL_checkany(L, 1);
  Host::of(L).charge(L, 20);
  const int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
  Host::of(L).raise_if_broken(L);
  Host::of(L).place_known = false;
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 1);
  return lua_gettop(L);
}

/// Never the address of anything.
int safe_tostring(lua_State* L) {
  luaL_checkany(L, 1);
  const int type = lua_type(L, 1);
  const bool plain =
      type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
  if (plain) {
    luaL_tolstring(L, 1, nullptr);
  } else if (luaL_callmeta(L, 1, "__tostring") != 0) {
    if (lua_isstring(L, -1) == 0) return luaL_error(L, "'__tostring' must return a string");
  } else {
    lua_pushstring(L, luaL_typename(L, 1));
  }
  return 1;
}

bool allowed(const char* name) {
  for (const char* one : metamethods) {
    if (std::strcmp(one, name) == 0) return true;
  }
  return false;
}

/// Lua follows `__index` tables of tables within one instruction, up to 2,000 of them, and `__call`
/// tables without end: no step counter would see it. So chains are short, are built from their end
/// on, and only functions are called.
void check_chain(lua_State* L, const char* key, int metatable) {
  constexpr int longest_chain = 8;
  lua_getfield(L, metatable, key);
  if (lua_istable(L, -1)) {
    lua_getfield(L, LUA_REGISTRYINDEX, targets_key);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, -2) != LUA_TNIL || lua_rawequal(L, 1, -3) != 0) {
      luaL_error(L,
                 "setmetatable: this table stands behind another one already; build '%s' chains "
                 "from their end",
                 key);
    }
    lua_pushvalue(L, -3);
    lua_pushboolean(L, 1);
    lua_rawset(L, -4);
    lua_pop(L, 2);
    for (int depth = 1; luaL_getmetafield(L, -1, key) == LUA_TTABLE; ++depth) {
      if (depth >= longest_chain)
        luaL_error(L, "setmetatable: a chain of '%s' may have %d tables at most", key,
                   longest_chain);
      lua_replace(L, -2);
    }
  }
  lua_settop(L, metatable);
}

void check_called(lua_State* L, int metatable) {
  lua_getfield(L, metatable, "__call");
  if (!lua_isnil(L, -1) && !lua_isfunction(L, -1))
    luaL_error(L, "setmetatable: '__call' must be a function");
  lua_settop(L, metatable);
}

/// The metatable is copied, so that nothing can be slipped into it afterwards.
int safe_setmetatable(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "this metatable is protected");
  if (lua_isnil(L, 2)) {
    lua_settop(L, 1);
    lua_pushnil(L);
    lua_setmetatable(L, 1);
    return 1;
  }
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, 2) != 0) {
    Host::of(L).charge(L, 1);
    const char* name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : nullptr;
    if (name != nullptr && std::strncmp(name, "__", 2) == 0) {
      if (!allowed(name)) return luaL_error(L, "the metamethod '%s' is not available", name);
      lua_pushvalue(L, -2);
      lua_insert(L, -2);
      lua_rawset(L, 3);
    } else {
      lua_pop(L, 1);
    }
  }
  check_chain(L, "__index", 3);
  check_chain(L, "__newindex", 3);
  check_called(L, 3);
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  return 1;
}

/// Tables that stand behind others; they are forgotten when nothing else holds them.
void open_targets(lua_State* L) {
  lua_newtable(L);
  lua_newtable(L);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, targets_key);
}

/// A list that C code may walk: no metamethods that lie about its length, and its length is paid
/// for.
lua_Unsigned plain_list(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (lua_getmetatable(L, 1) != 0) luaL_error(L, "this works on plain tables only");
  const lua_Unsigned size = lua_rawlen(L, 1);
  Host::of(L).charge(L, size);
  return size;
}

/// Calls the library function in upvalue 1 on a plain list.
int on_list(lua_State* L) {
  plain_list(L);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

int safe_unpack(lua_State* L) {
  constexpr lua_Integer most = 250;
  const auto size = static_cast<lua_Integer>(plain_list(L));
  const lua_Integer from = luaL_optinteger(L, 2, 1);
  const lua_Integer to = luaL_optinteger(L, 3, size);
  if (from < -most || to > (1LL << 40) || to - from >= most)
    return luaL_error(L, "unpack: at most 250 values");
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

int rank_of(int type) {
  switch (type) {
    case LUA_TBOOLEAN:
      return 0;
    case LUA_TNUMBER:
      return 1;
    case LUA_TSTRING:
      return 2;
    default:
      return -1;
  }
}

/// The order of keys: false, true, numbers, strings by their bytes.
int less_key(lua_State* L) {
  const int left = rank_of(lua_type(L, 1));
  const int right = rank_of(lua_type(L, 2));
  if (left < 0 || right < 0)
    return luaL_error(L, "only strings, numbers and booleans can be keys of an ordered walk");
  bool less = left < right;
  if (left == right && left == 0) less = lua_toboolean(L, 1) < lua_toboolean(L, 2);
  if (left == right && left == 1) less = lua_compare(L, 1, 2, LUA_OPLT) != 0;
  if (left == right && left == 2) {
    const std::string_view a(lua_tostring(L, 1), lua_rawlen(L, 1));
    const std::string_view b(lua_tostring(L, 2), lua_rawlen(L, 2));
    Host::of(L).charge(L, std::min(a.size(), b.size()) / 64);
    less = a < b;
  }
  lua_pushboolean(L, less);
  return 1;
}

int fail(lua_State* L) { return luaL_error(L, "%s", luaL_checkstring(L, 1)); }

/// target[name] = source[name], through `wrapper` when there is one.
void take(lua_State* L, int source, int target, const char* name, lua_CFunction wrapper = nullptr) {
  lua_getfield(L, source, name);
  if (wrapper != nullptr) lua_pushcclosure(L, wrapper, 1);
  lua_setfield(L, target, name);
}

void put(lua_State* L, int target, const char* name, lua_CFunction function) {
  lua_pushcfunction(L, function);
  lua_setfield(L, target, name);
}

/// Leaves a fresh table with the chosen parts of a library on the stack.
int open_math(lua_State* L) {
  luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 0);
  for (const char* name : {"random", "randomseed"}) {
    lua_pushnil(L);
    lua_setfield(L, -2, name);
  }
  return lua_gettop(L);
}

int open_utf8(lua_State* L) {
  luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 0);
  const int source = lua_gettop(L);
  lua_newtable(L);
  for (const char* name : {"char", "len", "offset", "codes"})
    take(L, source, source + 1, name, paid);
  take(L, source, source + 1, "codepoint", paid_few);
  lua_remove(L, source);
  return source;
}

int open_table(lua_State* L) {
  luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 0);
  const int source = lua_gettop(L);
  lua_newtable(L);
  for (const char* name : {"insert", "remove", "concat"})
    take(L, source, source + 1, name, on_list);
  take(L, source, source + 1, "unpack", safe_unpack);
  take(L, source, source + 1, "pack");
  lua_remove(L, source);
  return source;
}

/// Runs the Lua part; the table of primitives, at `parts`, comes back with what authors use.
void run_prelude(lua_State* L, int parts) {
  if (luaL_loadbufferx(L, prelude_source, std::strlen(prelude_source), "=prelude", "t") != LUA_OK)
    lua_error(L);
  lua_pushvalue(L, parts);
  lua_call(L, 1, 0);
}

void open_base(lua_State* L, int globals) {
  luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
  const int source = lua_gettop(L);
  for (const char* name : {"assert", "error", "ipairs", "select", "type", "rawequal", "rawlen",
                           "rawget", "getmetatable"}) {
    take(L, source, globals, name);
  }
  take(L, source, globals, "tonumber", paid);
  put(L, globals, "tostring", safe_tostring);
  put(L, LUA_REGISTRYINDEX, "enshu.tostring", safe_tostring);
  put(L, globals, "pcall", safe_pcall);
  put(L, globals, "setmetatable", safe_setmetatable);
  put(L, globals, "use", use);
  put(L, globals, "fold", fold_text);
  lua_settop(L, source - 1);
}

/// What the Lua part builds upon.
int push_primitives(lua_State* L, int strings, int tables) {
  luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
  const int source = lua_gettop(L);
  lua_newtable(L);
  const int parts = source + 1;
  lua_getfield(L, source, "next");
  lua_setfield(L, parts, "raw_next");
  take(L, source, parts, "rawget");
  take(L, source, parts, "type");
  take(L, strings, parts, "sub");
  take(L, strings, parts, "match");
  take(L, strings, parts, "expand");
  take(L, strings, parts, "find_plain");
  take(L, tables, parts, "concat");
  put(L, parts, "less", less_key);
  put(L, parts, "fail", fail);
  lua_remove(L, source);
  return source;
}

/// Strings get methods, and their metatable is out of reach.
void lock_strings(lua_State* L, int strings) {
  lua_pushliteral(L, "");
  lua_newtable(L);
  lua_pushvalue(L, strings);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

void set_frozen(lua_State* L, int globals, const char* name, int table) {
  push_frozen(L, table);
  lua_setfield(L, globals, name);
}

}  // namespace

void push_frozen(lua_State* L, int index) {
  lua_newtable(L);
  lua_newtable(L);
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, refuse_write);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

int open_sandbox(lua_State* L) {
  lua_newtable(L);
  const int globals = lua_gettop(L);
  open_base(L, globals);
  open_targets(L);
  lua_newtable(L);
  const int strings = lua_gettop(L);
  open_strings(L, strings);
  const int tables = open_table(L);
  const int parts = push_primitives(L, strings, tables);
  run_prelude(L, parts);
  for (const char* name : {"match", "expand", "find_plain"}) {
    lua_pushnil(L);
    lua_setfield(L, strings, name);
  }
  take(L, parts, strings, "find");
  take(L, parts, strings, "gmatch");
  take(L, parts, strings, "gsub");
  lua_getfield(L, parts, "first_match");
  lua_setfield(L, strings, "match");
  take(L, parts, tables, "sort");
  take(L, parts, globals, "pairs");
  take(L, parts, globals, "next");
  lock_strings(L, strings);
  set_frozen(L, globals, "string", strings);
  set_frozen(L, globals, "table", tables);
  set_frozen(L, globals, "math", open_math(L));
  set_frozen(L, globals, "utf8", open_utf8(L));
  open_on(L);
  lua_setfield(L, globals, "on");
  open_lane(L);

  // The director's environment is an empty table before the globals, so that every assignment is
  // seen.
  lua_pushvalue(L, globals);
  lua_setfield(L, LUA_REGISTRYINDEX, env_key);
  push_frozen(L, globals);
  lua_getmetatable(L, -1);
  put(L, lua_gettop(L), "__newindex", set_global);
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, "enshu.environment");
  return 1;
}

}  // namespace enshu::scenario::lua
