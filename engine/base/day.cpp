// Days are read strictly: four digits, two and two, and what the calendar has.
#include "engine/base/day.hpp"

#include <charconv>

namespace enshu {
namespace {

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day out(std::chrono::year(static_cast<int>(*year)),
                                        std::chrono::month(*month), std::chrono::day(*day));
  return out.ok() ? std::optional(out) : std::nullopt;
}

}  // namespace enshu
