// Low, middle and high, as people read them.
#include "engine/app/run/spread.hpp"

#include <algorithm>
#include <cstdio>

namespace enshu::app {
namespace {

/// Columns that UTF-8 text takes in a terminal: East Asian letters take two.
int columns(const std::string& text) {
  int wide = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE0)
      wide += 2;
    else if (byte < 0x80 || byte >= 0xC0)
      wide += 1;
  }
  return wide;
}

}  // namespace

std::optional<Spread> spread_of(std::vector<std::int64_t> tenths) {
  if (tenths.empty()) return std::nullopt;
  std::ranges::sort(tenths);
  return Spread{tenths.front(), tenths[tenths.size() / 2], tenths.back()};
}

void print_spread(const std::string& name, const std::optional<Spread>& spread) {
  const int padding = std::max(1, 44 - columns(name));
  if (!spread) {
    std::printf("%s%*s      -      -      -\n", name.c_str(), padding, "");
    return;
  }
  const auto points = [](std::int64_t tenths) { return static_cast<double>(tenths) / 10; };
  std::printf("%s%*s %6.1f %6.1f %6.1f\n", name.c_str(), padding, "", points(spread->low),
              points(spread->middle), points(spread->high));
}

}  // namespace enshu::app
