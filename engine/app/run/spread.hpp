// How a figure spreads over many rehearsals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace enshu::app {

/// Tenths of points.
struct Spread {
  std::int64_t low{};
  std::int64_t middle{};
  std::int64_t high{};
};

/// Nothing when there are no values.
std::optional<Spread> spread_of(std::vector<std::int64_t> tenths);
/// One line on standard output; columns hold although Japanese letters are two wide.
void print_spread(const std::string& name, const std::optional<Spread>& spread);

}  // namespace enshu::app
