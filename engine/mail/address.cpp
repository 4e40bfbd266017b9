// Addresses: what is allowed in one is what every mail server takes without quoting.
#include "engine/mail/address.hpp"

#include <algorithm>

namespace enshu::mail {
namespace {

constexpr std::size_t most_local = 64;
constexpr std::size_t most_address = 254;

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool dotted(std::string_view text, std::string_view also) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [also](char c) {
    return letter_or_digit(c) || c == '.' || also.find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<std::string> plain_address(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > most_address || at > most_local)
    return std::nullopt;
  if (!dotted(text.substr(0, at), "!#$%&'*+/=?^_`{|}~-")) return std::nullopt;
  if (!dotted(text.substr(at + 1), "-")) return std::nullopt;
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

std::string_view domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

bool in_domains(std::string_view address, const std::vector<std::string>& domains) {
  const auto domain = domain_of(address);
  return !domain.empty() && std::ranges::find(domains, domain) != domains.end();
}

std::string party_address(std::string_view ours, std::string_view party) {
  const auto at = ours.rfind('@');
  std::string out(ours.substr(0, at));
  if (!party.empty()) {
    out += '+';
    out += party;
  }
  out += ours.substr(at);
  return out;
}

std::optional<std::string> party_of(std::string_view address, std::string_view ours) {
  if (address == ours) return std::string{};
  const auto at = ours.rfind('@');
  const auto domain = ours.substr(at);
  const std::string start = std::string(ours.substr(0, at)) + "+";
  if (address.size() <= start.size() + domain.size()) return std::nullopt;
  if (!address.starts_with(start) || !address.ends_with(domain)) return std::nullopt;
  return std::string(address.substr(start.size(), address.size() - start.size() - domain.size()));
}

}  // namespace enshu::mail
