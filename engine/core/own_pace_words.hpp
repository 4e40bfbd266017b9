// What the record says of a learner's clock that stopped because nobody sat there.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/text.hpp"

namespace enshu {

/// The reason with which the program asks for the rest.
inline constexpr std::string_view chair_is_empty = "chair-is-empty";

inline Text rest_words(const std::string& reason) {
  if (reason != chair_is_empty) return {reason, {}};
  return {"画面が閉じられました", "The browser was closed"};
}

}  // namespace enshu
