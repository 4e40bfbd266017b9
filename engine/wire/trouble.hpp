// What is wrong with a JSON value, gathered while the reader comes back up from where it found it.
#pragma once

#include <boost/json/kind.hpp>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace enshu::wire {

/// The first fault found in a value. The sentences start with the member's path, which grows from
/// the inside out.
class Trouble {
 public:
  void wrong_type(const Text& wanted, boost::json::kind got);
  void out_of_range();
  void unknown_member(std::string_view name, std::span<const std::string_view> known);
  void unknown_value(std::string_view value, std::span<const std::string_view> known);
  void too_many(std::size_t most);
  void too_long(std::size_t bytes_most);

  void under(std::string_view member);
  void under(std::size_t index);

  /// `whole` is what to call the value when the fault is at its root ("the command").
  [[nodiscard]] Error error(std::string_view code, const Text& whole) const;

 private:
  std::string path_;
  Text rest_;
};

}  // namespace enshu::wire
