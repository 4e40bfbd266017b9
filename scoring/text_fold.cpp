// Folding by utf8proc; the list of words by which a report says that a thing is not known yet.
#include "scoring/text_fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace enshu::scoring {
namespace {

struct Free {
  void operator()(utf8proc_uint8_t* memory) const { std::free(memory); }
};

std::string mapped(std::string_view text) {
  utf8proc_uint8_t* out = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &out,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP));
  const std::unique_ptr<utf8proc_uint8_t, Free> held(out);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(held.get()), static_cast<std::size_t>(size)};
}

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

constexpr std::array<std::string_view, 9> whole_answers = {
    "不明", "未定", "未確認", "未判明", "わからない", "unknown", "tbd", "n/a", "not known"};
constexpr std::array<std::string_view, 6> part_answers = {
    "調査中", "確認中", "精査中", "特定中", "under investigation", "being investigated"};
/// Longer answers say something besides.
constexpr std::size_t longest_unknown = 24;

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : mapped(text)) {
    if (!blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool mentions(std::string_view text, std::string_view word) {
  const auto wanted = folded(word);
  return !wanted.empty() && folded(text).find(wanted) != std::string::npos;
}

bool says_unknown(std::string_view text) {
  const auto answer = folded(text);
  if (std::ranges::find(whole_answers, answer) != whole_answers.end()) return true;
  if (code_points(answer) > longest_unknown) return false;
  return std::ranges::any_of(
      part_answers, [&](std::string_view word) { return answer.find(word) != std::string::npos; });
}

}  // namespace enshu::scoring
