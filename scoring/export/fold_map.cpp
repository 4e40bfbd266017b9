// Decomposed by utf8proc one sign at a time: composing again would lose the places.
#include "scoring/export/fold_map.hpp"

#include <utf8proc.h>

#include <array>

namespace enshu::scoring {
namespace {

constexpr auto how =
    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                   UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP);
/// One sign becomes 18 at most.
constexpr std::size_t most_signs = 32;
constexpr char32_t no_unicode = 0x110000;

bool mark(char32_t sign) {
  if (sign < 0x300 || sign >= no_unicode) return false;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(sign));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

}  // namespace

FoldMap::FoldMap(std::string_view text) {
  signs.reserve(text.size());
  const auto add = [&](char32_t sign, std::size_t from, std::size_t to) {
    signs += sign;
    begins.push_back(from);
    ends.push_back(to);
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && byte != '`') {
      const bool capital = byte >= 'A' && byte <= 'Z';
      add(capital ? static_cast<char32_t>(byte - 'A' + 'a') : byte, at, at + 1);
      ++at;
      continue;
    }
    utf8proc_int32_t sign = -1;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &sign);
    if (size <= 0) {
      add(no_unicode + byte, at, at + 1);
      ++at;
      continue;
    }
    const auto end = at + static_cast<std::size_t>(size);
    std::array<utf8proc_int32_t, most_signs> became{};
    int bounds = 0;
    const auto count = utf8proc_decompose_char(
        sign, became.data(), static_cast<utf8proc_ssize_t>(became.size()), how, &bounds);
    for (utf8proc_ssize_t i = 0; i < count; ++i)
      add(static_cast<char32_t>(became[static_cast<std::size_t>(i)]), at, end);
    at = end;
  }
}

bool FoldMap::boundary(std::size_t at) const {
  if (at == 0 || at >= signs.size()) return true;
  return begins[at] != begins[at - 1] && !mark(signs[at]);
}

}  // namespace enshu::scoring
