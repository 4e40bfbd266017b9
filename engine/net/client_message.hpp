// What a console may send over its WebSocket, out of JSON text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/result.hpp"
#include "engine/core/command.hpp"

namespace enshu::net {

struct Hello {
  std::optional<std::uint64_t> resume_after;
  std::string epoch;  ///< as the last welcome gave it; empty when the client does not say
};

struct CommandMessage {
  CommandId id;
  std::uint64_t hash{};
  Command command;
};

struct Ping {};

/// `id` is the command's when it could be read, else empty.
struct BadMessage {
  std::string id;
  Error error;
};

using ClientMessage = std::variant<Hello, CommandMessage, Ping, BadMessage>;

ClientMessage read_client_message(std::string_view text, std::size_t bytes_max);

}  // namespace enshu::net
