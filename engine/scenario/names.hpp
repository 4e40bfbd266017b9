// Spelling: what may be a name, a path or text at all, and the name that was probably meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/text.hpp"

namespace enshu::scenario {

bool valid_utf8(std::string_view text);
/// How much of the text, from its beginning, is valid UTF-8.
std::size_t valid_length(std::string_view text);
/// Without the byte order mark that some editors put first.
std::string_view without_mark(std::string_view text);
/// Control characters other than line feed.
bool has_control(std::string_view text);
/// Number of characters (code points) in valid UTF-8.
std::size_t characters(std::string_view text);

/// `csirt`, `pc-031`: lower-case letters, digits and hyphens, a letter first, at most 64.
bool is_name(std::string_view text);
/// The same with underscores: fields, options and vocabularies (`event_type`), as official forms
/// number and name them.
bool is_field_name(std::string_view text);
/// A path inside the scenario: no `..`, no absolute path, no backslash, no empty part.
bool is_inner_path(std::string_view text);

/// The text as it can stand in a message: cut when it is long, control characters as `?`.
std::string shown(std::string_view text);

/// `; did you mean 'csirt'?` in both languages, or nothing when no known name is near.
Text did_you_mean(std::string_view wrong, std::span<const std::string_view> known);

}  // namespace enshu::scenario
