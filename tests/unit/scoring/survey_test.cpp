// Questionnaires in the debrief: counted over all lanes, without names, and published as shares.
#include <algorithm>

#include "scoring/debrief.hpp"
#include "scoring/export/aliases.hpp"
#include "scoring/export/export.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"

using namespace enshu;
using namespace enshu::scoring;
using namespace enshu::scoring::testing;

namespace {

Survey::Entry entry(const std::string& id, QuestionType type, std::optional<Opinion> figure = {}) {
  Survey::Entry out;
  out.asked.id = FieldId{id};
  out.asked.label = {"質問 " + id, "Question " + id};
  out.asked.type = type;
  out.asked.steps = type == QuestionType::scale ? 5 : 0;
  out.figure = figure;
  return out;
}

Scenario asking_scenario() {
  Scenario s = case_scenario();
  Survey closing;
  closing.id = SurveyId{"closing"};
  closing.title = {"終了後の質問票", "Closing questionnaire"};
  closing.at_end = true;
  closing.questions = {entry("useful", QuestionType::scale, Opinion::useful),
                       entry("improve", QuestionType::yesno, Opinion::improves),
                       entry("gaps", QuestionType::text), entry("part", QuestionType::choice)};
  closing.questions[3].asked.options = {{"it", {"情報", "IT"}}, {"pr", {"広報", "PR"}}};
  Survey never = closing;
  never.id = SurveyId{"never"};
  s.surveys = {never, closing};
  return s;
}

void add(std::vector<Recorded>& record, const std::string& lane, const std::string& by,
         Event event) {
  Recorded recorded = record.back();
  recorded.lane = LaneId{lane};
  recorded.by = SeatId{by};
  recorded.command = {};
  recorded.event = std::move(event);
  record.push_back(std::move(recorded));
}

/// The first participant's seat of the prologue.
const SeatOpened& first_seat(const std::vector<Recorded>& record) {
  for (const auto& recorded : record) {
    const auto* seat = std::get_if<SeatOpened>(&recorded.event);
    if (seat != nullptr && seat->access == Access::participant) return *seat;
  }
  FAIL("no seat");
  std::abort();
}

std::vector<Recorded> answered_record() {
  auto record = prologue();
  const auto seat = first_seat(record);
  const auto scenario = asking_scenario();
  SurveyOpened opened{SurveyId{"closing"}, {"終了後の質問票", "Closing"}, {}, true, {}, {}, 0};
  const auto& lane = seat.seat_lane.value;
  add(record, lane, {}, opened);
  const auto answer = [&](const std::string& by, const std::string& useful,
                          const std::string& improve, const std::string& gaps) {
    SurveyAnswered event{SurveyId{"closing"}, seat.role, {}, {}};
    event.answers = {{"useful", {useful}}, {"improve", {improve}}, {"part", {"pr"}}};
    if (!gaps.empty()) event.answers["gaps"] = {gaps};
    add(record, lane, by, event);
  };
  answer(seat.seat.value, "5", "yes", seat.name + " が休むと分からない");
  answer("somebody-else", "4", "yes", {});
  answer("a-third", "3", "no", {});
  renumber(record);
  return record;
}

}  // namespace

TEST_CASE("options are counted, scales get their mean, texts come without names") {
  const auto model = debrief(asking_scenario(), answered_record());
  REQUIRE(model.surveys.size() == 1);
  const auto& tally = model.surveys[0];
  CHECK(tally.survey.value == "closing");
  CHECK(tally.asked > 0);
  CHECK(tally.answered == 3);
  REQUIRE(tally.questions.size() == 4);
  const auto& useful = tally.questions[0];
  CHECK(useful.options.size() == 5);
  CHECK(useful.options[4].count == 1);
  CHECK(useful.mean_hundredths == 400);
  CHECK(tally.questions[1].options[0].count == 2);
  CHECK(tally.questions[2].answers == 1);
  REQUIRE(tally.questions[2].texts.size() == 1);
  CHECK(tally.questions[3].options[1].count == 3);
  CHECK_FALSE(tally.questions[3].mean_hundredths);
}

