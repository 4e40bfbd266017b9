// The parser's short English remarks in words that help an author, in both languages.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "engine/base/text.hpp"

namespace enshu::scenario {

/// Code and message for the message of a parser's exception.
std::pair<std::string_view, Text> yaml_words(const std::string& remark);

}  // namespace enshu::scenario
