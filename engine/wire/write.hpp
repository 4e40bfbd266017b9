// Values to JSON text without a tree in between: what the log stores and the consoles receive.
#pragma once

#include <array>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/wire/types.hpp"

namespace enshu::wire {

/// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that every output can
/// be read again.
void write_string(std::string& out, std::string_view text);

template <Integer T>
void write_number(std::string& out, T value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

/// The name of an enumerator; the value must be one of the enumeration's.
template <DescribedEnum T>
std::string_view enum_name(T value) {
  const auto index = static_cast<std::size_t>(value);
  assert(index < enum_names<T>.size());
  return enum_names<T>[index];
}

template <class T>
void write_json(std::string& out, const T& value);

/// Members as `"name":value`, in the order of description; unset optionals are left out. `first`:
/// nothing stands before.
template <DescribedStruct T>
void write_members(std::string& out, const T& value, bool first) {
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
    const auto& content = value.*member.pointer;
    if constexpr (OptionalLike<std::remove_cvref_t<decltype(content)>>) {
      if (!content) return;
    }
    out.append(first ? "\"" : ",\"");
    first = false;
    out.append(member.name);
    out.append("\":");
    write_json(out, content);
  });
}

/// Appends `value` as JSON. Same value, same bytes.
template <class T>
void write_json(std::string& out, const T& value) {
  if constexpr (std::same_as<T, std::string>) {
    write_string(out, value);
  } else if constexpr (std::same_as<T, bool>) {
    out.append(value ? "true" : "false");
  } else if constexpr (Integer<T>) {
    write_number(out, value);
  } else if constexpr (IdLike<T>) {
    write_string(out, value.value);
  } else if constexpr (TimeLike<T>) {
    write_number(out, value.ms);
  } else if constexpr (DescribedEnum<T>) {
    out += '"';
    out.append(enum_name(value));
    out += '"';
  } else if constexpr (OptionalLike<T>) {
    if (value) {
      write_json(out, *value);
    } else {
      out.append("null");
    }
  } else if constexpr (ListLike<T>) {
    out += '[';
    for (bool first = true; const auto& item : value) {
      if (!first) out += ',';
      first = false;
      write_json(out, item);
    }
    out += ']';
  } else if constexpr (MapLike<T>) {
    out += '{';
    for (bool first = true; const auto& [key, item] : value) {
      if (!first) out += ',';
      first = false;
      write_string(out, key);
      out += ':';
      write_json(out, item);
    }
    out += '}';
  } else {
    static_assert(DescribedStruct<T>,
                  "describe the type by BOOST_DESCRIBE_STRUCT or BOOST_DESCRIBE_ENUM");
    out += '{';
    write_members(out, value, true);
    out += '}';
  }
}

}  // namespace enshu::wire
