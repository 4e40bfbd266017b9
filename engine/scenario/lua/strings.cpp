// The string library of the sandbox. Patterns are RE2's: they take time in proportion to the text,
// Lua's own may not.
#include <algorithm>
#include <cstring>

#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr int most_groups = 10;
constexpr std::size_t longest_pattern = 1000;
constexpr std::size_t most_patterns = 64;
constexpr std::uint64_t compile_steps = 20'000;

/// Plain offsets, so that nothing has to be freed when Lua raises.
struct Found {
  std::array<std::ptrdiff_t, most_groups> from{};
  std::array<std::ptrdiff_t, most_groups> size{};
  int groups = 0;
  bool any = false;
};

/// The compiled pattern, from the host's store or new; null and a message when it cannot be
/// compiled.
const re2::RE2* compile(Host& host, std::string_view pattern,
                        std::array<char, 200>& fault) noexcept {
  const std::string key(pattern);
  if (const auto known = host.patterns.find(key); known != host.patterns.end())
    return known->second.get();
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(512 << 10);
  auto fresh = std::make_unique<re2::RE2>(key, options);
  if (!fresh->ok()) {
    std::snprintf(fault.data(), fault.size(), "%s", fresh->error().c_str());
    return nullptr;
  }
  if (host.patterns.size() >= most_patterns) host.patterns.clear();
  return host.patterns.emplace(key, std::move(fresh)).first->second.get();
}

Found search(const re2::RE2& pattern, std::string_view text, std::size_t start) noexcept {
  std::array<re2::StringPiece, most_groups> pieces;
  Found found;
  found.groups = std::min(pattern.NumberOfCapturingGroups() + 1, most_groups);
  found.any = pattern.Match(re2::StringPiece(text.data(), text.size()), start, text.size(),
                            re2::RE2::UNANCHORED, pieces.data(), found.groups);
  for (std::size_t i = 0; found.any && i < static_cast<std::size_t>(found.groups); ++i) {
    found.from[i] = pieces[i].data() == nullptr ? -1 : pieces[i].data() - text.data();
    found.size[i] = static_cast<std::ptrdiff_t>(pieces[i].size());
  }
  return found;
}

/// `%d` in a pattern is Lua's own notation, which is not understood here.
bool looks_like_lua(std::string_view pattern) {
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] == '%' && std::strchr("acdglpsuwxACDGLPSUWXbf%.()[]", pattern[i + 1]) != nullptr)
      return true;
  }
  return false;
}

bool known(const Host& host, std::string_view pattern) noexcept {
  return host.patterns.contains(std::string(pattern));
}

const re2::RE2& check_pattern(lua_State* L, int index) {
  Host& host = Host::of(L);
  const auto pattern = check_text(L, index);
  if (pattern.size() > longest_pattern)
    luaL_error(L, "this pattern is too long (1,000 bytes at most)");
  if (looks_like_lua(pattern))
    luaL_error(L, "patterns are RE2 expressions here: write \\d instead of %%d");
  if (!known(host, pattern)) host.charge(L, compile_steps);
  std::array<char, 200> fault{};
  const auto* compiled = compile(host, pattern, fault);
  if (compiled == nullptr) luaL_error(L, "this pattern is not understood: %s", fault.data());
  return *compiled;
}

/// Where a search that starts at `init` (from 1, negative from the end) begins, counted from 0.
std::size_t check_start(lua_State* L, int index, std::size_t size) {
  const lua_Integer init = luaL_optinteger(L, index, 1);
  if (init > 0)
    return static_cast<std::size_t>(
        std::min<lua_Integer>(init - 1, static_cast<lua_Integer>(size) + 1));
  if (init == 0 || -init >= static_cast<lua_Integer>(size)) return 0;
  return size - static_cast<std::size_t>(-init);
}

/// Bytes of the UTF-8 character at `at`, so that an empty match moves on by a whole one.
std::size_t character_at(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
  return next - at;
}

/// match(text, pattern, init) -> from, to, where to go on, whether there are no captures, captures…
int match(lua_State* L) {
  const auto text = check_text(L, 1);
  const re2::RE2& pattern = check_pattern(L, 2);
  const auto start = check_start(L, 3, text.size());
  if (start > text.size()) return 0;
  const auto work =
      (text.size() - start) * static_cast<std::size_t>(std::max(1, pattern.ProgramSize())) / 2;
  Host::of(L).charge(L, 100 + work);
  const Found found = search(pattern, text, start);
  if (!found.any) return 0;
  const auto from = static_cast<std::size_t>(found.from[0]);
  const auto size = static_cast<std::size_t>(found.size[0]);
  luaL_checkstack(L, most_groups + 4, nullptr);
  lua_pushinteger(L, static_cast<lua_Integer>(from + 1));
  lua_pushinteger(L, static_cast<lua_Integer>(from + size));
  lua_pushinteger(
      L, static_cast<lua_Integer>(from + (size > 0 ? size : character_at(text, from)) + 1));
  lua_pushboolean(L, found.groups == 1);
  for (std::size_t i = 1; i < static_cast<std::size_t>(found.groups); ++i) {
    if (found.from[i] < 0) {
      lua_pushnil(L);
    } else {
      lua_pushlstring(L, text.data() + found.from[i], static_cast<std::size_t>(found.size[i]));
    }
  }
  return 3 + found.groups;
}

