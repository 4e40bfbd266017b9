// Result: what may go wrong is a value that says where, what and what to do.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "engine/base/text.hpp"

namespace enshu {

/// `code` is stable and for programs (`unknown_message`); `message` is for people and names a
/// remedy; `place` is a file position, a record's sequence or empty.
struct Error {
  std::string code;
  Text message;
  std::string place;
  bool operator==(const Error&) const = default;
};

/// Either a value or an Error. Reading the wrong one is our own bug and stops the program.
template <class T>
class Result {
 public:
  Result(T value)
      : content_(std::in_place_index<0>, std::move(value)) {
  }  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : content_(std::in_place_index<1>, std::move(error)) {
  }  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& {
    assert(ok());
    return std::get<0>(content_);
  }
  [[nodiscard]] T& value() & {
    assert(ok());
    return std::get<0>(content_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::get<0>(std::move(content_));
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return std::get<1>(content_);
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, Error> content_;
};

/// For what returns nothing: `Result<Done>`.
struct Done {
  bool operator==(const Done&) const = default;
};

}  // namespace enshu
