// The debrief model: what stands in it, and in whose words.
#include "scoring/debrief.hpp"

#include <algorithm>

#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;
const LaneId team_1{"team-1"};

std::vector<Recorded> afternoon() {
  auto record = testing::record_of(testing::cases_folder / "whole-afternoon" / "events.jsonl");
  record.push_back(happening(
      ExerciseTime{minutes(80).ms}, team_1, SeatId{},
      InjectFired{InjectId{"leak"}, FireCause::timeline, ExerciseTime{minutes(79).ms}, 60'000}));
  record.push_back(
      happening(ExerciseTime{minutes(90).ms}, team_1, SeatId{"eva"},
                NoteAdded{NoteId{"n1"}, "落ち着いた対応", ObjectiveId{"report"}, 9, true}));
  record.push_back(happening(ExerciseTime{minutes(120).ms}, LaneId{}, SeatId{},
                             ClockChanged{ClockChange::ended, false, 1000, {}, {}}));
  testing::renumber(record);
  return record;
}

const TimelineEntry& entry(const DebriefModel& model, EntryKind kind) {
  const auto found = std::ranges::find(model.timeline, kind, &TimelineEntry::kind);
  REQUIRE(found != model.timeline.end());
  return *found;
}

}  // namespace

TEST_CASE("the header says what was played, by whom and for how long") {
  const auto model = debrief(testing::case_scenario(), afternoon());
  CHECK(model.exercise.title.ja == "採点の試験");
  CHECK(model.exercise.seed == 7);
  CHECK(model.exercise.final);
  CHECK(model.exercise.duration == minutes(120));
  CHECK(model.exercise.participants == 2);
  CHECK(model.exercise.started.has_value());
  CHECK(model.exercise.lanes == 1);
}

TEST_CASE("figures count what the lane did") {
  const auto model = debrief(testing::case_scenario(), afternoon());
  const auto& figures = model.lanes.front().figures;
  CHECK(figures.reports == 1);
  CHECK(figures.messages_sent == 1);
  CHECK(figures.messages_received == 2);
  CHECK(figures.actions == 4);
  CHECK(figures.decisions == 1);
  CHECK(figures.injects_late == 1);
  CHECK(figures.late == 1);
  CHECK(figures.first_report_after == minutes(34));
}

TEST_CASE("timeline entries carry the sequence, the actor in the story's terms and what was late") {
  const auto record = afternoon();
  const auto model = debrief(testing::case_scenario(), record);
  const auto& report = entry(model, EntryKind::report);
  CHECK(report.who.ja == "CSIRT 担当");
  CHECK(report.title.ja == "情報連絡様式（第1報）");
  CHECK(report.detail.en == "To: the prefecture, TLP:AMBER");
  CHECK(std::holds_alternative<ReportSubmitted>(record[report.seq - 1].event));
  const auto late =
      std::ranges::find_if(model.timeline, [](const TimelineEntry& e) { return e.late_ms > 0; });
  REQUIRE(late != model.timeline.end());
  CHECK(late->planned == ExerciseTime{minutes(79).ms});
  REQUIRE(model.notes.size() == 1);
  CHECK(model.notes.front().about == 9);
}

TEST_CASE("reports show the labels of what was chosen") {
  const auto model = debrief(testing::case_scenario(), afternoon());
  REQUIRE(model.reports.size() == 1);
  CHECK(model.reports.front().fields.front().label.ja == "事象の種類");
  CHECK(model.reports.front().fields.front().values.front().en == "Malware infection");
}

TEST_CASE("paths put the expected beside the actual, with the delay from the trigger") {
  const auto model = debrief(testing::case_scenario(), afternoon());
  const auto& paths = model.lanes.front().paths;
  REQUIRE(paths.size() == 4);
  CHECK(paths[0].obligation.value == "first-report");
  CHECK(paths[0].state == PathState::late);
  CHECK(paths[0].means == PathMeans::report);
  CHECK(paths[0].delay == minutes(34));
  CHECK(paths[0].expected_by == ExerciseTime{minutes(30).ms});
  CHECK(paths[1].state == PathState::missing);  // the exercise ended past the target of the leak's
  CHECK(paths[2].state == PathState::missing);
  CHECK(paths[3].state == PathState::extra);
  CHECK(paths[3].to.value == "vendor");
}

TEST_CASE("a model answer is shown for injects that fired") {
  const auto model = debrief(testing::case_scenario(), afternoon());
  REQUIRE(model.model_answers.size() == 1);
  CHECK(model.model_answers.front().inject.value == "vendor-asks");
}

TEST_CASE("a record of another scenario is refused, not misread") {
  auto record = testing::prologue();
  record.push_back(
      happening({}, team_1, SeatId{}, CallChanged{MessageId{"nowhere"}, CallChange::answered, {}}));
  testing::renumber(record);
  CHECK_THROWS_AS(debrief(testing::case_scenario(), record), std::out_of_range);
}

}  // namespace enshu::scoring
