// The evaluators' judgement beside the machine's figures, and the improvement plan. Nothing of it
// changes what the machine counted.
#include <algorithm>

#include "scoring/debrief.hpp"
#include "scoring/export/export.hpp"
#include "scoring/score_json.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;
const LaneId team_1{"team-1"};
const SeatId eva{"eva"};
const SeatId second{"eva-2"};
const SeatId lead{"lead"};
const ChecklistItemId report_item{"report-in-time"};
const ChecklistItemId vendor_item{"vendor-answered"};
const ChecklistItemId calm_item{"calm"};
const ObligationId first_report{"first-report"};

/// The scenario of the cases with a checklist: linked to a duty, opened by an inject, always open.
const Scenario& judged_scenario() {
  static const Scenario made = [] {
    Scenario scenario = testing::case_scenario();
    const auto fired = [](const char* inject) {
      return Condition{Condition::Join::fact, InjectFiredFact{InjectId{inject}}, {}};
    };
    scenario.checklist = {
        {report_item,
         ObjectiveId{"report"},
         {"第1報", "First report"},
         fired("notice"),
         first_report},
        {vendor_item, ObjectiveId{"answers"}, {"回答", "Answer"}, fired("vendor-asks"), {}},
        {ChecklistItemId{"never"}, {}, {"起きない", "Never"}, fired("leak"), {}},
        {calm_item, {}, {"落ち着き", "Calm"}, {}, {}},
    };
    scenario.index();
    return scenario;
  }();
  return made;
}

class Afternoon {
 public:
  Afternoon()
      : record_(testing::record_of(testing::cases_folder / "whole-afternoon" / "events.jsonl")) {}

  Afternoon& then(int minute, const SeatId& by, Event event, const LaneId& lane = team_1) {
    record_.push_back(happening(ExerciseTime{minutes(minute).ms}, lane, by, std::move(event)));
    testing::renumber(record_);
    return *this;
  }
  Afternoon& ends() {
    return then(120, lead, ClockChanged{ClockChange::ended, false, 1000, {}, {}}, LaneId{});
  }
  [[nodiscard]] LaneScore lane() const {
    Scoreboard board(judged_scenario());
    for (const auto& recorded : record_) board.fold(recorded);
    return board.score(ExerciseTime{minutes(120).ms}, true).lanes.front();
  }
  [[nodiscard]] DebriefModel debriefed() const { return debrief(judged_scenario(), record_); }

 private:
  std::vector<Recorded> record_;
};

const ChecklistScore& item(const LaneScore& lane, const ChecklistItemId& id) {
  const auto found = std::ranges::find(lane.checklist, id, &ChecklistScore::id);
  REQUIRE(found != lane.checklist.end());
  return *found;
}

ItemMarked mark(Rating rating, const char* note = "") { return {calm_item, rating, note}; }

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an item opens with the event that it judges, and the duty's points suggest its mark") {
  const auto lane = Afternoon().lane();
  REQUIRE(lane.checklist.size() == 4);
  const auto& report = item(lane, report_item);
  CHECK(report.opened_at == ExerciseTime{0});
  CHECK(report.opened_seq == 7);  // behind the six events of the prologue
  const auto duty = std::ranges::find(lane.obligations, first_report, &ObligationScore::id);
  // 74 of 85 points: 0.87, a P by the band of 85
  REQUIRE(duty->max > 0);
  CHECK(report.suggested == (duty->points * 1000 >= duty->max * 850 ? Rating::P : Rating::S));
  CHECK(report.evidence == duty->evidence);
  CHECK(item(lane, vendor_item).opened_at == ExerciseTime{minutes(40).ms});
  CHECK_FALSE(item(lane, vendor_item).suggested);
  CHECK_FALSE(item(lane, ChecklistItemId{"never"}).opened_at);
  CHECK(item(lane, calm_item).opened_at == ExerciseTime{0});
  CHECK(item(lane, calm_item).opened_seq == 0);
}

