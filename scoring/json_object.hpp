// JSON of scores by hand around wire::write_json: scores are exact decimals, the wire knows whole
// numbers only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/wire/write.hpp"

namespace enshu::scoring {

/// A number of millionths as a decimal: 17500000 is 17.5.
inline void write_millionths(std::string& out, std::int64_t value) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  wire::write_number(out, value / 1'000'000);
  const auto rest = value % 1'000'000;
  if (rest == 0) return;
  std::string digits = std::to_string(rest);
  digits.insert(0, 6 - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  out += '.' + digits;
}

/// An object under construction; the closing brace comes with `close`.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    wire::write_string(out_, name);
    out_ += ':';
    return out_;
  }
  template <class T>
  JsonObject& put(std::string_view name, const T& value) {
    wire::write_json(key(name), value);
    return *this;
  }
  JsonObject& millionths(std::string_view name, std::int64_t value) {
    write_millionths(key(name), value);
    return *this;
  }
  template <class T>
  JsonObject& maybe(std::string_view name, const std::optional<T>& value) {
    return value ? put(name, *value) : *this;
  }
  template <class List, class Write>
  JsonObject& list(std::string_view name, const List& items, const Write& write) {
    key(name) += '[';
    for (bool first = true; const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      write(out_, item);
    }
    out_ += ']';
    return *this;
  }
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace enshu::scoring
