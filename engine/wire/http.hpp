// The small bodies of the HTTP front that several routes share.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/event.hpp"

namespace enshu::wire {

/// Answer to join, login and session. `home` is the page to go to.
struct SessionInfo {
  std::string exercise;
  SeatId seat;
  Access access = Access::participant;
  LaneId lane;
  PartyId role;
  std::string home;
};
BOOST_DESCRIBE_STRUCT(SessionInfo, (), (exercise, seat, access, lane, role, home))

struct SeatPresence {
  SeatId seat;
  bool connected = false;
  std::int64_t last_active_ms{};  ///< Unix; 0 never
  std::int64_t unread{};
};
BOOST_DESCRIBE_STRUCT(SeatPresence, (), (seat, connected, last_active_ms, unread))

struct PresenceReply {
  std::vector<SeatPresence> seats;
};
BOOST_DESCRIBE_STRUCT(PresenceReply, (), (seats))

struct RefusalReason {
  std::string code;
  Text message;
};
BOOST_DESCRIBE_STRUCT(RefusalReason, (), (code, message))

/// Body of every refusal of the HTTP front.
struct RefusalBody {
  RefusalReason error;
};
BOOST_DESCRIBE_STRUCT(RefusalBody, (), (error))

}  // namespace enshu::wire
