// Reading and writing of times, ids and chance.
#include "tests/unit/catch.hpp"

#include "engine/base/rng.hpp"
#include "engine/base/time.hpp"

using namespace enshu;

TEST_CASE("RFC 3339 times are read, written in a zone, and refused when they are no dates") {
  const auto time = from_rfc3339("2026-11-26T09:00+09:00");
  REQUIRE(time);
  CHECK(to_rfc3339(*time) == "2026-11-26T00:00:00.000Z");
  CHECK(to_rfc3339(*time, 540) == "2026-11-26T09:00:00.000+09:00");
  CHECK(from_rfc3339(to_rfc3339({1'795'000'123'456}, -330)) == WallTime{1'795'000'123'456});
  CHECK(zone_of_rfc3339("2026-11-26T09:00+09:00") == 540);
  for (const char* bad : {"2026-02-30T09:00Z", "2026-11-26", "2026-11-26T24:00Z",
                          "2026-11-26T09:00", "x", "2026-11-26T09:00Zx"}) {
    INFO(bad);
    CHECK_FALSE(from_rfc3339(bad));
  }
}

TEST_CASE("durations and exercise times read back what is written") {
  CHECK(parse_duration("1h30m") == minutes(90));
  CHECK(parse_duration("500ms") == Duration{500});
  CHECK(parse_duration("2d") == minutes(2 * 24 * 60));
  for (const char* bad : {"", "5", "m", "-5m", "5x", "99999999999999d", "1h-2m"}) {
    INFO(bad);
    CHECK_FALSE(parse_duration(bad));
  }
  CHECK(parse_exercise_time("1:20") == ExerciseTime{80 * 60'000});
  CHECK(parse_exercise_time("-0:20") == ExerciseTime{-20 * 60'000});
  CHECK(parse_exercise_time("0:00:05") == ExerciseTime{5'000});
  CHECK(parse_exercise_time("45m") == ExerciseTime{45 * 60'000});
  for (const char* bad : {"1:60", "1:2", ":20", "1:20:99", "1:20x", "99999999:00", "--0:20", "-"}) {
    INFO(bad);
    CHECK_FALSE(parse_exercise_time(bad));
  }
  for (const std::int64_t ms :
       {0LL, 1LL, 999LL, 60'000LL, 5'400'000LL, 172'800'000LL, 90'061'001LL}) {
    CHECK(parse_duration(format_duration({ms})) == Duration{ms});
  }
  CHECK(format_exercise_time({80 * 60'000}) == "1:20");
  CHECK(format_exercise_time({-5'000}) == "-0:00:05");
}

TEST_CASE("chance is the same for the same seed, and stays within its bounds") {
  Rng first(7);
  Rng second(7);
  // The numbers themselves are part of every record's meaning: they may never change.
  CHECK(first.next() == 0xa65305fd338ec8feULL);
  CHECK(second.next() == 0xa65305fd338ec8feULL);
  CHECK(mix("csirt") == 0x1be12a9536fa36c5ULL);
  for (int i = 0; i < 1'000; ++i) {
    CHECK(first.next() == second.next());
    CHECK(first.below(10) < 10);
    second.below(10);
    const auto value = first.between(-3, 3);
    CHECK((value >= -3 && value <= 3));
    second.between(-3, 3);
  }
  CHECK(first.between(5, 4) == 5);
  CHECK(first.below(0) == 0);
}
