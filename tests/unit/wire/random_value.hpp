// Random values of every described type, from a seed: for round trips that know no type by name.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/rng.hpp"
#include "engine/core/command.hpp"
#include "engine/core/event.hpp"
#include "engine/wire/read.hpp"
#include "engine/wire/types.hpp"

namespace enshu::test {

class RandomValue {
 public:
  explicit RandomValue(std::uint64_t seed) : rng_(seed) {}

  /// Text with everything that JSON, SQL or Japanese makes difficult.
  std::string text() {
    static constexpr std::array<std::string_view, 14> parts{"件名",
                                                            "\"",
                                                            "\\",
                                                            "\n",
                                                            "\t",
                                                            std::string_view("\0", 1),
                                                            "\x1f",
                                                            "𠮷野家",
                                                            "é",
                                                            "😀",
                                                            "'; DROP TABLE events; --",
                                                            "plain words",
                                                            "\xe2\x80\xa8",
                                                            "</script>"};
    std::string out;
    for (auto rest = rng_.below(6); rest > 0; --rest) out += parts[rng_.below(parts.size())];
    return out;
  }

  template <class T>
  void fill(T& out) {
    if constexpr (std::same_as<T, std::string>) {
      out = text();
    } else if constexpr (std::same_as<T, bool>) {
      out = rng_.chance(500);
    } else if constexpr (wire::Integer<T>) {
      if constexpr (std::is_signed_v<T>) {
        out = number();
      } else {
        out = static_cast<T>(rng_.next());
      }
    } else if constexpr (wire::IdLike<T>) {
      out = T(text());
    } else if constexpr (wire::TimeLike<T>) {
      out.ms = number();
    } else if constexpr (wire::DescribedEnum<T>) {
      out = static_cast<T>(rng_.below(static_cast<std::uint32_t>(wire::enum_names<T>.size())));
    } else if constexpr (wire::OptionalLike<T>) {
      out.reset();
      if (rng_.chance(500)) fill(out.emplace());
    } else if constexpr (wire::ListLike<T>) {
      out.resize(rng_.below(4));
      for (auto& item : out) fill(item);
    } else if constexpr (wire::MapLike<T>) {
      out.clear();
      for (auto rest = rng_.below(4); rest > 0; --rest) fill(out[text()]);
    } else {
      boost::mp11::mp_for_each<wire::MembersOf<T>>([&](auto member) { fill(out.*member.pointer); });
    }
  }

  /// One of every alternative, in order.
  template <class Variant>
  std::vector<Variant> each() {
    std::vector<Variant> out;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Variant>>(
        [&](auto identity) {
          typename decltype(identity)::type value{};
          fill(value);
          out.emplace_back(std::move(value));
        });
    return out;
  }

  Rng& rng() { return rng_; }

 private:
  std::int64_t number() { return rng_.between(-wire::integer_most, wire::integer_most); }

  Rng rng_;
};

}  // namespace enshu::test
