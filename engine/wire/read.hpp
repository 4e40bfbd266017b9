// JSON trees to values: missing members keep their defaults, everything that is not understood is
// refused by name.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/wire/trouble.hpp"
#include "engine/wire/types.hpp"

namespace enshu::wire {

/// How much a value may hold. The depth is bounded by the types themselves and by the parser (32).
struct Limits {
  std::size_t strings_bytes_most{};  ///< of all strings and keys together
  std::size_t elements_most{};       ///< of each array or map
};

/// What a person's console may send.
inline constexpr Limits command_limits{64 * 1024, 1'000};
/// What a record may hold: texts and lists of the scenario too.
inline constexpr Limits event_limits{32 * 1024 * 1024, 100'000};

/// Signed numbers stay within what JavaScript holds exactly, which also keeps sums of times from
/// overflowing.
inline constexpr std::int64_t integer_most = (std::int64_t{1} << 53) - 1;

class Reader {
 public:
  explicit Reader(const Limits& limits) : limits_(limits) {}

  /// False when `value` is no T; then `trouble()` says why and `out` is not to be used.
  template <class T>
  bool read(const boost::json::value& value, T& out);

  /// The members of a struct out of an object; the member `ignored` belongs to the caller.
  template <DescribedStruct T>
  bool read_members(const boost::json::object& object, T& out, std::string_view ignored = {});

  Trouble& trouble() { return trouble_; }

 private:
  bool read_string(const boost::json::value& value, std::string& out);
  bool count_string(std::size_t bytes);
  bool read_signed(const boost::json::value& value, std::int64_t& out);
  bool read_unsigned(const boost::json::value& value, std::uint64_t& out);
  bool read_enum(const boost::json::value& value, std::span<const std::string_view> names,
                 std::size_t& out);
  bool read_bool(const boost::json::value& value, bool& out);
  const boost::json::object* object_of(const boost::json::value& value);
  bool few(std::size_t elements);
  bool known_members(const boost::json::object& object, std::span<const std::string_view> known,
                     std::string_view ignored);

  template <class T>
  bool read_list(const boost::json::value& value, std::vector<T>& out);
  template <class T>
  bool read_map(const boost::json::value& value, std::map<std::string, T>& out);
  template <Integer T>
  bool read_integer(const boost::json::value& value, T& out);

  Limits limits_;
  std::size_t strings_bytes_ = 0;
  Trouble trouble_;
};

/// `code` names the fault for programs; `whole` is what to call the value ("the draft").
template <class T>
Result<T> from_json(const boost::json::value& value, std::string_view code, const Text& whole,
                    const Limits& limits = command_limits) {
  Reader reader(limits);
  T out{};
  if (!reader.read(value, out)) return reader.trouble().error(code, whole);
  return out;
}

template <class T>
bool Reader::read_list(const boost::json::value& value, std::vector<T>& out) {
  if (!value.is_array()) {
    trouble_.wrong_type({"配列", "an array"}, value.kind());
    return false;
  }
  const boost::json::array& array = value.get_array();
  if (!few(array.size())) return false;
  out.clear();
  out.reserve(array.size());
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (!read(array[i], out.emplace_back())) {
      trouble_.under(i);
      return false;
    }
  }
  return true;
}

template <class T>
bool Reader::read_map(const boost::json::value& value, std::map<std::string, T>& out) {
  const boost::json::object* object = object_of(value);
  if (object == nullptr || !few(object->size())) return false;
  out.clear();
  for (const auto& [key, item] : *object) {
    if (!count_string(key.size()) || !read(item, out[std::string(key)])) {
      trouble_.under(std::string_view(key));
      return false;
    }
  }
  return true;
}

template <Integer T>
bool Reader::read_integer(const boost::json::value& value, T& out) {
  std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t> number{};
  if constexpr (std::is_signed_v<T>) {
    if (!read_signed(value, number)) return false;
  } else {
    if (!read_unsigned(value, number)) return false;
  }
  if (!std::in_range<T>(number)) {
    trouble_.out_of_range();
    return false;
  }
  out = static_cast<T>(number);
  return true;
}

template <DescribedStruct T>
bool Reader::read_members(const boost::json::object& object, T& out, std::string_view ignored) {
  std::size_t taken = ignored.empty() || !object.contains(ignored) ? 0 : 1;
  bool good = true;
  boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
    if (!good) return;
    const auto found = object.find(member.name);
    if (found == object.end()) return;
    ++taken;
    good = read(found->value(), out.*member.pointer);
    if (!good) trouble_.under(std::string_view(member.name));
  });
  return good && (taken == object.size() || known_members(object, member_names<T>(), ignored));
}

template <class T>
bool Reader::read(const boost::json::value& value, T& out) {
  if constexpr (std::same_as<T, std::string>) {
    return read_string(value, out);
  } else if constexpr (std::same_as<T, bool>) {
    return read_bool(value, out);
  } else if constexpr (Integer<T>) {
    return read_integer(value, out);
  } else if constexpr (IdLike<T>) {
    return read_string(value, out.value);
  } else if constexpr (TimeLike<T>) {
    return read_signed(value, out.ms);
  } else if constexpr (DescribedEnum<T>) {
    std::size_t index{};
    if (!read_enum(value, enum_names<T>, index)) return false;
    out = static_cast<T>(index);
    return true;
  } else if constexpr (OptionalLike<T>) {
    out.reset();
    return value.is_null() || read(value, out.emplace());
  } else if constexpr (ListLike<T>) {
    return read_list(value, out);
  } else if constexpr (MapLike<T>) {
    return read_map(value, out);
  } else {
    static_assert(DescribedStruct<T>,
                  "describe the type by BOOST_DESCRIBE_STRUCT or BOOST_DESCRIBE_ENUM");
    if constexpr (std::same_as<T, Text>) {
      if (value.is_string()) {  // what a person typed has no second language
        out.en.clear();
        return read_string(value, out.ja);
      }
    }
    const boost::json::object* object = object_of(value);
    return object != nullptr && read_members(*object, out);
  }
}

}  // namespace enshu::wire
