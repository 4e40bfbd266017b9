// Texts that are too long, cut so that what is left is still text.
#pragma once

#include <cstddef>
#include <string_view>

namespace enshu {

/// The beginning of a UTF-8 text: at most so many bytes, whole letters.
constexpr std::string_view cut(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace enshu
