// What sorts of values the wire knows: every conversion and every generated description branches on
// these and no others.
#pragma once

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/id.hpp"
#include "engine/base/time.hpp"

namespace enshu::wire {
namespace detail {

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};

template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

}  // namespace detail

template <class T>
concept IdLike = detail::IsId<T>::value;
/// A number of milliseconds with a type of its own.
template <class T>
concept TimeLike =
    std::same_as<T, ExerciseTime> || std::same_as<T, Duration> || std::same_as<T, WallTime>;
template <class T>
concept OptionalLike = detail::IsOptional<T>::value;
template <class T>
concept ListLike = detail::IsList<T>::value;
template <class T>
concept MapLike = detail::IsMap<T>::value;
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <DescribedStruct T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

/// The type of the member that a descriptor of MembersOf points to.
template <class Struct, class Descriptor>
using MemberType = std::remove_cvref_t<decltype(std::declval<Struct>().*Descriptor::pointer)>;

template <class List, std::size_t... I>
constexpr auto enum_names_of(std::index_sequence<I...>) {
  static_assert(((static_cast<std::size_t>(boost::mp11::mp_at_c<List, I>::value) == I) && ...),
                "wire enumerations count from 0 without gaps");
  return std::array<std::string_view, sizeof...(I)>{
      std::string_view(boost::mp11::mp_at_c<List, I>::name)...};
}

/// Names of an enumeration, by value.
template <DescribedEnum T>
inline constexpr auto enum_names = enum_names_of<boost::describe::describe_enumerators<T>>(
    std::make_index_sequence<
        boost::mp11::mp_size<boost::describe::describe_enumerators<T>>::value>{});

/// Names of a struct's members, in the order of the wire.
template <DescribedStruct T>
std::vector<std::string_view> member_names() {
  std::vector<std::string_view> out;
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) { out.emplace_back(member.name); });
  return out;
}

}  // namespace enshu::wire
