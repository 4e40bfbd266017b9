// The house's own chance: the same seed gives the same numbers with every compiler and library.
#pragma once

#include <cstdint>
#include <string_view>

namespace enshu {

/// SplitMix64's finaliser: spreads every bit of the input over the output. Source: Steele, Lea,
/// Flood (OOPSLA 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// A seed from a name (FNV-1a, then mixed), so that each lane or seat has a stream of its own.
constexpr std::uint64_t mix(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(hash);
}

class Rng {
 public:
  explicit constexpr Rng(std::uint64_t seed) : state_(mix(seed)) {}

  constexpr std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }
  /// 0 .. bound-1; 0 when `bound` is 0. Multiply-shift: the bias is below 2^-32 for the small
  /// bounds used here.
  constexpr std::uint64_t below(std::uint32_t bound) { return ((next() >> 32) * bound) >> 32; }
  /// True in `permille` of 1000 cases.
  constexpr bool chance(std::uint32_t permille) { return below(1000) < permille; }
  /// Inclusive on both sides; `low` when the range is empty.
  constexpr std::int64_t between(std::int64_t low, std::int64_t high) {
    if (high <= low) return low;
    const auto width = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(next() % width);
  }

 private:
  std::uint64_t state_;
};

}  // namespace enshu