TEST_CASE(
    "marks stand beside each other: agreed when all are the same, disputed when they differ") {
  Afternoon play;
  CHECK_FALSE(item(play.lane(), calm_item).agreed);
  play.then(70, eva, mark(Rating::S, "声掛け"));
  CHECK(item(play.lane(), calm_item).agreed == Rating::S);
  play.then(71, second, mark(Rating::M));
  const auto differ = item(play.lane(), calm_item);
  CHECK(differ.disputed);
  CHECK_FALSE(differ.agreed);
  CHECK(differ.marks.size() == 2);
  CHECK(differ.marks[0].note == "声掛け");
  play.then(72, second, mark(Rating::S, "見直した"));
  const auto same = item(play.lane(), calm_item);
  CHECK_FALSE(same.disputed);
  CHECK(same.agreed == Rating::S);
  REQUIRE(same.marks.size() == 3);  // what was given first is not lost
  CHECK_FALSE(same.marks[1].latest);
  CHECK(same.marks[2].latest);
}

TEST_CASE("a settlement stands, and a later mark that differs opens the question again") {
  Afternoon play;
  play.then(70, eva, mark(Rating::P)).then(71, second, mark(Rating::U));
  play.then(80, lead, MarksReconciled{calm_item, Rating::S, "記録を一緒に確認した"});
  const auto settled = item(play.lane(), calm_item);
  CHECK(settled.agreed == Rating::S);
  CHECK_FALSE(settled.disputed);
  CHECK(settled.settled.front().reason == "記録を一緒に確認した");
  play.then(85, second, mark(Rating::S));
  CHECK_FALSE(item(play.lane(), calm_item).disputed);
  play.then(90, second, mark(Rating::U));
  CHECK(item(play.lane(), calm_item).disputed);
  CHECK(item(play.lane(), calm_item).agreed == Rating::S);
}

TEST_CASE("an override gives a total of its own; the machine's figures stay as they are") {
  const auto before = Afternoon().lane();
  const auto duty = std::ranges::find(before.obligations, first_report, &ObligationScore::id);
  Afternoon play;
  play.then(70, eva, ScoreOverridden{first_report, 1000, {}, "口頭でも速やかに伝えていた"});
  const auto after = play.lane();
  CHECK(after.points == before.points);
  CHECK(after.max == before.max);
  CHECK(after.score_tenths == before.score_tenths);
  CHECK(after.obligations == before.obligations);
  REQUIRE(after.overrides.size() == 1);
  CHECK(after.overrides[0].machine_points == duty->points);
  CHECK(after.overrides[0].points == duty->max);
  // (points - machine + whole) / max, in tenths of a percent, rounded half up
  const auto points = before.points - duty->points + duty->max;
  CHECK(after.overridden_tenths == (points * 2000 + before.max) / (before.max * 2));

  play.then(75, second, ScoreOverridden{first_report, {}, Rating::S, "遅れは軽くない"});
  const auto banded = play.lane();
  CHECK_FALSE(banded.overrides[0].stands);
  CHECK(banded.overrides[1].stands);
  CHECK(banded.overrides[1].points == duty->max / 1000 * 750);  // the middle of S

  play.then(80, second, ScoreOverridden{first_report, {}, {}, "元に戻す"});
  const auto back = play.lane();
  CHECK(back.overrides.size() == 3);
  CHECK(back.overrides[2].withdrawn);
  CHECK_FALSE(back.overridden_tenths);
}

TEST_CASE("an override of a duty that does not count changes no total") {
  Afternoon play;
  play.then(70, eva, ScoreOverridden{ObligationId{"two-bodies"}, 1000, {}, "対象外の確認"});
  const auto lane = play.lane();
  REQUIRE(lane.overrides.size() == 1);
  CHECK(lane.overrides[0].max == 0);
  CHECK_FALSE(lane.overridden_tenths);
}

