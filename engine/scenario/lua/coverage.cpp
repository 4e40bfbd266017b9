// Which lines of a director hold code: those of its handlers, and of the functions that these can
// call.
#include "engine/scenario/lua_coverage.hpp"

#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario {

void LuaCoverage::add(const LuaCoverage& other) {
  for (const auto& [key, handler] : other.handlers) {
    auto& mine = handlers[key];
    mine.file = handler.file;
    mine.line = handler.line;
    mine.runs += handler.runs;
  }
  for (const auto& [file, found] : other.lines) lines[file].insert(found.begin(), found.end());
  for (const auto& [file, found] : other.reached) reached[file].insert(found.begin(), found.end());
}

namespace lua {

std::string_view authors_file(const lua_Debug& about) noexcept {
  return about.source[0] == '@' ? about.source + 1 : std::string_view{};
}

void note_line_in(FileLines& lines, std::string_view file, int line) noexcept {
  auto found = lines.find(file);
  if (found == lines.end()) found = lines.emplace(file, std::set<int>{}).first;
  found->second.insert(line);
}

namespace {

constexpr int deepest = 30;

/// Each at the line of the author's that registers it, as errors tell of it (`place_of`).
void note_handlers(Host& host) noexcept {
  std::map<std::pair<On, std::string_view>, std::size_t> so_far;
  for (const auto& one : host.registered) {
    const auto nth = so_far[{one.on, one.name}]++;
    const auto* on = on_names.at(static_cast<std::size_t>(one.on));
    auto& handler = host.coverage()->handlers[{on, one.name, nth}];
    handler.file = one.file;
    handler.line = one.line;
  }
}
void note_line_of_code(Host& host, std::string_view file, int line) noexcept {
  note_line_in(host.coverage()->lines, file, line);
}

/// Marks the value on top of the stack as seen; false when it was already.
bool first_sight(lua_State* L, int seen) {
  const void* self = lua_topointer(L, -1);
  const bool fresh = lua_rawgetp(L, seen, self) == LUA_TNIL;
  lua_pop(L, 1);
  if (fresh) {
    lua_pushboolean(L, 1);
    lua_rawsetp(L, seen, self);
  }
  return fresh;
}

void note_value(lua_State* L, int seen, int depth);

/// The lines of the function on top of the stack, then of what it holds as upvalues.
void note_function(lua_State* L, int seen, int depth) {
  Host& host = Host::of(L);
  lua_Debug about{};
  lua_pushvalue(L, -1);
  if (lua_getinfo(L, ">SL", &about) == 0) return;
  const auto file = authors_file(about);
  const bool ours = !file.empty();
  if (lua_istable(L, -1) && ours) {
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
      const int line = static_cast<int>(lua_tointeger(L, -2));
      // The closing `end` is passed by whoever returns before it.
      if (line < about.lastlinedefined || about.linedefined == about.lastlinedefined)
        note_line_of_code(host, file, line);
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
  if (!ours) return;
  for (int i = 1; lua_getupvalue(L, -1, i) != nullptr; ++i) {
    note_value(L, seen, depth + 1);
    lua_pop(L, 1);
  }
}

void note_value(lua_State* L, int seen, int depth) {
  luaL_checkstack(L, 8, "too deep");
  if (depth > deepest) return;
  const bool function = lua_isfunction(L, -1) && !lua_iscfunction(L, -1);
  if (!function && !lua_istable(L, -1)) return;
  if (!first_sight(L, seen)) return;
  if (function) return note_function(L, seen, depth);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    note_value(L, seen, depth + 1);
    lua_pop(L, 1);
  }
}

}  // namespace

void note_code(lua_State* L) {
  Host& host = Host::of(L);
  note_handlers(host);
  lua_newtable(L);
  const int seen = lua_gettop(L);
  for (const auto& kind : host.handlers) {
    for (const auto& entry : kind) {
      for (const int handler : entry.second) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, handler);
        note_value(L, seen, 0);
        lua_pop(L, 1);
      }
    }
  }
  lua_pop(L, 1);
}

}  // namespace lua
}  // namespace enshu::scenario
