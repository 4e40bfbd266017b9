// Whose mailbox belongs to which seat. Kept beside the record and never in it: addresses are
// personal data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/mail/config.hpp"

namespace enshu::mail {

/// What is wrong with one row; the row counts for nothing, the others do.
struct RosterFault {
  std::int64_t line{};  ///< 1 is the first line of the file
  Text message;         ///< what and the remedy
  bool operator==(const RosterFault&) const = default;
};

struct Roster {
  std::map<std::string, std::string> address_by_seat;
  std::map<std::string, std::string> seat_by_address;
  std::map<std::string, std::int64_t> line_by_seat;
  std::vector<RosterFault> faults;

  [[nodiscard]] std::optional<std::string> seat_of(std::string_view address) const;
  [[nodiscard]] std::optional<std::string> address_of(std::string_view seat) const;
};

/// CSV with the columns `seat` and `address` (others are passed over), as spreadsheets save it:
/// UTF-8, Shift_JIS, or UTF-16 with its mark; commas, tabs, semicolons, or what a first line `sep=`
/// says; LF or CRLF, fields in quotes allowed.
Roster read_roster(std::string_view csv, const MailConfig& config);

/// The question asked last before anything leaves: is this seat's address of now this one, and in a
/// domain that may receive? Errors: `not_rostered`, `domain_not_allowed`.
Result<Done> may_receive(const Roster& roster, const MailConfig& config, std::string_view seat,
                         std::string_view address);

}  // namespace enshu::mail
