// One look-up a position, so that thousands of names cost no more than one.
#include "scoring/export/name_finder.hpp"

#include <algorithm>

namespace enshu::scoring {
namespace {

constexpr std::size_t most_head = 3;  // one Japanese character

std::string head_of(std::string_view text, std::size_t length) {
  return std::string(text.substr(0, length));
}

bool latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether the name at `at` is cut out of a longer word.
bool inside_word(std::string_view text, std::size_t at, std::string_view name) {
  const auto end = at + name.size();
  const bool before = at > 0 && latin(name.front()) && latin(text[at - 1]);
  const bool behind = end < text.size() && latin(name.back()) && latin(text[end]);
  return before || behind;
}

}  // namespace

void NameFinder::add(const std::string& name, const std::string& alias) {
  if (name.empty()) return;
  begins_[static_cast<unsigned char>(name.front())] = true;
  auto& bucket = by_head_[head_of(name, std::min(name.size(), most_head))];
  const auto known =
      std::ranges::find_if(bucket, [&](const Named& each) { return each.name == name; });
  if (known != bucket.end()) return;
  const auto place = std::ranges::find_if(
      bucket, [&](const Named& each) { return each.name.size() < name.size(); });
  bucket.insert(place, {name, alias});
}

std::string NameFinder::replaced(std::string_view text) const {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const Named* found = nullptr;
    if (!begins_[static_cast<unsigned char>(text[at])]) {
      out += text[at++];
      continue;
    }
    for (std::size_t length = std::min(most_head, text.size() - at); length > 0 && found == nullptr;
         --length) {
      const auto bucket = by_head_.find(head_of(text.substr(at), length));
      if (bucket == by_head_.end()) continue;
      for (const auto& each : bucket->second) {
        if (text.substr(at, each.name.size()) != each.name || inside_word(text, at, each.name))
          continue;
        found = &each;
        break;
      }
    }
    if (found == nullptr) {
      out += text[at++];
      continue;
    }
    out += found->alias;
    at += found->name.size();
  }
  return out;
}

}  // namespace enshu::scoring
