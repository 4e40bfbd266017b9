// Scanning: strings are skipped by their quotes, everything else by the depth of its brackets.
#include "tests/load/client/scan.hpp"

#include <cstddef>

namespace enshu::load {
namespace {

/// Where the string that begins at `at` (its opening quote) has ended.
std::size_t past_string(std::string_view text, std::size_t at) {
  for (std::size_t quote = text.find('"', at + 1); quote != std::string_view::npos;
       quote = text.find('"', quote + 1)) {
    std::size_t slashes = 0;
    while (text[quote - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return quote + 1;
  }
  return text.size();
}

/// Where the value that begins at `at` has ended.
std::size_t past_value(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = past_string(text, at);
      if (depth == 0) return at;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') {
      if (depth == 0) return at;
      if (--depth == 0) return at + 1;
    }
    if (c == ',' && depth == 0) return at;
    ++at;
  }
  return at;
}

}  // namespace

std::string_view member(std::string_view object, std::string_view name) {
  std::size_t at = 1;
  while (at < object.size() && object[at] == '"') {
    const std::size_t key_end = past_string(object, at);
    const std::string_view key = object.substr(at + 1, key_end - at - 2);
    const std::size_t value = key_end + 1;  // past the colon
    const std::size_t end = past_value(object, value);
    if (key == name) return object.substr(value, end - value);
    at = end + 1;  // past the comma
  }
  return {};
}

std::string_view take_element(std::string_view& inside) {
  if (inside.empty()) return {};
  const std::size_t end = past_value(inside, 0);
  const std::string_view element = inside.substr(0, end);
  inside.remove_prefix(end < inside.size() ? end + 1 : end);
  return element;
}

std::string_view inside_of(std::string_view array) {
  return array.size() < 2 ? std::string_view{} : array.substr(1, array.size() - 2);
}

}  // namespace enshu::load
