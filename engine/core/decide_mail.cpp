// Decisions about real e-mail: that one came back.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

/// Whether somebody else of the post has the message still: whoever has read it in the console, or
/// whose own mail has not come back.
bool somebody_has_it(const State& state, const MessageState& message, const SeatState& seat,
                     const std::set<SeatId>& returned) {
  return std::ranges::any_of(state.seats, [&](const auto& entry) {
    const auto& [id, other] = entry;
    if (other.closed || other.access != Access::participant) return false;
    if (other.role != seat.role || other.lane != seat.lane) return false;
    return message.opened(other) || !returned.contains(id);
  });
}

}  // namespace

Decided on(const Asking& asking, const ReturnMail& command) {
  const auto* message = asking.state.message(command.message);
  const auto* seat = asking.state.seat(command.receiver_seat);
  const bool theirs = message != nullptr && seat != nullptr &&
                      seat->lane == std::optional(message->lane) &&
                      message->addressed_to(seat->role);
  if (!theirs) return Decision{};
  std::set<SeatId> returned;
  if (const auto before = asking.state.returned.find(command.message);
      before != asking.state.returned.end())
    returned = before->second;
  if (!returned.insert(command.receiver_seat).second) return Decision{};
  const bool unreached = !somebody_has_it(asking.state, *message, *seat, returned);
  return Decision{{Draft{asking.state.lanes[message->lane].id,
                         MailReturned{command.message, command.receiver_seat, seat->role,
                                      command.cause, command.status, unreached}}}};
}

}  // namespace enshu
