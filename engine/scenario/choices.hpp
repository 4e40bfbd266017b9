// The closed vocabularies of the house as scenario files spell them: `per_team` is written
// `per-team`.
#pragma once

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/kinds.hpp"

namespace enshu::scenario {

/// FIRST writes the sharing ranges in capitals, one with a plus.
inline std::string spelling(Tlp, std::string_view enumerator) {
  std::string out(enumerator);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c == '_' ? '+' : static_cast<char>(c - 'a' + 'A'); });
  return out;
}

template <class E>
std::string spelling(E, std::string_view enumerator) {
  std::string out(enumerator);
  std::ranges::replace(out, '_', '-');
  return out;
}

template <class E>
const std::vector<std::string>& spellings() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto d) { out.push_back(spelling(d.value, d.name)); });
    return out;
  }();
  return all;
}

/// The spellings as the language's description takes them; they live as long as the program.
template <class E>
std::vector<std::string_view> choices_of() {
  const auto& all = spellings<E>();
  return {all.begin(), all.end()};
}

/// Nothing when the text is no spelling of E.
template <class E>
std::optional<E> chosen(std::string_view text) {
  std::optional<E> out;
  std::size_t at = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (spellings<E>()[at++] == text) out = d.value;
  });
  return out;
}

}  // namespace enshu::scenario
