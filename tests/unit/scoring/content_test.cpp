// The small arithmetic under the score: shares, bands, words.
#include "scoring/points.hpp"
#include "scoring/text_fold.hpp"
#include "scoring/words.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::scoring {

TEST_CASE("timeliness is whole until the target, nothing from the limit on, linear between") {
  CHECK(timeliness_ppm(minutes(0), minutes(30), minutes(60)) == 1'000'000);
  CHECK(timeliness_ppm(minutes(30), minutes(30), minutes(60)) == 1'000'000);
  CHECK(timeliness_ppm(minutes(45), minutes(30), minutes(60)) == 500'000);
  CHECK(timeliness_ppm(minutes(60), minutes(30), minutes(60)) == 0);
  CHECK(timeliness_ppm(minutes(61), minutes(30), minutes(60)) == 0);
  CHECK(timeliness_ppm(minutes(30), minutes(30), minutes(30)) == 1'000'000);
  CHECK(timeliness_ppm(Duration{1'800'001}, minutes(30), minutes(30)) == 0);
  // sixty days, as personal-data rules set them, do not overflow
  CHECK(timeliness_ppm(minutes(45 * 1440), minutes(30 * 1440), minutes(60 * 1440)) == 500'000);
}

TEST_CASE("F2 weighs a forgotten recipient heavier than a superfluous one") {
  CHECK(f2_ppm(2, 0, 0) == 1'000'000);
  CHECK(f2_ppm(0, 2, 1) == 0);
  CHECK(f2_ppm(1, 1, 0) == 555'556);
  CHECK(f2_ppm(1, 0, 1) == 833'333);
}

TEST_CASE("bands begin at 85, 65 and 40, and a RED leak allows M at best") {
  CHECK(suggested_rating(850, false) == Rating::P);
  CHECK(suggested_rating(849, false) == Rating::S);
  CHECK(suggested_rating(650, false) == Rating::S);
  CHECK(suggested_rating(649, false) == Rating::M);
  CHECK(suggested_rating(400, false) == Rating::M);
  CHECK(suggested_rating(399, false) == Rating::U);
  CHECK(suggested_rating(1000, true) == Rating::M);
  CHECK(suggested_rating(399, true) == Rating::U);
}

TEST_CASE("scores are rounded half up to tenths") {
  CHECK(tenths(7'333'333, 10'000'000) == 733);
  CHECK(tenths(7'335'000, 10'000'000) == 734);
  CHECK(tenths(-3'000'000, 10'000'000) == 0);
  CHECK(tenths(0, 10) == 0);
  CHECK_FALSE(tenths(0, 0).has_value());
}

TEST_CASE("words compare without regard to width, case and blanks") {
  CHECK(folded("　ＰＣ－０３１ \n Ｅｍｏｔｅｔ ") == "pc-031 emotet");
  CHECK(mentions("ﾏﾙｳｪｱに感染", "マルウェア"));
  CHECK_FALSE(mentions("感染", ""));
  CHECK(folded("\xff\xfe") == "\xff\xfe");  // not UTF-8: left alone
}

TEST_CASE("only a short answer of its own says that something is not known") {
  CHECK(says_unknown("調査中"));
  CHECK(says_unknown("現在、調査中です。"));
  CHECK(says_unknown("Ｕｎｋｎｏｗｎ"));
  CHECK_FALSE(
      says_unknown("侵入の経路は調査中だが、福祉課の端末2台の感染と名簿の持ち出しを確認した。"));
  CHECK_FALSE(says_unknown("福祉課"));
}

TEST_CASE("spans and points are written as people say them") {
  CHECK(span_words(minutes(34)).ja == "34 分");
  CHECK(span_words(Duration{1'801'000}).en == "30 min 1 s");
  CHECK(span_words(minutes(65)).ja == "65 分");
  CHECK(span_words(minutes(3 * 1440)).en == "3 d");
  CHECK(span_words(minutes(60)).ja == "60 分");
  CHECK(span_words(minutes(125)).ja == "2 時間 5 分");
  CHECK(points_words(17'333'340) == "17.3");
  CHECK(points_words(17'350'000) == "17.4");
}

}  // namespace enshu::scoring
