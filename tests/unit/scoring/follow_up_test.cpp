// Who is asked about improvements, from when on, on what form, and which answers are believed.
#include "scoring/follow_up.hpp"

#include "engine/base/day.hpp"
#include "scoring/export/aliases.hpp"
#include "scoring/export/follow_up_form.hpp"
#include "scoring/improvements.hpp"
#include "scoring/review.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::scoring {
namespace {

const std::string key = "right";
const std::string place = "a.txt";

std::chrono::year_month_day day(const char* text) {
  const auto found = parse_day(text);
  REQUIRE(found);
  return *found;
}

ImprovementEntry row(const char* id, const char* owner) {
  ImprovementEntry out;
  out.id = ImprovementId{id};
  out.owner = owner;
  out.issue = "初動が <遅い>";
  out.action = "手順を改める";
  return out;
}

FollowUpEntry answer(std::int64_t months, FollowUpState state) {
  return {months, state, "", "佐藤", WallTime{1'803'000'000'000}, 9, true};
}

/// Ended on 31 August 2026 at 8:00 in Japan, which was still the 30th in London.
DebriefModel plan() {
  DebriefModel model;
  model.exercise.title = {"演習 A", "Exercise A"};
  model.exercise.zone_minutes = 540;
  model.exercise.ended = WallTime{1'788'130'800'000};
  model.improvements = {row("i1", "佐藤"), row("i2", "田中"), row("i3", "佐藤")};
  model.improvements[2].withdrawn = true;
  return model;
}

FollowUpFile sent_back(std::vector<FollowUpGiven> answers) {
  return {follow_up_version, "x", {}, "佐藤", key, "佐藤 一郎", std::move(answers)};
}

FollowUpGiven done(const char* id, std::int64_t months = 6) {
  return {ImprovementId{id}, months, FollowUpState::done, "改めた"};
}

/// `CODE PLACE` of each fault.
std::vector<std::string> faults(const FollowUpFile& file, const DebriefModel& model = plan(),
                                const char* on = "2027-08-31",
                                const std::set<FollowUpAsked>& taken = {}) {
  std::vector<std::string> out;
  for (const auto& error : faults_of(file, model, day(on), key, taken, place)) {
    CHECK_FALSE(error.message.ja.empty());
    CHECK_FALSE(error.message.en.empty());
    out.push_back(error.code + " " + error.place);
  }
  return out;
}

using Faults = std::vector<std::string>;

TEST_CASE("who answers half a year later has no name in what leaves the house") {
  auto model = plan();
  model.improvements[0].follow_ups = {answer(6, FollowUpState::done),
                                      answer(12, FollowUpState::done)};
  model.improvements[1].follow_ups = {answer(6, FollowUpState::under_way)};
  model.improvements[1].follow_ups[0].answered_by = "伊藤 美咲";
  model.improvements[1].follow_ups[0].comment = "伊藤が調べました。";
  const auto hidden = Aliases(model, Language::ja).model(model);
  CHECK(hidden.improvements[0].follow_ups[0].answered_by == "回答者1");
  CHECK(hidden.improvements[0].follow_ups[1].answered_by == "回答者1");
  CHECK(hidden.improvements[1].follow_ups[0].answered_by == "回答者2");
  CHECK(hidden.improvements[1].follow_ups[0].comment == "回答者2が調べました。");
}

}  // namespace

TEST_CASE("a day is what stands in a calendar") {
  CHECK(parse_day("2026-02-29") == std::nullopt);
  CHECK(parse_day("26-12-01") == std::nullopt);
  CHECK(parse_day("2026-1x-01") == std::nullopt);
  CHECK(day_of(*plan().exercise.ended, 540) == day("2026-08-31"));
  CHECK(day_of(*plan().exercise.ended, 0) == day("2026-08-30"));
  CHECK(spelled(day("2027-06-01")) == "2027-06-01");
}

TEST_CASE("rows are due six and twelve calendar months after the end, at the month's last day") {
  CHECK(follow_ups_due(plan(), day("2027-02-27")).empty());
  const auto half = follow_ups_due(plan(), day("2027-02-28"));
  REQUIRE(half.size() == 2);
  CHECK(half.front().owner == "佐藤");
  CHECK(half.front().on == "2027-02-28");
  CHECK(half.front().months == 6);
  CHECK(follow_ups_due(plan(), day("2027-08-31")).size() == 4);
}

TEST_CASE("who has answered is asked no more for these months, and withdrawn rows never") {
  auto model = plan();
  model.improvements[0].follow_ups = {answer(6, FollowUpState::under_way)};
  const auto due = follow_ups_due(model, day("2027-08-31"));
  REQUIRE(due.size() == 3);
  CHECK(due[0].improvement.value == "i1");
  CHECK(due[0].months == 12);
  CHECK(due[0].before == FollowUpState::under_way);
  CHECK(due[1].improvement.value == "i2");
  CHECK(due[1].before == std::nullopt);
  CHECK(due[2].months == 12);
}

