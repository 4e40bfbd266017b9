// Message-IDs of ours: what comes back in References and in bounces names the message and the seat.
#include "engine/mail/letter.hpp"

#include <array>
#include <charconv>

namespace enshu::mail {
namespace {

bool safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

std::string escaped(std::string_view part) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : part) {
    if (safe(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '%') {
      out += part[i];
      continue;
    }
    unsigned value = 0;
    if (i + 2 >= part.size()) return std::nullopt;
    const auto* end = part.data() + i + 3;
    if (std::from_chars(part.data() + i + 1, end, value, 16).ptr != end) return std::nullopt;
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

}  // namespace

std::string message_id(const LetterId& id, std::string_view domain) {
  return escaped(id.message) + "." + escaped(id.seat) + "." + escaped(id.exercise) + "@" +
         std::string(domain);
}

std::optional<LetterId> read_message_id(std::string_view id, std::string_view domain) {
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  const auto at = id.rfind('@');
  if (at == std::string_view::npos || id.substr(at + 1) != domain) return std::nullopt;
  id = id.substr(0, at);
  std::array<std::string, 3> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto dot = id.find('.');
    if ((dot == std::string_view::npos) != (i + 1 == parts.size())) return std::nullopt;
    auto part = unescaped(id.substr(0, dot));
    if (!part || part->empty()) return std::nullopt;
    parts[i] = std::move(*part);
    if (dot != std::string_view::npos) id.remove_prefix(dot + 1);
  }
  return LetterId{parts[2], parts[1], parts[0]};
}

}  // namespace enshu::mail
