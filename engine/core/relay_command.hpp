// What the staff write down about a relay's hops. Part of the list of commands.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "engine/core/relay_event.hpp"

namespace enshu {

/// `lane` empty: a sub-controller's own.
struct FollowHop {
  LaneId lane;
  RelayId relay;
  PartyId from;
  PartyId to;
  HopReason reason = HopReason::unknown;
  HopResult result = HopResult::open;
  std::optional<Channel> means;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(FollowHop, (), (lane, relay, from, to, reason, result, means, note))

}  // namespace enshu