TEST_CASE("the improvement plan keeps its rows as last written, with every follow-up") {
  ImprovementPlanned row{ImprovementId{"i1"}, "夜間の連絡先", "第1報の遅れ", first_report, 9,
                         "連絡網を見直す",    "情報政策課",   "2026-12-01",  "2027-03-31"};
  auto other = row;
  other.improvement = ImprovementId{"i2"};
  other.owner = "総務課";
  auto third = other;
  third.improvement = ImprovementId{"i3"};
  Afternoon play;
  play.ends();
  play.then(120, eva, row).then(120, eva, other).then(120, eva, third);
  row.issue = "夜間・休日の連絡先";
  play.then(120, eva, row);
  third.withdrawn = true;
  play.then(120, eva, third);
  const auto answer = [](const char* id, std::int64_t months, FollowUpState state) {
    return FollowUpAnswered{ImprovementId{id}, months, state, "", "課長"};
  };
  play.then(120, lead, answer("i1", 6, FollowUpState::not_started));
  play.then(120, lead, answer("i1", 6, FollowUpState::under_way));
  const auto model = play.debriefed();
  REQUIRE(model.improvements.size() == 3);
  CHECK(model.improvements[0].issue == "夜間・休日の連絡先");
  CHECK(model.improvements[0].versions == 2);
  CHECK(model.improvements[0].obligation_title.ja == "県への第1報");
  REQUIRE(model.improvements[0].follow_ups.size() == 2);
  CHECK_FALSE(model.improvements[0].follow_ups[0].latest);
  // two rows count (one is withdrawn), one is answered; of one owner who answered one improves
  REQUIRE(model.follow_ups.size() == 2);
  const auto& six = model.follow_ups[0];
  CHECK((six.months == 6 && six.rows == 2 && six.answered == 1 && six.under_way == 1));
  CHECK((six.owners == 2 && six.owners_answered == 1 && six.owners_improving == 1));
  CHECK(six.answered_ppm == 500'000);
  CHECK(six.improving_ppm == 1'000'000);
  CHECK(model.follow_ups[1].answered == 0);
  CHECK_FALSE(model.follow_ups[1].improving_ppm);
}

TEST_CASE("a team sees what was agreed and its own plan, not who judged") {
  Afternoon play;
  play.then(70, eva, mark(Rating::P, "内輪の所見")).then(71, second, mark(Rating::U));
  play.then(80, lead, MarksReconciled{calm_item, Rating::S, "合意の理由"});
  play.then(81, eva, ScoreOverridden{first_report, 900, {}, "修正の理由"});
  play.ends();
  ImprovementPlanned row;
  row.improvement = ImprovementId{"i1"};
  row.issue = "チームの課題";
  play.then(120, eva, row);
  row.improvement = ImprovementId{"i2"};
  row.issue = "主催者の課題";
  play.then(120, eva, row, LaneId{});
  const auto own = for_lane(play.debriefed(), team_1);
  const auto text = debrief_json(own) + debrief_html(own, Language::ja);
  for (const auto* seen : {"合意の理由", "修正の理由", "チームの課題"}) {
    INFO(seen);
    CHECK(contains(text, seen));
  }
  for (const auto* hidden : {"内輪の所見", "主催者の課題", "\"eva\"", "\"eva-2\""}) {
    INFO(hidden);
    CHECK_FALSE(contains(text, hidden));
  }
}

TEST_CASE("page, workbook and JSON show judgement and plan in both languages") {
  Afternoon play;
  play.then(70, eva, mark(Rating::P, "<b>所見</b>")).then(71, second, mark(Rating::M));
  play.then(72, eva, ScoreOverridden{first_report, {}, Rating::P, "理由の文"});
  play.then(73, eva, NoteAdded{NoteId{"n1"}, "よく話せた", {}, 0, false, true});
  play.ends();
  ImprovementPlanned row;
  row.improvement = ImprovementId{"i1"};
  row.issue = "=cmd()";
  play.then(120, eva, row);
  const auto model = play.debriefed();
  const auto ja = debrief_html(model, Language::ja);
  for (const auto* part : {"評価者の評定", "不一致（未調整）", "&lt;b&gt;所見&lt;/b&gt;",
                           "修正後の総合", "改善計画", "ホットウォッシュ"}) {
    INFO(part);
    CHECK(contains(ja, part));
  }
  CHECK_FALSE(contains(ja, "<b>所見</b>"));
  const auto en = debrief_html(model, Language::en);
  for (const auto* part : {"The evaluators&#39; judgement", "Total with overrides", "Hot wash"}) {
    INFO(part);
    CHECK(contains(en, part));
  }
  CHECK(debrief_xlsx(model, Language::ja).ok());
  CHECK(contains(debrief_json(model), R"("disputed":true)"));
  const auto json = lane_json(play.lane());
  for (const auto* part : {R"("checklist":[)", R"("overrides":[)", R"("overridden":)"}) {
    INFO(part);
    CHECK(contains(json, part));
  }
  CHECK_FALSE(contains(lane_json(testing::score_of(testing::prologue(), {}, false).lanes.front()),
                       "checklist"));
}

}  // namespace enshu::scoring
