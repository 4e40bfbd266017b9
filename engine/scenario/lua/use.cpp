// `use "name"`: a director in several files, and the library that enshu ships.
#include "engine/scenario/lua/host.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr const char* values_key = "enshu.used";
constexpr const char* environment_key = "enshu.environment";

const LuaFile* find(const Host& host, std::string_view name) noexcept {
  const auto found = host.files.find(name);
  return found == host.files.end() ? nullptr : &found->second;
}

/// The compiled file on the stack. What does not parse is told at its own line.
void compile(lua_State* L, const LuaFile& file) {
  Host& host = Host::of(L);
  host.charge(L, file.source.size());
  const auto source = without_mark(file.source);
  if (luaL_loadbufferx(L, source.data(), source.size(), file.chunk.c_str(), "t") != LUA_OK) {
    host.place_known = host.note_place(check_text(L, -1));
    lua_error(L);
  }
  lua_getfield(L, LUA_REGISTRYINDEX, environment_key);
  lua_setupvalue(L, -2, 1);
}

/// Stores the value on top of the stack under the name in argument 1, in the table at 2.
void keep(lua_State* L) {
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, 2);
}

}  // namespace

int use(lua_State* L) {
  Host& host = Host::of(L);
  const auto name = check_text(L, 1);
  lua_settop(L, 1);
  if (!host.loading)
    return luaL_error(L, "use: files are read while the director is loaded, not later");
  luaL_getsubtable(L, LUA_REGISTRYINDEX, values_key);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) {
    if (lua_islightuserdata(L, -1))
      return luaL_error(L, "use: '%s' uses itself in a circle", name.data());
    return 1;
  }
  const auto* file = find(host, name);
  if (file == nullptr)
    return luaL_error(L, "use: there is no '%s'; write the name as a plain string", name.data());
  lua_pushlightuserdata(L, &host);  // stands for: being read
  keep(L);
  compile(L, *file);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pushboolean(L, 1);
  } else if (file->shipped && lua_istable(L, -1)) {
    push_frozen(L, lua_gettop(L));
  }
  keep(L);
  return 1;
}

}  // namespace enshu::scenario::lua
