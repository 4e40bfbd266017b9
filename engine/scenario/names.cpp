// Spelling of names and paths.
#include "engine/scenario/names.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "engine/wire/near.hpp"

namespace enshu::scenario {
namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_shown = 60;

bool spelled(std::string_view text, bool underscores) {
  if (text.empty() || text.size() > longest_name) return false;
  if (text.front() < 'a' || text.front() > 'z') return false;
  return std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           (underscores && c == '_');
  });
}

bool leads(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

bool valid_utf8(std::string_view text) { return valid_length(text) == text.size(); }

std::size_t valid_length(std::string_view text) {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code = 0;
    const auto used = utf8proc_iterate(at, left, &code);
    if (used <= 0) break;
    at += used;
    left -= used;
  }
  return text.size() - static_cast<std::size_t>(left);
}

std::string_view without_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7F;
  });
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, leads));
}

bool is_name(std::string_view text) { return spelled(text, false); }
bool is_field_name(std::string_view text) { return spelled(text, true); }

bool is_inner_path(std::string_view text) {
  if (text.empty() || text.size() > 400 || text.find('\\') != std::string_view::npos ||
      has_control(text))
    return false;
  while (true) {
    const auto slash = text.find('/');
    const auto part = text.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    text.remove_prefix(slash + 1);
  }
}

std::string shown(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (const char c : text) {
    if (leads(c) && ++count > longest_shown) return out + "…";
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  }
  return out;
}

Text did_you_mean(std::string_view wrong, std::span<const std::string_view> known) {
  const std::string near = wire::near_name(wrong, known);
  if (near.empty()) return {};
  return {"「" + near + "」のことですか。", "; did you mean '" + near + "'?"};
}

}  // namespace enshu::scenario
