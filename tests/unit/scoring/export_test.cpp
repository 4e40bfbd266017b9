// What leaves the house: pages that can do nothing, tables that cannot become formulas, no names
// when asked.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <set>
#include <sstream>

#include "scoring/debrief.hpp"
#include "scoring/export/csv_table.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/markdown.hpp"
#include "scoring/score_json.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/markup.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;

const LaneId team_1{"team-1"};
const std::string attack = "<script>alert('x')</script>\"><img src=x onerror=y> & 山田 花子";

/// A whole afternoon with hostile words wherever people can type.
std::vector<Recorded> hostile_record() {
  auto record = testing::record_of(testing::cases_folder / "whole-afternoon" / "events.jsonl");
  const SeatId csirt{"csirt-1"};
  const ExerciseTime late{minutes(70).ms};
  MessageSent mail;
  mail.id = MessageId{"evil"};
  mail.thread = mail.id;
  mail.from = PartyId{"csirt"};
  mail.to = {PartyId{"press"}};
  mail.subject = {attack, {}};
  mail.body = {attack + "\n\x01", {}};
  mail.typed = true;
  record.push_back(happening(late, team_1, csirt, mail));
  ReportSubmitted report;
  report.report = ReportId{"evil"};
  report.form = FormId{"incident-report"};
  report.from = PartyId{"csirt"};
  report.to = {PartyId{"press"}};
  report.fields = {{"summary", {attack}},
                   {"severity", {"3 " + attack}},
                   {"effect", {"=HYPERLINK(\"http://x\")"}}};
  record.push_back(happening(late, team_1, csirt, report));
  record.push_back(
      happening(late, team_1, csirt,
                ActionTaken{ActionId{"isolate"}, PartyId{"csirt"}, attack, attack, {attack, {}}}));
  record.push_back(happening(
      late, team_1, csirt, DecisionLogged{PartyId{"csirt"}, "=1+1", attack, attack, std::nullopt}));
  record.push_back(happening(late, team_1, SeatId{"eva"},
                             NoteAdded{NoteId{"n1"}, attack, ObjectiveId{"report"}, 9, true}));
  record.push_back(happening(ExerciseTime{7'200'000}, LaneId{}, SeatId{},
                             ClockChanged{ClockChange::ended, false, 1000, {}, {}}));
  testing::renumber(record);
  return record;
}

const DebriefModel& model() {
  static const DebriefModel made = debrief(testing::case_scenario(), hostile_record());
  return made;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const ExportFile& file_named(const std::vector<ExportFile>& files, std::string_view name) {
  for (const auto& file : files) {
    if (file.name == name) return file;
  }
  FAIL("no file " << std::string(name));
  return files.front();
}

}  // namespace

TEST_CASE("the page is well-formed in both languages and every inner link leads somewhere, once") {
  for (const auto language : {Language::ja, Language::en}) {
    const auto page = debrief_html(model(), language);
    CHECK(testing::markup_fault(page) == "");
    CHECK(contains(page, language == Language::ja ? "<html lang=\"ja\">" : "<html lang=\"en\">"));
    CHECK(contains(page, language == Language::ja ? "【演習】" : "[EXERCISE]"));
    CHECK_FALSE(contains(page, "{{"));
    for (const auto* section :
         {"id=\"summary\"", "id=\"score\"", "id=\"team-1-timeline\"", "id=\"team-1-paths\"",
          "id=\"team-1-duties\"", "id=\"team-1-handling\"", "id=\"appendix\"", "<svg xmlns"}) {
      INFO(section);
      CHECK(contains(page, section));
    }
  }
  CHECK(contains(debrief_html(model(), Language::ja),
                 "第1報は 34 分後に県へ送られました（目標 30 分、限度 60 分）。"));
  CHECK(contains(debrief_html(model(), Language::en),
                 "The first report went to the prefecture after 34 min"));
}

