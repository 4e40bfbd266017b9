// What a director's source asks for by plain words: calls of methods with their arguments, and what
// handlers look up in the event that they were given. Found without running anything.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/scenario/lua_tokens.hpp"

namespace enshu::scenario {

using LuaSpan = std::span<const LuaToken>;

/// `something:method(first, second)`.
struct LuaCall {
  std::string_view method;
  Position at;
  std::vector<LuaSpan> arguments;
  const LuaToken* compared = nullptr;  ///< the text that what it returns is compared with

  /// The argument when it is a text and nothing else; null otherwise.
  [[nodiscard]] const LuaToken* text(std::size_t index) const;
  /// A text, or the texts of a list that is written out.
  [[nodiscard]] std::vector<const LuaToken*> texts(std::size_t index) const;
};

/// The texts of a span: itself, or those of a `{…}` that are whole elements.
std::vector<const LuaToken*> texts_of(LuaSpan span);
/// What stands behind `key =` in a `{…}`; empty when there is none.
LuaSpan value_of(LuaSpan table, std::string_view key);

/// A call whose arguments go on for very long is passed over.
std::vector<LuaCall> lua_calls(LuaSpan tokens);

/// `report.stage`, `message:mentions`: a name that is looked up in what a function was given.
struct LuaLookup {
  std::string_view on;  ///< `report` in `on.report("x", function(r, …)`; empty in other functions
  std::string_view handler;  ///< `x`
  std::string_view owner;    ///< how the function calls it: `r`
  const LuaToken* name = nullptr;
  const LuaToken* inner =
      nullptr;  ///< `r.fields.INNER`, `r.fields["INNER"]`, `r:first_of("INNER")`
  const LuaToken* compared = nullptr;  ///< the text in `r.stage == "first"`
};

/// Only of parameters of functions that stand for what they were given: not those that the function
/// gives another meaning.
std::vector<LuaLookup> lua_lookups(LuaSpan tokens);

}  // namespace enshu::scenario
