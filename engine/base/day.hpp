// A day of the calendar as people write it.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace enshu {

/// `2026-12-01`, a day that exists; nothing otherwise. Such texts compare as the days do.
std::optional<std::chrono::year_month_day> parse_day(std::string_view text);

}  // namespace enshu
