// The near name: edit distance where a swap of neighbours counts once (optimal string alignment).
#include "engine/wire/near.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace enshu::wire {
namespace {

constexpr std::size_t longest_name = 64;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string near_name(std::string_view wrong, std::span<const std::string_view> known) {
  if (wrong.empty() || wrong.size() > longest_name) return {};
  std::size_t best = std::max<std::size_t>(1, wrong.size() / 3) + 1;
  std::string_view found;
  for (const std::string_view name : known) {
    if (name.size() > longest_name) continue;
    const std::size_t steps = distance(wrong, name);
    if (steps < best) {
      best = steps;
      found = name;
    }
  }
  return std::string(found);
}

}  // namespace enshu::wire
