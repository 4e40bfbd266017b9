// The string literals of a director's Lua, found without running it: which names and files it
// speaks of.
#pragma once

#include <string_view>
#include <vector>

#include "engine/scenario/diagnostic.hpp"

namespace enshu::scenario {

struct Word {
  std::string_view text;    ///< between the quotes, escapes untouched
  Position at;              ///< of the opening quote
  std::string_view method;  ///< `fire` when the literal is the first argument of `something:fire(`
  bool joined = false;  ///< only the beginning of something: `..` follows, or the literal is kept
                        ///< in a `local`, or ends like a beginning (`texts/wave-`)
  bool used = false;    ///< in `use "…"`: a file of Lua
  std::string_view handler;  ///< `timer` when the literal is the name in `on.timer("…"`
  std::string_view file;     ///< where it stands; the reader of several files fills it in
};

/// In the order of the source, comments passed over. The words are views into `source`.
std::vector<Word> director_words(std::string_view source);

/// What is asked of a `lane` by name, as in `lane:send(…)` and `lane.time`: `text` is the name.
std::vector<Word> asked_of_lane(std::string_view source);

}  // namespace enshu::scenario
