// The review: report fields team by team, severity against the truth, contradictions, quartiles.
#include "scoring/review.hpp"

#include <algorithm>
#include <map>

#include "scoring/debrief.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/page_data.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/markup.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;

DebriefModel ended(std::vector<Recorded> record, std::int64_t end_minutes = 120) {
  record.push_back(happening(ExerciseTime{minutes(end_minutes).ms}, LaneId{}, SeatId{},
                             ClockChanged{ClockChange::ended, false, 1000, {}, {}}));
  testing::renumber(record);
  return debrief(testing::case_scenario(), record);
}

DebriefModel ended_case(const std::string& name) {
  return ended(testing::record_of(testing::cases_folder / name / "events.jsonl"));
}

FieldMark mark(const DebriefModel& model, std::string_view duty, std::string_view field) {
  for (const auto& row : model.review.fields) {
    if (row.obligation.value == duty && row.field.value == field) return row.cells.front().mark;
  }
  return FieldMark::not_counted;
}

Recorded reported(std::int64_t at_minutes, const std::string& id, const std::string& to,
                  const std::string& event_type) {
  ReportSubmitted report;
  report.report = ReportId{id};
  report.form = FormId{"incident-report"};
  report.stage = Stage::first;
  report.from = PartyId{"csirt"};
  report.to = {PartyId{to}};
  report.fields = {{"event_type", {event_type}}, {"summary", {"端末の感染"}}};
  return happening(ExerciseTime{minutes(at_minutes).ms}, LaneId{"team-1"}, SeatId{"csirt-1"},
                   report);
}

