// The two times of an exercise, kept apart by type, and how they are read and written.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace enshu {

/// A span in milliseconds.
struct Duration {
  std::int64_t ms{};
  auto operator<=>(const Duration&) const = default;
};

/// Milliseconds of exercise time since StartEx; pauses excluded, speed applied.
struct ExerciseTime {
  std::int64_t ms{};
  auto operator<=>(const ExerciseTime&) const = default;
};

/// Milliseconds since 1970-01-01T00:00:00Z. Also used for the calendar inside the story.
struct WallTime {
  std::int64_t ms{};
  auto operator<=>(const WallTime&) const = default;
};

constexpr ExerciseTime operator+(ExerciseTime t, Duration d) { return {t.ms + d.ms}; }
constexpr ExerciseTime operator-(ExerciseTime t, Duration d) { return {t.ms - d.ms}; }
constexpr Duration operator-(ExerciseTime a, ExerciseTime b) { return {a.ms - b.ms}; }
constexpr Duration operator-(WallTime a, WallTime b) { return {a.ms - b.ms}; }
constexpr WallTime operator+(WallTime t, Duration d) { return {t.ms + d.ms}; }
constexpr Duration operator+(Duration a, Duration b) { return {a.ms + b.ms}; }
constexpr Duration operator-(Duration a, Duration b) { return {a.ms - b.ms}; }

constexpr Duration minutes(std::int64_t n) { return {n * 60'000}; }
constexpr Duration seconds(std::int64_t n) { return {n * 1'000}; }

/// `2026-11-26T09:00:00.000+09:00`; `offset_minutes` is the zone to write in. Source: RFC 3339.
std::string to_rfc3339(WallTime time, int offset_minutes = 0);
/// Reads RFC 3339 (seconds and fraction may be missing). Nothing when it is not such a time or not
/// a real date.
std::optional<WallTime> from_rfc3339(std::string_view text);
/// The zone offset written in an RFC 3339 text, in minutes. Nothing when there is none.
std::optional<int> zone_of_rfc3339(std::string_view text);

/// `90s`, `30m`, `3h`, `2d`, `500ms`, or a sum such as `1h30m`. Nothing when it is none of these or
/// above 10 years.
std::optional<Duration> parse_duration(std::string_view text);
/// Scenario times: `H:MM`, `H:MM:SS`, `-0:20`, or a duration. Nothing when it is none of these.
std::optional<ExerciseTime> parse_exercise_time(std::string_view text);
/// `1:20`, or `1:20:05` when there are seconds; the sign first when negative. Milliseconds are cut.
std::string format_exercise_time(ExerciseTime time);
/// `30m`, `1h30m`, `2d`: the shortest form that `parse_duration` reads back.
std::string format_duration(Duration span);

}  // namespace enshu