TEST_CASE("the published shares are of those who answered") {
  const auto model = debrief(asking_scenario(), answered_record());
  REQUIRE(model.figures.opinions.size() == 2);
  const auto& useful = model.figures.opinions[0];
  CHECK(useful.opinion == Opinion::useful);
  CHECK(useful.agreed == 2);  // 3 of 5 is the middle
  CHECK(useful.answers == 3);
  const auto& improves = model.figures.opinions[1];
  CHECK(improves.opinion == Opinion::improves);
  CHECK(improves.share_ppm == 666'667);
}

TEST_CASE("questionnaires stand in page, workbook and JSON, in both languages") {
  const auto model = debrief(asking_scenario(), answered_record());
  ExportOptions japanese;
  const auto files = export_debrief(
      model, std::vector{ExportFormat::html, ExportFormat::json, ExportFormat::xlsx}, japanese);
  REQUIRE(files.ok());
  const auto content = [&](const std::string& suffix) {
    const auto found = std::ranges::find_if(
        *files, [&](const ExportFile& file) { return file.name.ends_with(suffix); });
    REQUIRE(found != files->end());
    return found->content;
  };
  CHECK(content(".html").find("終了後の質問票") != std::string::npos);
  CHECK(content(".html").find("67 % (2 / 3)") != std::string::npos);
  CHECK(content(".html").find("4.00") != std::string::npos);
  CHECK(content(".json").find("\"mean_hundredths\":400") != std::string::npos);
  CHECK(content(".xlsx").starts_with("PK"));
  CHECK(debrief_html(model, Language::en).find("Closing questionnaire") != std::string::npos);
}

TEST_CASE("a team's own debrief has none of it, and names in texts get their alias") {
  const auto record = answered_record();
  const auto model = debrief(asking_scenario(), record);
  const auto seat = first_seat(record);
  const auto own = for_lane(model, seat.seat_lane);
  CHECK(own.surveys.empty());
  CHECK(own.figures.opinions.empty());
  const auto hidden = Aliases(model, Language::ja).model(model);
  CHECK(hidden.surveys[0].questions[2].texts[0].text.find(seat.name) == std::string::npos);
  for (const auto& line : own.timeline)
    CHECK(line.detail.ja.find("分からない") == std::string::npos);
}

TEST_CASE("an overview shows some free answers of teams near and far, and says how many are left") {
  const auto count_of = [](const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  };
  auto record = prologue();
  const auto role = first_seat(record).role;
  const auto opened =
      SurveyOpened{SurveyId{"closing"}, {"終了後の質問票", "Closing"}, {}, true, {}, {}, 0};
  for (int i = 1; i <= 40; ++i) {
    const auto lane = "team-" + std::to_string(i);
    if (i > 1) add(record, {}, {}, LaneOpened{LaneId{lane}, {"チーム" + std::to_string(i), {}}});
    add(record, lane, {}, opened);
    for (int k = 0; k < 2; ++k) {
      SurveyAnswered event{SurveyId{"closing"}, role, {}, {}};
      event.answers["gaps"] = {"記述 " + std::to_string(i)};
      add(record, lane, "seat-" + std::to_string(2 * i + k), event);
    }
  }
  renumber(record);
  const auto model = debrief(asking_scenario(), record);
  const auto page = debrief_html(model, Language::ja);
  CHECK(count_of(page, "<span class=\"typed\">記述 ") == 20);
  CHECK(count_of(page, "記述 1<") == 1);
  CHECK(count_of(page, "記述 39<") == 1);
  CHECK(count_of(page, "このほかに 60 件の回答") == 1);
  CHECK(count_of(page.substr(page.find("id=\"surveys\"")), "class=\"by\"") == 20);
  const auto full = debrief_html(model, Language::ja, ReportSize::full);
  CHECK(count_of(full, "<span class=\"typed\">記述 ") == 80);

  const auto closed = anonymised(model, Language::ja);
  const auto hidden = debrief_html(closed, Language::en);
  const auto chapter = hidden.substr(hidden.find("id=\"surveys\""));
  CHECK(count_of(chapter, "<span class=\"typed\">記述 ") == 20);
  CHECK(count_of(chapter, "60 more answers") == 1);
  CHECK(count_of(chapter, "class=\"by\"") == 0);
  CHECK(count_of(chapter, "記述 39<") == 1);
}
