// What controllers see of the exercise's real e-mail, and how the lead brings its roster.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/core/event.hpp"

namespace enshu::wire {

/// A mail that did not simply arrive. `state`: waiting (after an attempt), bounced, doubt (the
/// machine stopped while it was sent), dry, blocked. `reason`: the server's words, or ours.
struct MailRow {
  std::uint64_t seq{};  ///< of the message in the record; 0: an invitation
  SeatId seat;
  Text subject;
  std::string state;
  std::string reason;
  std::int64_t attempts{};
  WallTime at{};
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (seq, seat, subject, state, reason, attempts, at))

/// A mail that came in and was not taken as a message.
struct MailRefusal {
  WallTime at{};
  std::string sender;
  std::string seat;
  std::string code;
  Text reason;
};
BOOST_DESCRIBE_STRUCT(MailRefusal, (), (at, sender, seat, code, reason))

/// `line` 0: of no line in particular.
struct MailFault {
  std::int64_t line{};
  Text message;
};
BOOST_DESCRIBE_STRUCT(MailFault, (), (line, message))

/// Counts by state, and by what became of those that came in (`taken`, `waiting`, or why not).
struct MailReply {
  bool on = false;
  bool dry = false;
  std::string from;
  std::map<std::string, std::int64_t> sent;
  std::vector<MailRow> rows;
  std::map<std::string, std::int64_t> received;
  std::vector<MailRefusal> refused;
  std::int64_t rostered{};
  std::vector<MailFault> faults;
  std::map<std::string, std::string> invited;  ///< seat: what became of the newest invitation
};
BOOST_DESCRIBE_STRUCT(MailReply, (),
                      (on, dry, from, sent, rows, received, refused, rostered, faults, invited))

/// Join links by mail. No seats: everybody who has an address and takes part. Whoever has been
/// invited and whose mail did not bounce is left out, unless `again`.
struct InvitationOrder {
  std::vector<SeatId> seats;
  bool again = false;
  bool preview = false;  ///< only says who would be written to
};
BOOST_DESCRIBE_STRUCT(InvitationOrder, (), (seats, again, preview))

struct InvitationReply {
  std::vector<SeatId> invited;
  std::vector<SeatId> already;
  std::vector<SeatId> without_address;
};
BOOST_DESCRIBE_STRUCT(InvitationReply, (), (invited, already, without_address))

struct MailRoster {
  std::string csv;  ///< columns seat and address
};
BOOST_DESCRIBE_STRUCT(MailRoster, (), (csv))

}  // namespace enshu::wire