TEST_CASE("nobody is asked before the exercise has ended") {
  auto model = plan();
  model.exercise.ended.reset();
  CHECK(follow_ups_due(model, day("2030-01-01")).empty());
}

TEST_CASE("each owner of a lane has a form of their own") {
  auto model = plan();
  model.improvements.push_back(row("i4", "佐藤"));
  model.improvements.back().lane = LaneId{"team-1"};
  const auto forms = forms_of(follow_ups_due(model, day("2027-03-01")));
  REQUIRE(forms.size() == 3);
  CHECK(forms[0].owner == "佐藤");
  CHECK(forms[0].lane.empty());
  CHECK(forms[1].lane.value == "team-1");
  CHECK(forms[2].owner == "田中");
}

TEST_CASE("the form speaks both languages, and what was typed is text") {
  const auto model = plan();
  auto forms = forms_of(follow_ups_due(model, day("2027-03-01")));
  forms.front().owner = "\" onload=\"x";
  const FormOrigin origin{"mark", "key", "a.txt", "drill@d.example.jp", "default-src 'none'"};
  const auto page = follow_up_html(model.exercise, forms.front(), origin);
  CHECK(page.find("初動が &lt;遅い&gt;") != std::string::npos);
  CHECK(page.find("onload=\"x") == std::string::npos);
  CHECK(page.find("data-improvement=\"i1\" data-months=\"6\"") != std::string::npos);
  CHECK(page.find("i2") == std::string::npos);
  CHECK(page.find("実施済み <span lang=\"en\">Done</span>") != std::string::npos);
  CHECK(page.find("drill@d.example.jp へ") != std::string::npos);
  // The policy's hashes are of exactly these bytes.
  CHECK(page.find("<style>" + std::string(follow_up_style()) + "</style>") != std::string::npos);
  CHECK(page.find("<script>" + std::string(follow_up_script()) + "</script>") != std::string::npos);
  CHECK(follow_up_script().find("</") == std::string_view::npos);
}

TEST_CASE("an owner's answers to their own rows are accepted") {
  CHECK(faults(sent_back({done("i1")})).empty());
  CHECK(faults(sent_back({done("i1"), done("i1", 12)})).empty());
}

TEST_CASE("a file of another version, key or without content is refused as a whole") {
  auto file = sent_back({done("i1")});
  file.enshu_follow_up = 2;
  CHECK(faults(file) == Faults{"other_version a.txt: enshu_follow_up"});
  file = sent_back({done("i1")});
  file.key = "guessed";
  CHECK(faults(file) == Faults{"bad_key a.txt: key"});
  file = sent_back({done("i1")});
  file.answered_by.clear();
  CHECK(faults(file) == Faults{"no_name a.txt: answered_by"});
  CHECK(faults(sent_back({})) == Faults{"no_answers a.txt: answers"});
}

TEST_CASE("every wrong answer is told with its place") {
  auto silent = done("i1");
  silent.state.reset();
  CHECK(faults(sent_back({done("i9"), done("i2"), done("i3"), done("i1", 7), silent})) ==
        Faults{"unknown_improvement a.txt: answers[0].improvement",
               "not_owner a.txt: answers[1].improvement", "withdrawn a.txt: answers[2].improvement",
               "bad_months a.txt: answers[3].months", "no_state a.txt: answers[4].state"});
}

TEST_CASE("months that were not asked about yet are refused") {
  CHECK(faults(sent_back({done("i1", 12)}), plan(), "2027-08-30") ==
        Faults{"not_due a.txt: answers[0].months"});
  CHECK(faults(sent_back({done("i1")}), plan(), "2027-02-28").empty());
}

TEST_CASE("an answer is given once: in the record, in other files, in the file itself") {
  auto model = plan();
  model.improvements[0].follow_ups = {answer(6, FollowUpState::done)};
  CHECK(faults(sent_back({done("i1")}), model) == Faults{"answered_twice a.txt: answers[0]"});
  CHECK(faults(sent_back({done("i1", 12)}), model).empty());
  const auto twice = Faults{"answered_twice a.txt: answers[0]"};
  CHECK(faults(sent_back({done("i1")}), plan(), "2027-08-31", {{ImprovementId{"i1"}, 6}}) == twice);
  CHECK(faults(sent_back({done("i1"), done("i1")})) == Faults{"answered_twice a.txt: answers[1]"});
}

TEST_CASE("exercises are compared by what became of their improvements") {
  auto model = plan();
  CHECK(summary_of(model).improvements == 2);
  CHECK(summary_of(model).improvements_done == 0);
  model.improvements[0].follow_ups = {answer(6, FollowUpState::under_way)};
  CHECK(last_state(model.improvements[0]) == FollowUpState::under_way);
  CHECK(summary_of(model).improvements_under_way == 1);
  // The later question counts, whenever it was answered.
  model.improvements[0].follow_ups = {answer(12, FollowUpState::done),
                                      answer(6, FollowUpState::under_way)};
  CHECK(summary_of(model).improvements_done == 1);
  CHECK(summary_of(model).improvements_under_way == 0);
}

}  // namespace enshu::scoring
