// The test of a relay's information.
#include "engine/core/relay.hpp"

#include <algorithm>

namespace enshu {

bool carries(const Scenario& scenario, const Relay& relay, const std::set<MessageId>& carriers,
             const MessageSent& message) {
  if (message.inject == relay.of || carriers.contains(message.forward_of)) return true;
  const auto* inject = scenario.inject(relay.of);
  if (inject == nullptr) return false;
  return std::ranges::any_of(inject->contents, [&](const Content& content) {
    return std::ranges::any_of(content.attachments, [&](const ArtefactId& file) {
      return std::ranges::any_of(message.attachments,
                                 [&](const Attachment& sent) { return sent.id == file; });
    });
  });
}

}  // namespace enshu
