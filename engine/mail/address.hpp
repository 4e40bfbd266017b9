// Mail addresses as the house handles them: plain, in small letters, one form for one mailbox.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace enshu::mail {

/// `LOCAL@DOMAIN` in small letters without spaces around it. Nothing when it is not a plain ASCII
/// address (display names, quotes, lists and control characters are none).
std::optional<std::string> plain_address(std::string_view text);

/// What stands behind the `@`; empty when there is none.
std::string_view domain_of(std::string_view address);

/// `domains` in small letters. `example.jp` allows that domain alone, not those below it.
bool in_domains(std::string_view address, const std::vector<std::string>& domains);

/// Where replies to a party of the story go: `drill+csirt@example.jp` for `drill@example.jp`.
std::string party_address(std::string_view ours, std::string_view party);
/// The party of an address of ours: empty for `ours` itself, nothing for somebody else's address.
std::optional<std::string> party_of(std::string_view address, std::string_view ours);

}  // namespace enshu::mail
