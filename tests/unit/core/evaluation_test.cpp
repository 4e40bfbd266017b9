// What evaluators judge and what is planned from it, as exercises: given events, when a command,
// then events or a refusal.
#include "tests/unit/catch.hpp"

#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

const LaneId team_1{"team-1"};
const ChecklistItemId calm{"calm"};
const ObligationId owed{"to-vendor"};

/// The small exercise with one item, one obligation and a second evaluator.
Table judged_table() {
  auto scenario = small_scenario();
  ChecklistItem item;
  item.id = calm;
  item.text = both("stays calm");
  scenario.checklist = {item};
  Obligation obligation;
  obligation.id = owed;
  obligation.title = both("tell the vendor");
  obligation.trigger = InjectId{"notice"};
  obligation.owes = PartyId{"csirt"};
  scenario.obligations = {obligation};
  Table table(std::move(scenario));
  const OpenSeat second{SeatId{"evaluator-2"}, Access::evaluator, {}, {}, "second", false};
  REQUIRE(table.ask("lead", second).ok());
  return table;
}

Evaluate mark(Rating rating, const std::string& note = {}) { return {calm, team_1, rating, note}; }

std::string refused(Table& table, const std::string& seat, Command command) {
  const auto answer = table.ask(seat, std::move(command));
  REQUIRE_FALSE(answer.ok());
  CHECK_FALSE(answer.error().message.ja.empty());
  CHECK_FALSE(answer.error().message.en.empty());
  return answer.error().code;
}

PlanImprovement row(const char* issue) {
  PlanImprovement plan;
  plan.lane = team_1;
  plan.issue = issue;
  plan.obligation = owed;
  plan.action = "連絡網を見直す";
  plan.owner = "情報政策課";
  plan.start = "2026-12-01";
  plan.due = "2027-03-31";
  return plan;
}

}  // namespace

TEST_CASE("two evaluators mark the same item; both marks stay in the record") {
  auto table = judged_table();
  CHECK(refused(table, "evaluator", mark(Rating::S)) == "not_started");
  table.start();
  REQUIRE(table.ask("evaluator", mark(Rating::S, "声が届いていた")).ok());
  const auto second = table.ask("evaluator-2", mark(Rating::U));
  REQUIRE(second.ok());
  CHECK(std::get<ItemMarked>(second->events[0].event) == ItemMarked{calm, Rating::U, ""});
  CHECK(second->events[0].lane == team_1);
  const auto& marks = table.exercise.state().lane(team_1)->marks.at(calm);
  CHECK(marks.by.at(SeatId{"evaluator"}) == Rating::S);
  CHECK(marks.by.at(SeatId{"evaluator-2"}) == Rating::U);
  CHECK(table.exercise.state().lane(LaneId{"team-2"})->marks.empty());
}