std::vector<Recorded> with(std::vector<Recorded> more) {
  auto record = testing::prologue();
  record.insert(record.end(), more.begin(), more.end());
  return record;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("each field of a report is right, partly right, wrong, left out or never sent") {
  const auto nearly = ended_case("nearly-right");
  CHECK(mark(nearly, "first-report", "event_type") == FieldMark::partly);
  CHECK(mark(nearly, "first-report", "cause_types") == FieldMark::partly);
  CHECK(mark(nearly, "first-report", "severity") == FieldMark::right);
  // What nobody could know yet may be under investigation: it is filled in.
  CHECK(mark(nearly, "first-report", "effect") == FieldMark::filled);
  const auto missing = ended_case("fields-missing");
  CHECK(mark(missing, "first-report", "summary") == FieldMark::missing);
  CHECK(mark(missing, "first-report", "event_type") == FieldMark::right);
  const auto early = ended_case("asserted-too-early");
  CHECK(mark(early, "first-report", "effect") == FieldMark::wrong);
  const auto silent = ended_case("report-missed");
  CHECK(mark(silent, "first-report", "event_type") == FieldMark::not_sent);
  // The other duty with this form never arose: it has no row.
  CHECK(std::ranges::none_of(silent.review.fields, [](const FieldRow& row) {
    return row.obligation == ObligationId{"secret-report"};
  }));
}

TEST_CASE("severity is told beside the truth, which begins when it can be known") {
  const auto model = ended_case("severity-off-by-two");
  REQUIRE(model.review.severity.size() == 1);
  const auto& line = model.review.severity.front();
  REQUIRE(line.truth.size() == 1);
  CHECK(line.truth.front().at == ExerciseTime{});
  CHECK(line.truth.front().level == 3);
  REQUIRE(line.reported.size() == 1);
  CHECK(line.reported.front().level == 1);  // typed in full width
  CHECK(line.reported.front().at == ExerciseTime{minutes(20).ms});
  CHECK(line.reported.front().by == PartyId{"csirt"});
  const auto page = debrief_html(model, Language::ja);
  CHECK(testing::markup_fault(page) == "");
  CHECK(contains(page, "−2"));
}

TEST_CASE(
    "a different word to the ministry stands against the prefecture's until it is corrected") {
  const auto two = ended(
      with({reported(10, "r1", "prefecture", "malware"), reported(20, "r2", "ministry", "leak")}));
  REQUIRE(two.review.contradictions.size() == 1);
  const auto& found = two.review.contradictions.front();
  CHECK(found.field == FieldId{"event_type"});
  CHECK(found.stale.to == std::vector{PartyId{"prefecture"}});
  CHECK(found.newer.to == std::vector{PartyId{"ministry"}});
  CHECK(found.newer.values.front().ja == "情報の漏えい");
  CHECK(two.review.organisations.front().contradictions == 1);
  // Corrected within half an hour, said again alike, or the exercise ended first: nothing.
  CHECK(ended(with({reported(10, "r1", "prefecture", "malware"),
                    reported(20, "r2", "ministry", "leak"),
                    reported(49, "r3", "prefecture", "leak")}))
            .review.contradictions.empty());
  CHECK(ended(with({reported(10, "r1", "prefecture", "malware"),
                    reported(20, "r2", "ministry", "malware")}))
            .review.contradictions.empty());
  CHECK(ended(with({reported(10, "r1", "prefecture", "malware"),
                    reported(20, "r2", "ministry", "leak")}),
              49)
            .review.contradictions.empty());
  // A correction that comes too late does not undo it.
  CHECK(ended(with({reported(10, "r1", "prefecture", "malware"),
                    reported(20, "r2", "ministry", "leak"),
                    reported(50, "r3", "prefecture", "leak")}))
            .review.contradictions.size() == 1);
}

TEST_CASE("quartiles appear from five teams on, and a team sees no other's row") {
  std::vector<Recorded> record = testing::prologue();
  for (int i = 2; i <= 5; ++i) {
    const LaneId lane{"team-" + std::to_string(i)};
    record.push_back(
        happening({}, LaneId{}, SeatId{}, LaneOpened{lane, {"チーム" + std::to_string(i), {}}}));
    SeatOpened seat;
    seat.seat = SeatId{"csirt-of-" + lane.value};
    seat.access = Access::participant;
    seat.seat_lane = lane;
    seat.role = PartyId{"csirt"};
    seat.name = "CSIRT";
    record.push_back(happening({}, LaneId{}, SeatId{}, seat));
  }
  for (int i = 1; i <= 5; ++i) {
    auto play = testing::random_play(static_cast<std::uint64_t>(i),
                                     LaneId{"team-" + std::to_string(i)}, 60);
    record.insert(record.end(), play.begin(), play.end());
  }
  std::ranges::stable_sort(record, {}, &Recorded::at);
  const auto whole = ended(record);
  std::vector<std::int64_t> totals;
  for (const auto& lane : whole.lanes) {
    if (lane.score.score_tenths) totals.push_back(*lane.score.score_tenths);
  }
  REQUIRE(totals.size() == 5);
  std::ranges::sort(totals);
  REQUIRE_FALSE(whole.review.benchmark.empty());
  const auto& total = whole.review.benchmark.front();
  CHECK(total.count == 5);
  CHECK(total.lower_tenths == totals[1]);
  CHECK(total.median_tenths == totals[2]);
  CHECK(total.upper_tenths == totals[3]);
  const auto own = for_lane(whole, LaneId{"team-2"});
  CHECK(own.review.benchmark == whole.review.benchmark);
  // Every duty over all teams: each of them is counted where its own table has it.
  REQUIRE_FALSE(whole.review.duties.empty());
  std::size_t told = 0;
  for (const auto& duty : whole.review.duties) {
    std::map<ItemStatus, std::int64_t> counted;
    std::vector<std::int64_t> taken;
    for (const auto& lane : whole.lanes) {
      for (const auto& each : lane.score.obligations) {
        if (each.id != duty.obligation) continue;
        ++counted[each.status];
        if (each.done_at) taken.push_back((*each.done_at - *each.triggered_at).ms);
      }
    }
    CHECK(duty.met == counted[ItemStatus::met]);
    CHECK(duty.late == counted[ItemStatus::late]);
    CHECK(duty.missed == counted[ItemStatus::missed]);
    CHECK(duty.open == 0);
    CHECK(duty.lanes == duty.met + duty.late + duty.missed);
    CHECK(duty.met_ppm == (duty.met * 2'000'000 + duty.lanes) / (duty.lanes * 2));
    std::ranges::sort(taken);
    CHECK(duty.median.has_value() == !taken.empty());
    if (!taken.empty()) CHECK(duty.median->ms == taken[(taken.size() - 1) / 2]);
    // Participants see it where five and more teams are counted, else it would tell of somebody.
    const bool shown = std::ranges::any_of(own.review.duties, [&](const DutyReview& each) {
      return each.obligation == duty.obligation;
    });
    CHECK(shown == (duty.lanes >= 5));
    told += shown ? 1 : 0;
  }
  CHECK(told == own.review.duties.size());
  CHECK(own.review.organisations.size() == 1);
  for (const auto& row : own.review.fields) {
    REQUIRE(row.cells.size() == 1);
    CHECK(row.cells.front().lane == LaneId{"team-2"});
  }
  CHECK_FALSE(contains(debrief_json(own), "team-3"));
  // With four, the quartiles would be somebody's own points.
  CHECK(ended(testing::prologue()).review.benchmark.empty());
}

TEST_CASE("an earlier exercise of the same scenario stands beside this one, without names") {
  auto model = ended_case("whole-afternoon");
  auto before = summary_of(ended_case("report-missed"));
  before.started = WallTime{1};
  before.digest = "another";
  model.earlier = {before};
  const auto page = debrief_html(model, Language::ja);
  CHECK(testing::markup_fault(page) == "");
  CHECK(contains(page, "過去の演習との比較"));
  CHECK(contains(page, "1970-01-01 09:00 ※"));
  CHECK(contains(page, "今回"));
  CHECK(summary_of(model).met == model.lanes.front().figures.met);
  CHECK(for_lane(model, LaneId{"team-1"}).earlier.empty());
}

TEST_CASE("a report of very many organisations is an overview, unless it is asked for in full") {
  auto model = ended_case("whole-afternoon");
  CHECK(contains(debrief_html(model, Language::ja), "id=\"team-1\""));
  for (std::size_t i = 0; i <= most_organisations; ++i) {
    OrganisationReview post;
    post.lane = LaneId{"team-1"};
    post.role = PartyId{"post-" + std::to_string(i)};
    post.title = {"事業者 " + std::to_string(i), {}};
    post.sector = "power";
    model.review.organisations.push_back(std::move(post));
  }
  const auto overview = debrief_html(model, Language::ja);
  CHECK(testing::markup_fault(overview) == "");
  CHECK_FALSE(contains(overview, "id=\"team-1\""));
  CHECK(contains(overview, "事業者 60"));
  CHECK(contains(overview, "--full"));
  CHECK(contains(debrief_html(model, Language::ja, ReportSize::full), "id=\"team-1\""));
}

}  // namespace enshu::scoring
