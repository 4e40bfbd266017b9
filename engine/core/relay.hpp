// What counts as passing a relay's information on.
#pragma once

#include <set>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"

namespace enshu {

/// Whether the message carries the relay's information: it is the inject's own, forwards one of
/// `carriers`, or brings a file of the inject. A plain mail about it does not.
bool carries(const Scenario& scenario, const Relay& relay, const std::set<MessageId>& carriers,
             const MessageSent& message);

}  // namespace enshu