TEST_CASE("a mark names an item, a team and a letter that exist") {
  auto table = judged_table();
  table.start();
  CHECK(refused(table, "evaluator", Evaluate{ChecklistItemId{"gone"}, team_1, Rating::P, ""}) ==
        "unknown_item");
  CHECK(refused(table, "evaluator", Evaluate{calm, LaneId{"team-9"}, Rating::P, ""}) ==
        "unknown_lane");
  CHECK(refused(table, "evaluator", Evaluate{calm, team_1, {}, ""}) == "no_mark");
  CHECK(refused(table, "evaluator", mark(Rating::P, std::string(8'001, 'x'))) == "too_long");
  CHECK(refused(table, "team-1-csirt", mark(Rating::P)) == "not_permitted");
}

TEST_CASE("a controller settles a difference, with a reason and only where there is one") {
  auto table = judged_table();
  table.start();
  const Reconcile settle{calm, team_1, Rating::M, "記録を一緒に見て合意した"};
  CHECK(refused(table, "controller", settle) == "nothing_to_settle");
  REQUIRE(table.ask("evaluator", mark(Rating::S)).ok());
  REQUIRE(table.ask("evaluator-2", mark(Rating::S)).ok());
  CHECK(refused(table, "controller", settle) == "nothing_to_settle");
  REQUIRE(table.ask("evaluator-2", mark(Rating::U)).ok());
  CHECK(refused(table, "controller", Reconcile{calm, team_1, Rating::M, ""}) == "no_reason");
  CHECK(refused(table, "evaluator", settle) == "not_permitted");
  const auto done = table.ask("controller", settle);
  REQUIRE(done.ok());
  CHECK(std::get<MarksReconciled>(done->events[0].event) ==
        MarksReconciled{calm, Rating::M, "記録を一緒に見て合意した"});
  CHECK(table.exercise.state().lane(team_1)->marks.at(calm).settled == Rating::M);
}

TEST_CASE("a score is overridden with a reason, by points or by a band, and taken back") {
  auto table = judged_table();
  table.start();
  const auto ask = [](std::optional<std::int64_t> permille, std::optional<Rating> band,
                      const char* reason) {
    return OverrideScore{owed, team_1, permille, band, reason};
  };
  CHECK(refused(table, "evaluator", ask(500, {}, "")) == "no_reason");
  CHECK(refused(table, "evaluator", ask(500, Rating::P, "両方")) == "one_figure");
  CHECK(refused(table, "evaluator", ask(1001, {}, "多すぎる")) == "bad_points");
  CHECK(refused(table, "evaluator", OverrideScore{ObligationId{"gone"}, team_1, 500, {}, "なし"}) ==
        "unknown_obligation");
  REQUIRE(table.ask("evaluator", ask(500, {}, "口頭で伝えていた")).ok());
  REQUIRE(table.ask("evaluator", ask({}, Rating::S, "口頭で伝えていた")).ok());
  const auto back = table.ask("evaluator", ask({}, {}, "録音では伝えていなかった"));
  REQUIRE(back.ok());
  CHECK(std::get<ScoreOverridden>(back->events[0].event) ==
        ScoreOverridden{owed, {}, {}, "録音では伝えていなかった"});
}

TEST_CASE("the improvement plan is written and corrected after EndEx, each row with its own id") {
  auto table = judged_table();
  table.start();
  REQUIRE(table.ask("lead", EndExercise{}).ok());
  const auto made = table.ask("evaluator", row("夜間の連絡先が分からなかった"));
  REQUIRE(made.ok());
  const auto first = std::get<ImprovementPlanned>(made->events[0].event);
  CHECK(made->events[0].lane == team_1);
  CHECK(first.owner == "情報政策課");
  const auto other = table.ask("controller", row("様式を探すのに時間がかかった"));
  REQUIRE(other.ok());
  CHECK(std::get<ImprovementPlanned>(other->events[0].event).improvement != first.improvement);

  auto corrected = row("夜間・休日の連絡先が分からなかった");
  corrected.improvement = first.improvement;
  corrected.lane = LaneId{};  // a row stays with its team
  const auto again = table.ask("evaluator", corrected);
  REQUIRE(again.ok());
  CHECK(again->events[0].lane == team_1);
  CHECK(std::get<ImprovementPlanned>(again->events[0].event).improvement == first.improvement);
}

TEST_CASE("a row of the plan is refused where it says too little or what cannot be") {
  auto table = judged_table();
  table.start();
  CHECK(refused(table, "evaluator", row("")) == "no_issue");
  for (const char* date : {"2027-02-29", "2027-2-1", "27-02-01", "2027/02/01", "soon"}) {
    auto plan = row("課題");
    plan.due = date;
    INFO(date);
    CHECK(refused(table, "evaluator", plan) == "bad_date");
  }
  auto backwards = row("課題");
  backwards.due = "2026-11-30";
  CHECK(refused(table, "evaluator", backwards) == "bad_date");
  auto nowhere = row("課題");
  nowhere.improvement = ImprovementId{"gone"};
  CHECK(refused(table, "evaluator", nowhere) == "unknown_improvement");
  auto later = row("課題");
  later.about = 100'000;
  CHECK(refused(table, "evaluator", later) == "unknown_event");
}

TEST_CASE("follow-ups at 6 and 12 months are written down after EndEx") {
  auto table = judged_table();
  table.start();
  const auto made = table.ask("evaluator", row("課題"));
  REQUIRE(made.ok());
  const auto id = std::get<ImprovementPlanned>(made->events[0].event).improvement;
  AnswerFollowUp answer{id, 6, FollowUpState::under_way, "連絡網の案を作成", "情報政策課 課長"};
  CHECK(refused(table, "evaluator", answer) == "not_ended");
  REQUIRE(table.ask("lead", EndExercise{}).ok());
  CHECK(refused(table, "evaluator", AnswerFollowUp{id, 9, FollowUpState::done, "", ""}) ==
        "bad_months");
  CHECK(refused(table, "evaluator", AnswerFollowUp{id, 6, {}, "", ""}) == "no_state");
  CHECK(refused(table, "evaluator",
                AnswerFollowUp{ImprovementId{"gone"}, 6, FollowUpState::done, "", ""}) ==
        "unknown_improvement");
  const auto kept = table.ask("evaluator", answer);
  REQUIRE(kept.ok());
  CHECK(kept->events[0].lane == team_1);
  CHECK(std::get<FollowUpAnswered>(kept->events[0].event).state == FollowUpState::under_way);
}

TEST_CASE("a note may be of the hot wash") {
  auto table = judged_table();
  table.start();
  REQUIRE(table.ask("lead", EndExercise{}).ok());
  const auto note =
      table.ask("evaluator", AddNote{"役割分担が良かった", team_1, {}, 0, true, true});
  REQUIRE(note.ok());
  CHECK(std::get<NoteAdded>(note->events[0].event).hot_wash);
  CHECK(std::get<NoteAdded>(note->events[0].event).good_practice);
}

TEST_CASE("a note names files that have arrived, and six at most") {
  auto table = judged_table();
  table.start();
  const NoteFile file{NoteFileId{"f1"}, "board.jpg", "image/jpeg", 7};
  AddNote asked{"板書", team_1, {}, 0};
  asked.files.assign(6, file);
  const auto note = table.ask("evaluator", asked);
  REQUIRE(note.ok());
  CHECK(std::get<NoteAdded>(note->events[0].event).files.size() == 1);
  asked.files.push_back(file);
  CHECK(refused(table, "evaluator", asked) == "too_many_files");
  asked.files = {{NoteFileId{"f2"}, "board.jpg", {}, 0}};
  CHECK(refused(table, "evaluator", asked) == "unknown_file");
}
