// Events and commands as JSON: `{"kind":"message_sent", …}`. What the log stores, consoles receive
// and people send.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/command.hpp"
#include "engine/core/event.hpp"

namespace enshu::wire {

/// A JSON document of at most `bytes_most` bytes, 32 levels deep. Errors: `bad_json`.
Result<boost::json::value> parse_json(std::string_view text, std::size_t bytes_most = 64 * 1024);

std::string_view kind_of(const Event& event);
std::string_view kind_of(const Command& command);
/// All kinds, in the order of the variant.
std::vector<std::string_view> event_kinds();
/// The kinds that persons may send, without those of the engine itself.
std::vector<std::string_view> command_kinds();

/// Appends `{"kind":…,…}`. Same event, same bytes.
void write_json(std::string& out, const Event& event);
void write_json(std::string& out, const Command& command);
boost::json::value to_json(const Event& event);
boost::json::value to_json(const Command& command);

/// Errors: `unknown_event`, `bad_event`.
Result<Event> event_from_json(const boost::json::value& value);
/// The same out of text, as the log stores it. Errors: also `bad_json`.
Result<Event> event_from_text(std::string_view text);
/// Only what persons may send. Errors: `unknown_command` (with the near name), `bad_command` (with
/// the member's path).
Result<Command> command_from_json(const boost::json::value& value);

/// The object that consoles get: `{"at","wall","lane","by","record"?,"event"}`. `event` is the form
/// its viewers may see; `with_record` for staff only.
void write_item(std::string& out, const Recorded& recorded, const Event& event, bool with_record);

/// Of the command's JSON in the order of description, so that spaces and the order of members make
/// no difference.
std::uint64_t hash_of(const Command& command);

}  // namespace enshu::wire
