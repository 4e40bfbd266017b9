// Flags that the scenario's script wrote, as figures, and teams in the order of these.
#include "scoring/race.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <tuple>

namespace enshu::scoring {
namespace {

std::optional<std::int64_t> number(const LaneState& lane, const std::string& flag) {
  const auto found = lane.flags.find(flag);
  if (found == lane.flags.end()) return std::nullopt;
  const auto& text = found->second;
  std::int64_t value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Less is better.
std::tuple<std::int64_t, bool, std::int64_t> rank(const RacePlace& entry) {
  return {-entry.points, !entry.time, entry.time ? entry.time->ms : 0};
}

}  // namespace

std::vector<RacePlace> race_places(const Scenario& scenario, const State& state) {
  std::vector<RacePlace> out;
  if (!scenario.race) return out;
  for (const auto& lane : state.lanes) {
    RacePlace entry{0, lane.id, lane.title, number(lane, scenario.race->points).value_or(0), {}};
    if (const auto seconds = number(lane, scenario.race->time))
      entry.time = Duration{*seconds * 1000};
    out.push_back(std::move(entry));
  }
  std::ranges::stable_sort(out, {}, rank);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool same = i > 0 && rank(out[i - 1]) == rank(out[i]);
    out[i].place = same ? out[i - 1].place : static_cast<std::int64_t>(i) + 1;
  }
  return out;
}

}  // namespace enshu::scoring
