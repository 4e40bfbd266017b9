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

/// `[2]`, `(2)`, `^2`, `*2`, `2`: how often, as some programs count.
bool take_count(std::string_view& text) {
  const auto drop = [&](std::size_t size) { text.remove_prefix(size); };
  if (text.starts_with('[') || text.starts_with('(')) {
    const auto end = text.find(text.front() == '[' ? ']' : ')');
    if (end == std::string_view::npos) return false;
    drop(end + 1);
    return true;
  }
  if (text.starts_with('^') || text.starts_with('*')) drop(1);
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') drop(1);
  return true;
}

/// Takes one `re:`, `re[2]:`, `返信:` … off the front; false when there is none.
bool take_prefix(std::string_view& text) {
  constexpr std::array<std::string_view, 11> words{"re",   "fwd",  "fw", "aw", "返信", "転送",
                                                   "回复", "答复", "wg", "sv", "antw"};
  for (const auto word : words) {
    if (!text.starts_with(word)) continue;
    auto rest = text.substr(word.size());
    if (!take_count(rest)) continue;
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

std::vector<std::string> subject_keys(std::string_view subject) {
  const std::string whole = joined(folded(without_mark(subject)));
  std::string_view left = whole;
  bool answers = false;
  const auto strip = [&] {
    while (take_prefix(left)) answers = true;
  };
  strip();
  std::vector<std::string> out;
  if (!left.empty()) out.emplace_back(left);
  for (int tags = 0; tags < 4; ++tags) {
    const bool wide = left.starts_with("【");
    if (!wide && !left.starts_with('[')) break;
    const std::string_view close = wide ? "】" : "]";
    const auto end = left.find(close);
    if (end == std::string_view::npos) break;
    left.remove_prefix(end + close.size());
    while (left.starts_with(' ')) left.remove_prefix(1);
    strip();
    if (answers && !left.empty()) out.emplace_back(left);
  }
  return out;
}

bool passes_on(std::string_view subject) {
  const std::string whole = joined(folded(without_mark(subject)));
  std::string_view left = whole;
  const auto forward = [&left] {
    return left.starts_with("fw") || left.starts_with("転送") || left.starts_with("wg");
  };
  const bool first = forward();
  return first && take_prefix(left);
}

bool says_automatic(std::string_view subject) {
  constexpr std::array<std::string_view, 12> words{
      "自動応答:",  "自動返信:",     "不在通知",          "不在応答",
      "不在:",      "自動応答】",    "automatic reply:",  "auto-reply:",
      "autoreply:", "out of office", "out of the office", "auto response:"};
  const std::string whole = joined(folded(without_mark(subject)));
  std::string_view left = whole;
  while (take_prefix(left)) {
  }
  if (left.starts_with("【")) left.remove_prefix(std::string_view("【").size());
  return std::ranges::any_of(words, [&](auto word) { return left.starts_with(word); });
}

}  // namespace enshu::mail
