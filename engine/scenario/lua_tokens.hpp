// The tokens of Lua source with their places, for checks that must not run what they look at.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/scenario/diagnostic.hpp"

namespace enshu::scenario {

struct LuaToken {
  enum class Kind : std::uint8_t { name, string, number, symbol };
  Kind kind = Kind::symbol;
  std::string_view text;  ///< of strings what stands between the quotes, escapes untouched
  Position at;            ///< of the first letter or the opening quote

  [[nodiscard]] bool is(std::string_view word) const {
    return kind != Kind::string && text == word;
  }
  [[nodiscard]] bool is_name() const { return kind == Kind::name; }
  [[nodiscard]] bool is_string() const { return kind == Kind::string; }
};

/// Keywords are names; comments are passed over. The tokens are views into `source`. What is no Lua
/// ends the list: the compiler tells of it.
std::vector<LuaToken> lua_tokens(std::string_view source);

}  // namespace enshu::scenario
