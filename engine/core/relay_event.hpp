// What the staff find out about a relay's hops that failed. Part of the list of events.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

/// Why information did not come to somebody, or no receipt came back.
enum class HopReason { unknown, not_sent, moved, absent, not_noticed, fault, other };
BOOST_DESCRIBE_ENUM(HopReason, unknown, not_sent, moved, absent, not_noticed, fault, other)

/// How the following up of a hop stands: it is still to be told (`open`), was told after all
/// (`reached`), or is given up (`closed`).
enum class HopResult { open, reached, closed };
BOOST_DESCRIBE_ENUM(HopResult, open, reached, closed)

/// Somebody followed a hop up: why it failed, by what means they tried, and how it stands. The
/// newest counts.
struct HopFollowed {
  RelayId relay;
  PartyId from;
  PartyId to;
  HopReason reason = HopReason::unknown;
  HopResult result = HopResult::open;
  std::optional<Channel> means;
  std::string note;
  bool operator==(const HopFollowed&) const = default;
};
BOOST_DESCRIBE_STRUCT(HopFollowed, (), (relay, from, to, reason, result, means, note))

}  // namespace enshu
