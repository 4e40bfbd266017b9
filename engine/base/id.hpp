// Names that never mix: a strong type around the short text by which scenario files and logs call a
// thing.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace enshu {

/// A name such as `csirt` or `soc-notice`. Empty means "none". Two ids with different tags do not
/// compare or convert.
template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  explicit Id(std::string_view text) : value(text) {}
  explicit Id(const char* text) : value(text) {}

  [[nodiscard]] bool empty() const { return value.empty(); }
  explicit operator bool() const { return !value.empty(); }
  auto operator<=>(const Id&) const = default;
  bool operator==(const Id&) const = default;
};

}  // namespace enshu

template <class Tag>
struct std::hash<enshu::Id<Tag>> {
  std::size_t operator()(const enshu::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value);
  }
};
