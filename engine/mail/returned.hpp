// Why a mail came back, out of what the mail servers wrote.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/mail_event.hpp"

namespace enshu::mail {

struct WhyReturned {
  ReturnCause cause = ReturnCause::other;
  std::string status;  ///< `550 5.1.1`; one of the figures, or empty, where the words have no more
};

/// `words`: an answer of SMTP, or `Diagnostic-Code` or `Status` of a report of non-delivery. The
/// enhanced status (RFC 3463) decides, and without one the code (RFC 5321). Neither address nor
/// other words come out of it.
WhyReturned why_returned(std::string_view words);

}  // namespace enshu::mail
