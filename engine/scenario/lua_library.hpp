// The Lua that enshu ships for directors (scripts/lua), as `use "name"` finds it. A scenario takes
// the files that it uses with it, so that its record needs nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace enshu::scenario {

/// The source of scripts/lua/NAME.lua; empty when there is no such.
std::string_view shipped_lua(std::string_view name);
/// All names, sorted.
std::vector<std::string_view> shipped_lua_names();

/// Where a scenario's files hold a shipped one: `library/NAME.lua`.
std::string library_path(std::string_view name);
/// NAME of such a path; empty when it is another.
std::string_view library_name(std::string_view path);

}  // namespace enshu::scenario