TEST_CASE("typed words cannot become markup, and the page runs and fetches nothing") {
  const auto page = debrief_html(model(), Language::ja);
  CHECK_FALSE(contains(page, "<script"));
  CHECK_FALSE(contains(page, "<img"));
  CHECK_FALSE(contains(page, "onerror=y>"));
  CHECK(contains(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
  CHECK_FALSE(contains(page, "\x01"));
  CHECK_FALSE(contains(page, " src=\""));
  CHECK_FALSE(contains(page, "href=\"http"));
  CHECK_FALSE(contains(page, "@import"));
  CHECK_FALSE(contains(page, "url(http"));
}

TEST_CASE("scenario texts keep their form and lose what reaches out of the page") {
  CHECK(markdown_html("# 件名", 5) == "<h5>件名</h5>\n");
  CHECK(markdown_html("**強調** <b onclick=x>生</b>", 5).find("onclick") == std::string::npos);
  CHECK(contains(markdown_html("| a | b |\n|---|---|\n| 1 | <i>2</i> |\n", 5), "<td>1</td>"));
  const auto link =
      markdown_html("[こちら](https://evil.example/a) ![絵](https://evil.example/p.png)", 5);
  CHECK_FALSE(contains(link, "<a"));
  CHECK_FALSE(contains(link, "<img"));
  CHECK(contains(link, "こちら <code>https://evil.example/a</code>"));
  CHECK_FALSE(
      contains(markdown_html("[![絵](https://x.example/p.png)](javascript:alert(1))", 5), "<a"));
}

TEST_CASE("a cell holds no sign of a formula at its start, and no letter that no file may hold") {
  const auto cell = [](std::string_view text) { return Csv().cell(text).take().substr(3); };
  for (const auto* sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"})
    CHECK(cell(std::string(sign) + "1").starts_with("\"'"));
  CHECK(cell("1=1") == "1=1");
  CHECK(cell(std::string_view("a\0b\x1b", 4)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
}

TEST_CASE("tables open in a spreadsheet as text, never as formulas") {
  const std::vector<ExportFormat> formats{ExportFormat::csv};
  const auto files = export_debrief(model(), formats, {}).value();
  REQUIRE(files.size() == 3);
  for (const auto& file : files) {
    INFO(file.name);
    CHECK(file.content.starts_with("\xEF\xBB\xBF"));
    const auto rows = testing::csv_rows(file.content.substr(3));
    REQUIRE(rows.size() > 1);
    for (const auto& row : rows) {
      CHECK(row.size() == rows.front().size());
      for (const auto& cell : row)
        CHECK((cell.empty() ||
               std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos));
    }
  }
  const auto events = testing::csv_rows(file_named(files, "events.csv").content.substr(3));
  bool neutralised = false;
  for (const auto& row : events) {
    for (const auto& cell : row) neutralised = neutralised || cell == "'=1+1";
  }
  CHECK(neutralised);
  CHECK(contains(file_named(files, "scores.csv").content, "総合"));
  CHECK(contains(file_named(files, "obligations.csv").content, "timeliness"));
}

TEST_CASE(
    "no personal name leaves the house when the export is anonymous, and the same person keeps one "
    "alias") {
  const auto record = hostile_record();
  const std::vector<ExportFormat> all{
      ExportFormat::html, ExportFormat::csv,      ExportFormat::json,        ExportFormat::jsonl,
      ExportFormat::xlsx, ExportFormat::feedback, ExportFormat::certificates};
  const auto open = export_debrief(model(), all, {Language::ja, false, {}, record}).value();
  const auto closed = export_debrief(model(), all, {Language::ja, true, {}, record}).value();
  REQUIRE(closed.size() == 9);
  CHECK(contains(file_named(open, "debrief.ja.html").content, "山田 花子"));
  for (const auto& file : closed) {
    INFO(file.name);
    for (const auto* person : {"山田", "佐藤", "鈴木"}) CHECK_FALSE(contains(file.content, person));
  }
  for (const auto* name : {"debrief.ja.html", "debrief.json", "events.jsonl", "events.csv",
                           "feedback.ja.html", "certificates.ja.html"}) {
    INFO(name);
    CHECK(contains(file_named(closed, name).content, "参加者1"));
  }
  CHECK(contains(file_named(closed, "debrief.json").content, "評価者1"));
}

TEST_CASE("the model, the score and the log are JSON that can be read back") {
  const auto record = hostile_record();
  const auto tree = boost::json::parse(debrief_json(model())).as_object();
  CHECK(tree.at("lanes").as_array().at(0).at("score").at("score_tenths").to_number<int>() > 0);
  CHECK(tree.at("exercise").at("final").as_bool());
  std::istringstream lines(events_jsonl(record));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CHECK(boost::json::parse(line).at("record").to_number<std::size_t>() == count + 1);
  }
  CHECK(count == record.size());
  const auto score =
      boost::json::parse(score_json(testing::score_of(record, ExerciseTime{7'200'000}, true)))
          .as_object();
  const auto& lane = score.at("lanes").as_array().at(0).as_object();
  CHECK(lane.at("score").is_double());
  double points = 0;
  for (const auto* list : {"obligations", "actions", "expectations"}) {
    for (const auto& item : lane.at(list).as_array())
      points += item.at("points").to_number<double>();
  }
  CHECK(points == Approx(lane.at("points").to_number<double>()));
  CHECK(contains(lane_json(testing::score_of(record, ExerciseTime{7'200'000}, true).lanes.front()),
                 "\"score\":"));
}

TEST_CASE("participants get their own lane and nothing of the staff's") {
  auto record = hostile_record();
  record.insert(record.begin() + 2, happening({}, LaneId{}, SeatId{},
                                              LaneOpened{LaneId{"team-2"}, {"チーム2", "Team 2"}}));
  record.push_back(happening(ExerciseTime{7'200'000}, LaneId{"team-2"}, SeatId{"eva"},
                             NoteAdded{NoteId{"n2"}, "他のチームの秘密", {}, 0, false}));
  testing::renumber(record);
  const auto whole = debrief(testing::case_scenario(), record);
  CHECK(whole.lanes.size() == 2);
  const auto own = for_lane(whole, team_1);
  const auto text = debrief_json(own) + debrief_html(own, Language::ja);
  CHECK_FALSE(contains(text, "チーム2"));
  CHECK_FALSE(contains(text, "他のチームの秘密"));
  CHECK_FALSE(contains(text, "鈴木"));
  CHECK(own.exercise.seed == 0);
  CHECK(own.exercise.participants == 2);
  CHECK(own.lanes.front().score == whole.lanes.front().score);
}

TEST_CASE("photographs of observations stand in the page, other files beside it") {
  auto record = hostile_record();
  const NoteFile board{NoteFileId{std::string(64, 'a')}, "板書.png", "image/png", 5};
  const NoteFile list{NoteFileId{std::string(64, 'b')}, attack, "text/plain; charset=utf-8", 7};
  NoteAdded note{NoteId{"n2"}, "写真のとおり", {}, 0};
  note.files = {board, list};
  record.push_back(happening(ExerciseTime{7'200'000}, team_1, SeatId{"eva"}, note));
  testing::renumber(record);
  const auto whole = debrief(testing::case_scenario(), record);
  CHECK(pictures_of_notes(whole) == std::vector{board.id});
  CHECK(for_lane(whole, team_1).notes.back().files == note.files);

  const NoteFiles pictures{{board.id, "a dot"}};
  const auto page = debrief_html(whole, Language::ja, ReportSize::automatic, pictures, true);
  CHECK(contains(page, "<img src=\"data:image/png;base64,YSBkb3Q=\" alt=\"板書.png\">"));
  CHECK(contains(page, "href=\"note-files/aaaaaaaaaaaa-%E6%9D%BF%E6%9B%B8.png\""));
  CHECK_FALSE(contains(page, attack));
  const auto alone = debrief_html(whole, Language::en);
  CHECK(contains(alone, "板書.png"));
  CHECK_FALSE(contains(alone, "<img"));
  CHECK_FALSE(contains(alone, "note-files/"));
  CHECK(contains(debrief_json(whole), "\"media_type\":\"image/png\",\"bytes\":5"));

  CHECK(anonymised(whole, Language::ja).notes.back().files.empty());
}

TEST_CASE("files of persons' own are named with the message that brought them") {
  auto record = hostile_record();
  const NoteFile list{NoteFileId{std::string(64, 'c')}, "timeline.csv", "text/plain", 2048};
  MessageSent mail;
  mail.id = MessageId{"own"};
  mail.from = PartyId{"csirt"};
  mail.subject = {"時系列", {}};
  mail.files = {list};
  record.push_back(happening(ExerciseTime{7'200'000}, team_1, SeatId{"eva"}, mail));
  testing::renumber(record);
  const auto whole = debrief(testing::case_scenario(), record);
  CHECK(own_files(whole) == std::vector{list});
  const auto page = debrief_html(whole, Language::ja, ReportSize::full, {}, true);
  CHECK(contains(page, "href=\"note-files/cccccccccccc-timeline.csv\""));
  CHECK(own_files(anonymised(whole, Language::ja)).empty());
}

TEST_CASE("a page carries forty megabytes of photographs") {
  DebriefModel many;
  many.notes.resize(1);
  for (char name = 'a'; name <= 'j'; ++name)
    many.notes.front().files.push_back(
        {NoteFileId{std::string(1, name)}, "x.jpg", "image/jpeg", 5 * 1024 * 1024});
  many.notes.push_back(many.notes.front());
  CHECK(pictures_of_notes(many).size() == 8);
}

}  // namespace enshu::scoring
