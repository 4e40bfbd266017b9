// Quartiles as the review counts them.
#pragma once

#include <cstdint>
#include <vector>

namespace enshu::scoring {

/// The value below which a quarter, a half, three quarters lie: the lower of two neighbours.
/// `sorted` must not be empty.
inline std::int64_t quartile(const std::vector<std::int64_t>& sorted, std::size_t quarters) {
  return sorted[(sorted.size() - 1) * quarters / 4];
}

}  // namespace enshu::scoring
