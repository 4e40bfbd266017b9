// What must hold for every log, tried on logs of chance; the seed is printed when one fails.
#include <algorithm>

#include "scoring/points.hpp"
#include "scoring/score_json.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;
using testing::random_play;

constexpr ExerciseTime end{7'200'000};
const LaneId team_1{"team-1"};
const LaneId team_2{"team-2"};

std::vector<Recorded> with_prologue(std::vector<Recorded> play) {
  auto record = testing::prologue();
  record.insert(record.end(), std::make_move_iterator(play.begin()),
                std::make_move_iterator(play.end()));
  testing::renumber(record);
  return record;
}

const ObligationScore& first_report(const Score& score) {
  return score.lanes.front().obligations.front();
}

/// What a team that does everything right would send about the notice, from asking for approval on.
std::vector<Recorded> correct_report(ExerciseTime at, bool effect_known) {
  const SeatId csirt{"csirt-1"};
  const FormId form{"incident-report"};
  ReportSubmitted report;
  report.report = ReportId{"right"};
  report.form = form;
  report.from = PartyId{"csirt"};
  report.to = {PartyId{"prefecture"}};
  report.tlp = Tlp::amber;
  report.fields = {{"event_type", {"malware"}},
                   {"cause_types", {"suspicious_mail"}},
                   {"severity", {"3"}},
                   {"summary", {"感染の疑い"}},
                   {"effect", {effect_known ? "福祉課" : "調査中"}}};
  report.approval = ApprovalId{"right"};
  return {happening(at, team_1, csirt,
                    ApprovalRequested{ApprovalId{"right"},
                                      form,
                                      Stage::first,
                                      report.from,
                                      PartyId{"ciso"},
                                      report.to,
                                      Tlp::amber,
                                      report.fields,
                                      {},
                                      {}}),
          happening(at, team_1, SeatId{"ciso-1"},
                    ApprovalDecided{ApprovalId{"right"}, PartyId{"ciso"}, Verdict::approved, {}}),
          happening(at, team_1, csirt, report)};
}

bool fired_by(const std::vector<Recorded>& play, const char* inject, ExerciseTime at) {
  return std::ranges::any_of(play, [&](const Recorded& r) {
    const auto* fired = std::get_if<InjectFired>(&r.event);
    return fired != nullptr && fired->inject.value == inject && r.at <= at;
  });
}

std::vector<Recorded> inserted(std::vector<Recorded> play, const std::vector<Recorded>& more) {
  const auto place = std::ranges::upper_bound(play, more.front().at, {}, &Recorded::at);
  play.insert(place, more.begin(), more.end());
  return play;
}

}  // namespace

TEST_CASE("adding a correct report never lowers the score") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    const auto play = random_play(seed, team_1, 40);
    Rng rng(mix(seed));
    const ExerciseTime at{rng.between(0, minutes(110).ms)};
    if (!fired_by(play, "notice", at)) continue;
    const auto before = testing::score_of(with_prologue(play), end, true);
    const auto more = inserted(play, correct_report(at, fired_by(play, "effect-known", at)));
    const auto after = testing::score_of(with_prologue(more), end, true);
    const auto& a = first_report(before);
    const auto& b = first_report(after);
    if (a.max == 0) continue;  // its limit lies behind the end: it did not count before
    ++compared;
    CHECK(b.points * a.max >= a.points * b.max);
    CHECK(b.points >= a.points);
    CHECK(after.lanes.front().points >= before.lanes.front().points);
    CHECK(after.lanes.front().points * before.lanes.front().max >=
          before.lanes.front().points * after.lanes.front().max);
  }
  CHECK(compared > 100);
}

TEST_CASE("the score kept during play is the score of the record, at every event") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    const auto record = with_prologue(random_play(seed, team_1, 40));
    Scoreboard live(testing::case_scenario());
    for (std::size_t i = 0; i < record.size(); ++i) {
      live.fold(record[i]);
      static_cast<void>(live.score(record[i].at, false));  // looking at it changes nothing
      const std::vector<Recorded> part(record.begin(),
                                       record.begin() + static_cast<std::ptrdiff_t>(i + 1));
      REQUIRE(live.score(record[i].at, false) == testing::score_of(part, record[i].at, false));
    }
    CHECK(score_json(live.score(end, true)) == score_json(testing::score_of(record, end, true)));
  }
}

TEST_CASE("parts add up to the total for any log, during play and after") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    const auto record = with_prologue(random_play(seed, team_1, 60));
    for (const bool final : {false, true}) {
      const auto score = testing::score_of(record, end, final);
      testing::check_sound(score.lanes.front(), record.size());
      CHECK(score.lanes.front().score_tenths ==
            tenths(score.lanes.front().points, score.lanes.front().max));
    }
  }
}

TEST_CASE("teams do not touch each other, and their order does not matter") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    INFO("seed " << seed);
    const auto one = random_play(seed, team_1, 30);
    const auto two = random_play(seed + 1000, team_2, 30);
    auto both = one;
    both.insert(both.end(), two.begin(), two.end());
    std::ranges::stable_sort(both, {}, &Recorded::at);
    const auto play_with = [&](bool swapped) {
      auto record = testing::prologue();
      const auto opened = std::ranges::find_if(
          record, [](const Recorded& r) { return std::holds_alternative<LaneOpened>(r.event); });
      const auto other =
          happening({}, LaneId{}, SeatId{}, LaneOpened{team_2, {"チーム2", "Team 2"}});
      record.insert(swapped ? opened : opened + 1, other);
      record.insert(record.end(), both.begin(), both.end());
      testing::renumber(record);
      return testing::score_of(record, end, true);
    };
    const auto alone = testing::score_of(with_prologue(one), end, true).lanes.front();
    const auto straight = play_with(false);
    const auto swapped = play_with(true);
    CHECK(straight.lanes.front().lane == team_1);
    CHECK(straight.lanes.back() == swapped.lanes.front());
    CHECK(straight.lanes.front() == swapped.lanes.back());
    CHECK(alone.points == straight.lanes.front().points);
    CHECK(alone.max == straight.lanes.front().max);
  }
}

}  // namespace enshu::scoring
