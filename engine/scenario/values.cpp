// Reading of numbers, seats and dates.
#include "engine/scenario/values.hpp"

#include <charconv>
#include <string>

namespace enshu::scenario {

std::optional<std::int64_t> read_whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::pair<int, int>> read_seats(std::string_view text) {
  constexpr std::int64_t most = 1000;
  const auto dots = text.find("..");
  const auto low = read_whole(text.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : read_whole(text.substr(dots + 2));
  if (!low || !high || *low < 0 || *high < *low || *high < 1 || *high > most) return std::nullopt;
  return std::pair(static_cast<int>(*low), static_cast<int>(*high));
}

std::optional<Window> read_window(std::string_view text) {
  const auto dots = text.find("..");
  const bool drawn = dots != std::string_view::npos;
  const auto from = parse_exercise_time(text.substr(0, dots));
  const auto until = drawn ? parse_exercise_time(text.substr(dots + 2)) : from;
  if (!from || !until) return std::nullopt;
  return Window{*from, *until, drawn};
}

std::optional<int> read_zone(std::string_view text) {
  constexpr int west_most = -12 * 60;
  constexpr int east_most = 14 * 60;
  // Any day will do: the reader of dates knows how zones are written.
  const auto zone = zone_of_rfc3339("2026-01-01T00:00:00" + std::string(text));
  if (!zone || text.size() != 6 || *zone < west_most || *zone > east_most) return std::nullopt;
  return zone;
}

std::optional<Calendar> read_calendar(std::string_view text) {
  const auto start = from_rfc3339(text);
  const auto zone = zone_of_rfc3339(text);
  if (!start || !zone) return std::nullopt;
  return Calendar{*start, *zone};
}

}  // namespace enshu::scenario
