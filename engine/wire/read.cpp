// The leaves of a JSON tree: strings, numbers, names of enumerations, and the bounds on all of
// them.
#include "engine/wire/read.hpp"

#include <algorithm>

namespace enshu::wire {

bool Reader::count_string(std::size_t bytes) {
  strings_bytes_ += bytes;
  if (strings_bytes_ <= limits_.strings_bytes_most) return true;
  trouble_.too_long(limits_.strings_bytes_most);
  return false;
}

bool Reader::read_string(const boost::json::value& value, std::string& out) {
  if (!value.is_string()) {
    trouble_.wrong_type({"文字列", "a string"}, value.kind());
    return false;
  }
  const boost::json::string& text = value.get_string();
  if (!count_string(text.size())) return false;
  out.assign(text.data(), text.size());
  return true;
}

bool Reader::read_bool(const boost::json::value& value, bool& out) {
  if (!value.is_bool()) {
    trouble_.wrong_type({"真偽値", "a boolean"}, value.kind());
    return false;
  }
  out = value.get_bool();
  return true;
}

bool Reader::read_signed(const boost::json::value& value, std::int64_t& out) {
  if (!value.is_number()) {
    trouble_.wrong_type({"整数", "an integer"}, value.kind());
    return false;
  }
  boost::system::error_code error;
  out = value.to_number<std::int64_t>(error);
  if (!error && out >= -integer_most && out <= integer_most) return true;
  trouble_.out_of_range();
  return false;
}

bool Reader::read_unsigned(const boost::json::value& value, std::uint64_t& out) {
  if (!value.is_number()) {
    trouble_.wrong_type({"0 以上の整数", "an integer from 0"}, value.kind());
    return false;
  }
  boost::system::error_code error;
  out = value.to_number<std::uint64_t>(error);
  if (!error) return true;
  trouble_.out_of_range();
  return false;
}

bool Reader::read_enum(const boost::json::value& value, std::span<const std::string_view> names,
                       std::size_t& out) {
  if (!value.is_string()) {
    trouble_.wrong_type({"文字列", "a string"}, value.kind());
    return false;
  }
  const std::string_view name = value.get_string();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    trouble_.unknown_value(name, names);
    return false;
  }
  out = static_cast<std::size_t>(found - names.begin());
  return true;
}

const boost::json::object* Reader::object_of(const boost::json::value& value) {
  if (value.is_object()) return &value.get_object();
  trouble_.wrong_type({"オブジェクト", "an object"}, value.kind());
  return nullptr;
}

bool Reader::few(std::size_t elements) {
  if (elements <= limits_.elements_most) return true;
  trouble_.too_many(limits_.elements_most);
  return false;
}

bool Reader::known_members(const boost::json::object& object,
                           std::span<const std::string_view> known, std::string_view ignored) {
  for (const auto& item : object) {
    const std::string_view key = item.key();
    if (key == ignored || std::find(known.begin(), known.end(), key) != known.end()) continue;
    trouble_.unknown_member(key, known);
    return false;
  }
  return true;
}

}  // namespace enshu::wire
