// What the real e-mail tells of its way. Part of the list of events.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string>

#include "engine/core/ids.hpp"

namespace enshu {

/// Why a mail did not come to a mailbox, by the status of its server (RFC 3463). `not_allowed`: it
/// never left, because roster or settings do not allow the address.
enum class ReturnCause {
  unknown_address,
  mailbox_full,
  too_large,
  no_route,
  refused,
  gave_up,
  not_allowed,
  other
};
BOOST_DESCRIBE_ENUM(ReturnCause, unknown_address, mailbox_full, too_large, no_route, refused,
                    gave_up, not_allowed, other)

/// A message that went out by real e-mail did not come to the mailbox of one of its people; it
/// stands in their console all the same. `status`: the mail server's figures (`550 5.1.1`); its
/// words and the address stay out of the record. `unreached`: as far as is known nobody of the
/// receiving post has got it.
struct MailReturned {
  MessageId message;
  SeatId receiver_seat;
  PartyId receiver;
  ReturnCause cause = ReturnCause::other;
  std::string status;
  bool unreached = false;
  bool operator==(const MailReturned&) const = default;
};
BOOST_DESCRIBE_STRUCT(MailReturned, (),
                      (message, receiver_seat, receiver, cause, status, unreached))

}  // namespace enshu
