// Names of types as the wire writes them: `MessageSent` is the kind `message_sent`, `Id<PartyTag>`
// is `PartyId`.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace enshu::wire {
namespace detail {

template <class T>
constexpr std::string_view signature() {
  return __PRETTY_FUNCTION__;
}

/// Name and length, filled while compiling.
struct FixedName {
  std::array<char, 64> text{};
  std::size_t size{};
  constexpr void add(char c) { text[size++] = c; }
};

template <class T>
constexpr FixedName snake_name();

}  // namespace detail

/// The name of a type without its namespaces: `MessageSent`.
template <class T>
constexpr std::string_view type_name() {
  std::string_view text = detail::signature<T>();
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  const auto scope = text.rfind("::");
  return scope == std::string_view::npos ? text : text.substr(scope + 2);
}

template <class T>
constexpr detail::FixedName detail::snake_name() {
  FixedName out;
  for (const char c : type_name<T>()) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && out.size > 0) out.add('_');
    out.add(upper ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return out;
}

namespace detail {
template <class T>
inline constexpr FixedName kind_storage = snake_name<T>();
}

/// The wire's name of an event or command type: `message_sent`.
template <class T>
inline constexpr std::string_view kind_name{detail::kind_storage<T>.text.data(),
                                            detail::kind_storage<T>.size};

}  // namespace enshu::wire
