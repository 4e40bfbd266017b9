// What the real e-mail asks of an exercise. Part of the list of commands.
#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "engine/core/mail_event.hpp"

namespace enshu {

/// A mail came back, or could not leave. Known ones and those of no message have no effect.
struct ReturnMail {
  MessageId message;
  SeatId receiver_seat;
  ReturnCause cause = ReturnCause::other;
  std::string status;
};
BOOST_DESCRIBE_STRUCT(ReturnMail, (), (message, receiver_seat, cause, status))

}  // namespace enshu