/// find_plain(text, part, init) -> from, to
int find_plain(lua_State* L) {
  const auto text = check_text(L, 1);
  const auto part = check_text(L, 2);
  const auto start = check_start(L, 3, text.size());
  Host::of(L).charge(L, 10 + text.size() / 16 + text.size() * part.size() / 64);
  const auto at = start > text.size() ? std::string_view::npos : text.find(part, start);
  if (at == std::string_view::npos) return 0;
  lua_pushinteger(L, static_cast<lua_Integer>(at + 1));
  lua_pushinteger(L, static_cast<lua_Integer>(at + part.size()));
  return 2;
}

/// expand(replacement, whole, captures…): `\0` is the whole match, `\1` the first capture.
int expand(lua_State* L) {
  const auto replacement = check_text(L, 1);
  const int captures = lua_gettop(L) - 2;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const bool escape = replacement[i] == '\\' && i + 1 < replacement.size();
    if (!escape) {
      luaL_addchar(&out, replacement[i]);
      continue;
    }
    const char next = replacement[++i];
    if (next < '0' || next > '9') {
      luaL_addchar(&out, next);
      continue;
    }
    const int nth = next - '0';
    if (nth > captures && nth > 1) luaL_error(L, "gsub: there is no capture \\%d", nth);
    lua_pushvalue(L, nth <= captures ? 2 + nth : 2);
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
    } else {
      luaL_addvalue(&out);
    }
  }
  luaL_pushresult(&out);
  return 1;
}

/// string.format without addresses: tables and the like appear as `tostring` of the sandbox writes
/// them.
int format(lua_State* L) {
  const auto pattern = check_text(L, 1);
  std::uint64_t size = pattern.size();
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] != '%') continue;
    const auto end = pattern.find_first_not_of("-+ #0123456789.", i + 1);
    if (end != std::string_view::npos && pattern[end] == 'p')
      return luaL_error(L, "format: '%%p' is not available");
    i = end == std::string_view::npos ? pattern.size() : end;
  }
  for (int i = 2; i <= lua_gettop(L); ++i) {
    const int type = lua_type(L, i);
    if (type == LUA_TSTRING) size += lua_rawlen(L, i);
    if (type < LUA_TTABLE && type != LUA_TLIGHTUSERDATA) continue;
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, i);
    lua_call(L, 1, 1);
    lua_replace(L, i);
  }
  Host::of(L).charge(L, 4 + size / 4);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/// Repeating nothing would count all the same, in C, where no step counter looks.
int rep(lua_State* L) {
  const auto text = check_text(L, 1);
  const auto between = lua_isnoneornil(L, 3) ? std::string_view() : check_text(L, 3);
  if (text.empty() && between.empty()) {
    luaL_checkinteger(L, 2);
    lua_pushliteral(L, "");
    return 1;
  }
  return paid(L);
}

}  // namespace

int paid(lua_State* L) {
  std::uint64_t size = 4;
  for (int i = 1; i <= lua_gettop(L); ++i) {
    if (lua_type(L, i) == LUA_TSTRING) size += lua_rawlen(L, i);
  }
  Host::of(L).charge(L, size / 4);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/// For functions that return a value for every byte or character.
int paid_few(lua_State* L) {
  constexpr int most_results = 250;
  Host::of(L).charge(L, lua_type(L, 1) == LUA_TSTRING ? lua_rawlen(L, 1) : 1);
  const int results = lua_tocfunction(L, lua_upvalueindex(1))(L);
  if (results > most_results)
    return luaL_error(L, "at most %d values can be returned at once", most_results);
  return results;
}

void open_strings(lua_State* L, int strings) {
  luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 0);
  const int source = lua_gettop(L);
  lua_getfield(L, source, "byte");
  lua_pushcclosure(L, paid_few, 1);
  lua_setfield(L, strings, "byte");
  lua_getfield(L, source, "rep");
  lua_pushcclosure(L, rep, 1);
  lua_setfield(L, strings, "rep");
  for (const char* name : {"char", "len", "lower", "reverse", "sub", "upper"}) {
    lua_getfield(L, source, name);
    lua_pushcclosure(L, paid, 1);
    lua_setfield(L, strings, name);
  }
  lua_getfield(L, source, "format");
  lua_getfield(L, LUA_REGISTRYINDEX, "enshu.tostring");
  lua_pushcclosure(L, format, 2);
  lua_setfield(L, strings, "format");
  lua_settop(L, source - 1);
  constexpr std::array<luaL_Reg, 3> own{
      {{"match", match}, {"find_plain", find_plain}, {"expand", expand}}};
  for (const auto& one : own) {
    lua_pushcfunction(L, one.func);
    lua_setfield(L, strings, one.name);
  }
}

}  // namespace enshu::scenario::lua
