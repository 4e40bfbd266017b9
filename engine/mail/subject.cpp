// Mail programs of both languages put their own words before a subject, sometimes several.
#include "engine/mail/subject.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "engine/mail/compose.hpp"

namespace enshu::mail {
namespace {

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

std::string folded(std::string_view text) {
  utf8proc_uint8_t* out = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                  UTF8PROC_COMPAT | UTF8PROC_CASEFOLD));
  const std::unique_ptr<utf8proc_uint8_t, Free> owned(out);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

std::string joined(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// Takes one `re:`, `re[2]:`, `返信:` … off the front; false when there is none.
bool take_prefix(std::string_view& text) {
  constexpr std::array<std::string_view, 9> words{"re",   "fwd",  "fw",   "aw", "返信",
                                                  "転送", "回复", "答复", "wg"};
  for (const auto word : words) {
    if (!text.starts_with(word)) continue;
    auto rest = text.substr(word.size());
    if (rest.starts_with('[')) {
      const auto end = rest.find(']');
      if (end == std::string_view::npos) continue;
      rest.remove_prefix(end + 1);
    }
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (!rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    text = rest;
    return true;
  }
  return false;
}

}  // namespace

std::string without_mark(std::string_view subject) {
  std::string out(subject);
  const std::string_view mark = subject_mark;
  for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark))
    out.erase(at, mark.size());
  return joined(out);
}

std::string subject_key(std::string_view subject) {
  const std::string whole = joined(folded(without_mark(subject)));
  std::string_view left = whole;
  while (take_prefix(left)) {
  }
  return std::string(left);
}

}  // namespace enshu::mail
