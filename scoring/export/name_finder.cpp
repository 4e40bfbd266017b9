// One look-up a position, so that thousands of names cost no more than one.
#include "scoring/export/name_finder.hpp"

#include <algorithm>

namespace enshu::scoring {
namespace {

constexpr std::size_t most_head = 3;

std::uint64_t head_of(std::u32string_view signs, std::size_t length) {
  constexpr unsigned bits_a_sign = 21;
  std::uint64_t out = 1;
  for (const auto sign : signs.substr(0, length)) out = (out << bits_a_sign) | sign;
  return out;
}

/// Letters of Latin scripts as folding leaves them, their accents, digits.
bool latin(char32_t sign) {
  return (sign >= U'a' && sign <= U'z') || (sign >= U'0' && sign <= U'9') ||
         (sign >= 0xDF && sign <= 0x24F && sign != 0xF7) || (sign >= 0x300 && sign <= 0x36F);
}

/// Whether [at, end) is cut out of a longer word.
bool inside_word(std::u32string_view text, std::size_t at, std::size_t end) {
  const bool before = at > 0 && latin(text[at]) && latin(text[at - 1]);
  const bool behind = end < text.size() && latin(text[end - 1]) && latin(text[end]);
  return before || behind;
}

bool small(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr std::array<std::u32string_view, 36> english_words = {
    U"art",   U"bill",   U"bond",  U"brown", U"chase", U"cook",  U"cross", U"dean",  U"drew",
    U"faith", U"field",  U"ford",  U"frank", U"grace", U"grant", U"green", U"hall",  U"hill",
    U"hope",  U"hunter", U"joy",   U"king",  U"long",  U"love",  U"mark",  U"mason", U"miles",
    U"page",  U"park",   U"price", U"rich",  U"rose",  U"wells", U"white", U"will",  U"young"};
constexpr std::size_t longest_short = 3;

bool word_too(std::u32string_view name) {
  const bool letters =
      std::ranges::all_of(name, [](char32_t sign) { return sign >= U'a' && sign <= U'z'; });
  return letters && (name.size() <= longest_short ||
                     std::ranges::find(english_words, name) != english_words.end());
}

}  // namespace

void NameFinder::add(const std::string& name, const std::string& alias) {
  const FoldMap map(name);
  const auto& signs = map.signs;
  if (signs.empty()) return;
  begins_[signs.front() & 0xFFU] = true;
  auto& bucket = by_head_[head_of(signs, std::min(signs.size(), most_head))];
  const auto known =
      std::ranges::find_if(bucket, [&](const Named& each) { return each.signs == signs; });
  if (known != bucket.end()) return;
  const auto place = std::ranges::find_if(
      bucket, [&](const Named& each) { return each.signs.size() < signs.size(); });
  bucket.insert(place, {signs, alias, word_too(signs) && !small(name)});
}

const NameFinder::Named* NameFinder::at(const FoldMap& map, std::size_t at,
                                        std::string_view text) const {
  const std::u32string_view rest = std::u32string_view(map.signs).substr(at);
  if (!begins_[rest.front() & 0xFFU] || !map.boundary(at)) return nullptr;
  for (std::size_t length = std::min(most_head, rest.size()); length > 0; --length) {
    const auto bucket = by_head_.find(head_of(rest, length));
    if (bucket == by_head_.end()) continue;
    for (const auto& each : bucket->second) {
      const auto end = at + each.signs.size();
      if (!rest.starts_with(each.signs) || !map.boundary(end) || inside_word(map.signs, at, end))
        continue;
      const auto from = map.begin_of(at);
      if (each.word && small(text.substr(from, map.end_before(end) - from))) continue;
      return &each;
    }
  }
  return nullptr;
}

std::string NameFinder::replaced(std::string_view text) const {
  if (by_head_.empty()) return std::string(text);
  const FoldMap map(text);
  std::string out;
  out.reserve(text.size());
  std::size_t done = 0;  // bytes of the text
  for (std::size_t i = 0; i < map.signs.size();) {
    const auto* found = at(map, i, text);
    if (found == nullptr) {
      ++i;
      continue;
    }
    out += text.substr(done, map.begin_of(i) - done);
    out += found->alias;
    i += found->signs.size();
    done = map.end_before(i);
  }
  out += text.substr(done);
  return out;
}

std::optional<std::string> NameFinder::alias_of(std::string_view text) const {
  const FoldMap map(text);
  if (map.signs.empty()) return std::nullopt;
  const auto* found = at(map, 0, text);
  if (found == nullptr || found->signs.size() != map.signs.size()) return std::nullopt;
  return found->alias;
}

}  // namespace enshu::scoring
