// Reading and writing of times; the calendar arithmetic is std::chrono's.
#include "engine/base/time.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace enshu {
namespace {

constexpr std::int64_t longest_ms = 3650LL * 24 * 3600 * 1000;

/// Takes `digits` decimal digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take_char(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// `Z`, `+09:00` or `-05:30` at the front of `text`, in minutes.
std::optional<int> take_zone(std::string_view& text) {
  if (take_char(text, 'Z')) return 0;
  const bool negative = !text.empty() && text.front() == '-';
  if (!take_char(text, '+') && !take_char(text, '-')) return std::nullopt;
  const auto hours = take_number(text, 2);
  if (!hours || !take_char(text, ':')) return std::nullopt;
  const auto mins = take_number(text, 2);
  if (!mins || *hours > 23 || *mins > 59) return std::nullopt;
  return (negative ? -1 : 1) * (*hours * 60 + *mins);
}

struct Parsed {
  WallTime time;
  int zone_minutes{};
};

std::optional<int> take_millis(std::string_view& text) {
  int millis = 0;
  int scale = 100;
  bool any = false;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    millis += (text.front() - '0') * scale;
    scale /= 10;
    any = true;
    text.remove_prefix(1);
  }
  return any ? std::optional(millis) : std::nullopt;
}

std::optional<Parsed> parse(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || !take_char(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take_char(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !(take_char(text, 'T') || take_char(text, 't') || take_char(text, ' ')))
    return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || !take_char(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute) return std::nullopt;
  int second = 0;
  int millis = 0;
  if (take_char(text, ':')) {
    const auto value = take_number(text, 2);
    if (!value) return std::nullopt;
    second = *value;
    if (take_char(text, '.')) {
      const auto fraction = take_millis(text);
      if (!fraction) return std::nullopt;
      millis = *fraction;
    }
  }
  const auto zone = take_zone(text);
  if (!zone || !text.empty() || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t secs = (days * 24LL + *hour) * 3600 + *minute * 60 + second - *zone * 60LL;
  return Parsed{{secs * 1000 + millis}, *zone};
}

std::optional<std::int64_t> unit_ms(std::string_view unit) {
  if (unit == "ms") return 1;
  if (unit == "s") return 1'000;
  if (unit == "m") return 60'000;
  if (unit == "h") return 3'600'000;
  if (unit == "d") return 86'400'000;
  return std::nullopt;
}

}  // namespace

std::string to_rfc3339(WallTime time, int offset_minutes) {
  using namespace std::chrono;
  const sys_time<milliseconds> local{milliseconds{time.ms + offset_minutes * 60'000LL}};
  const auto days = floor<std::chrono::days>(local);
  const year_month_day date{days};
  const hh_mm_ss clock{local - days};
  std::array<char, 48> zone{};
  if (offset_minutes == 0) {
    std::snprintf(zone.data(), zone.size(), "Z");
  } else {
    const int size = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    std::snprintf(zone.data(), zone.size(), "%c%02d:%02d", offset_minutes < 0 ? '-' : '+',
                  size / 60, size % 60);
  }
  std::array<char, 96> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03d%s",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()),
                static_cast<int>(clock.subseconds().count()), zone.data());
  return out.data();
}

std::optional<WallTime> from_rfc3339(std::string_view text) {
  const auto parsed = parse(text);
  return parsed ? std::optional(parsed->time) : std::nullopt;
}

std::optional<int> zone_of_rfc3339(std::string_view text) {
  const auto parsed = parse(text);
  return parsed ? std::optional(parsed->zone_minutes) : std::nullopt;
}

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  while (!text.empty()) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0 || number > longest_ms) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto letters = text.find_first_of("0123456789");
    const auto unit = unit_ms(text.substr(0, letters));
    if (!unit || number > longest_ms / *unit) return std::nullopt;
    total += number * *unit;
    if (total > longest_ms) return std::nullopt;
    text.remove_prefix(letters == std::string_view::npos ? text.size() : letters);
  }
  return Duration{total};
}

std::optional<ExerciseTime> parse_exercise_time(std::string_view text) {
  const bool negative = take_char(text, '-');
  const auto sign = negative ? -1 : 1;
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  if (text.find(':') == std::string_view::npos) {
    const auto span = parse_duration(text);
    return span ? std::optional(ExerciseTime{sign * span->ms}) : std::nullopt;
  }
  std::int64_t hours = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hours);
  if (error != std::errc{} || hours < 0 || hours > 24 * 3650) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!take_char(text, ':')) return std::nullopt;
  const auto mins = take_number(text, 2);
  if (!mins || *mins > 59) return std::nullopt;
  int secs = 0;
  if (take_char(text, ':')) {
    const auto value = take_number(text, 2);
    if (!value || *value > 59) return std::nullopt;
    secs = *value;
  }
  if (!text.empty()) return std::nullopt;
  return ExerciseTime{sign * ((hours * 60 + *mins) * 60'000 + secs * 1000LL)};
}

std::string format_exercise_time(ExerciseTime time) {
  const std::int64_t total = (time.ms < 0 ? -time.ms : time.ms) / 1000;
  std::array<char, 48> out{};
  const char* sign = time.ms < 0 ? "-" : "";
  const auto hours = static_cast<long long>(total / 3600);
  const auto mins = static_cast<int>(total / 60 % 60);
  const auto secs = static_cast<int>(total % 60);
  if (secs == 0) {
    std::snprintf(out.data(), out.size(), "%s%lld:%02d", sign, hours, mins);
  } else {
    std::snprintf(out.data(), out.size(), "%s%lld:%02d:%02d", sign, hours, mins, secs);
  }
  return out.data();
}

std::string format_duration(Duration span) {
  std::int64_t rest = span.ms;
  std::string out;
  const auto take = [&](std::int64_t unit, const char* name) {
    if (rest / unit != 0) out += std::to_string(rest / unit) + name;
    rest %= unit;
  };
  take(86'400'000, "d");
  take(3'600'000, "h");
  take(60'000, "m");
  take(1'000, "s");
  take(1, "ms");
  return out.empty() ? "0s" : out;
}

}  // namespace enshu
