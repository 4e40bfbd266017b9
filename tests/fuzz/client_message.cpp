// Fuzz target: whatever a console sends over its WebSocket is read or refused with words for both
// languages, and what was read once is read as the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/net/client_message.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace enshu::net;
  constexpr std::size_t bytes_max = 64 << 10;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto message = read_client_message(text, bytes_max);
  if (const auto* bad = std::get_if<BadMessage>(&message)) {
    const auto& words = bad->error.message;
    if (bad->error.code.empty() || words.ja.empty() || words.en.empty()) std::abort();
  }
  if (const auto* command = std::get_if<CommandMessage>(&message)) {
    const auto again = read_client_message(text, bytes_max);
    const auto* same = std::get_if<CommandMessage>(&again);
    if (command->id.empty() || same == nullptr || same->hash != command->hash) std::abort();
  }
  return 0;
}
