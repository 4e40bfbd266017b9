// Fuzz target: whatever a console sends or a stranger's record holds is refused or read, and what
// is read comes back from the wire as the same text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/wire/codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace enshu;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto event = wire::event_from_text(text)) {
    std::string once;
    wire::write_json(once, *event);
    const auto back = wire::event_from_text(once);
    if (!back || !(*back == *event)) std::abort();
  }
  if (const auto value = wire::parse_json(text)) {
    if (const auto command = wire::command_from_json(*value)) {
      std::string once;
      wire::write_json(once, *command);
      const auto back = wire::command_from_json(wire::to_json(*command));
      if (!back || wire::hash_of(*back) != wire::hash_of(*command)) std::abort();
    }
  }
  return 0;
}
