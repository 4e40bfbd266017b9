// Values to a Boost.JSON tree, for whoever composes larger documents. The log and the consoles use
// write.hpp.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "engine/wire/write.hpp"

namespace enshu::wire {

template <class T>
boost::json::value to_json(const T& value);

/// Sets the members of `value` in `object`; unset optionals are left out.
template <DescribedStruct T>
void set_members(boost::json::object& object, const T& value) {
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
    const auto& content = value.*member.pointer;
    if constexpr (OptionalLike<std::remove_cvref_t<decltype(content)>>) {
      if (!content) return;
    }
    object[member.name] = to_json(content);
  });
}

/// The tree of what `write_json` writes.
template <class T>
boost::json::value to_json(const T& value) {
  if constexpr (std::same_as<T, std::string>) {
    return boost::json::value(boost::json::string(value));
  } else if constexpr (std::same_as<T, bool>) {
    return boost::json::value(value);
  } else if constexpr (Integer<T>) {
    return boost::json::value(value);
  } else if constexpr (IdLike<T>) {
    return boost::json::value(boost::json::string(value.value));
  } else if constexpr (TimeLike<T>) {
    return boost::json::value(value.ms);
  } else if constexpr (DescribedEnum<T>) {
    return boost::json::value(boost::json::string(enum_name(value)));
  } else if constexpr (OptionalLike<T>) {
    return value ? to_json(*value) : boost::json::value(nullptr);
  } else if constexpr (ListLike<T>) {
    boost::json::array out;
    for (const auto& item : value) out.push_back(to_json(item));
    return out;
  } else if constexpr (MapLike<T>) {
    boost::json::object out;
    for (const auto& [key, item] : value) out[key] = to_json(item);
    return out;
  } else {
    static_assert(DescribedStruct<T>,
                  "describe the type by BOOST_DESCRIBE_STRUCT or BOOST_DESCRIBE_ENUM");
    boost::json::object out;
    set_members(out, value);
    return out;
  }
}

}  // namespace enshu::wire
