// Status codes as RFC 3463 groups them, and the codes of RFC 5321 behind them.
#include "engine/mail/returned.hpp"

#include <array>
#include <regex>
#include <utility>

namespace enshu::mail {
namespace {

/// Longest answers first asked for: what comes from outside is cut before it is searched.
constexpr std::size_t most_words = 2'000;

/// The detail decides within its subject; a subject alone has an empty detail.
struct Known {
  std::string_view subject_detail;
  ReturnCause cause;
};
constexpr std::array enhanced{
    Known{"1.1", ReturnCause::unknown_address},  Known{"1.2", ReturnCause::unknown_address},
    Known{"1.3", ReturnCause::unknown_address},  Known{"1.6", ReturnCause::unknown_address},
    Known{"1.10", ReturnCause::unknown_address}, Known{"2.1", ReturnCause::refused},
    Known{"2.2", ReturnCause::mailbox_full},     Known{"2.3", ReturnCause::too_large},
    Known{"3.1", ReturnCause::mailbox_full},     Known{"3.4", ReturnCause::too_large},
    Known{"4.1", ReturnCause::no_route},         Known{"4.3", ReturnCause::no_route},
    Known{"4.4", ReturnCause::no_route},         Known{"4.6", ReturnCause::no_route},
    Known{"4.7", ReturnCause::gave_up}};
constexpr std::array plain{
    Known{"550", ReturnCause::unknown_address}, Known{"551", ReturnCause::unknown_address},
    Known{"553", ReturnCause::unknown_address}, Known{"552", ReturnCause::mailbox_full},
    Known{"554", ReturnCause::refused}};

template <std::size_t N>
ReturnCause find(const std::array<Known, N>& list, std::string_view wanted, ReturnCause otherwise) {
  for (const auto& known : list) {
    if (known.subject_detail == wanted) return known.cause;
  }
  return otherwise;
}

}  // namespace

WhyReturned why_returned(std::string_view words) {
  static const std::regex code(R"((?:^|[^0-9.])([45][0-9]{2})(?![0-9.]))");
  static const std::regex status(R"((?:^|[^0-9.])([245])\.([0-9]{1,3}\.[0-9]{1,3})(?![0-9.]))");
  const std::string text(words.substr(0, most_words));
  std::smatch found;
  WhyReturned why;
  std::string plain_code;
  if (std::regex_search(text, found, code)) plain_code = found[1];
  why.status = plain_code;
  if (std::regex_search(text, found, status)) {
    const std::string detail = found[2];
    why.status += (why.status.empty() ? "" : " ") + found[1].str() + '.' + detail;
    // 5.7.x are decisions of a policy, whichever.
    why.cause = detail.starts_with("7.") ? ReturnCause::refused
                                         : find(enhanced, detail, ReturnCause::other);
    if (why.cause != ReturnCause::other) return why;
  }
  why.cause = find(plain, plain_code, ReturnCause::other);
  return why;
}

}  // namespace enshu::mail
