// Papers and tables: workbook, feedback sheets, certificates, the appendix, and names in texts.
#include "scoring/debrief.hpp"
#include "scoring/export/aliases.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/name_finder.hpp"
#include "scoring/export/page_data.hpp"
#include "scoring/export/person_names.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/markup.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;

std::vector<Recorded> ended(const std::string& name) {
  auto record = testing::record_of(testing::cases_folder / name / "events.jsonl");
  record.push_back(happening(ExerciseTime{minutes(120).ms}, LaneId{}, SeatId{},
                             ClockChanged{ClockChange::ended, false, 1000, {}, {}}));
  testing::renumber(record);
  return record;
}

std::size_t occurrences(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the same model gives the same workbook, byte for byte") {
  const auto model = debrief(testing::case_scenario(), ended("whole-afternoon"));
  const auto one = debrief_xlsx(model, Language::ja).value();
  const auto two = debrief_xlsx(model, Language::ja).value();
  CHECK(one.starts_with("PK"));
  CHECK(one == two);
  CHECK(debrief_xlsx(model, Language::en).value() != one);
}

TEST_CASE("a feedback sheet tells each seat its own duties and nothing of another's") {
  const auto page =
      feedback_html(debrief(testing::case_scenario(), ended("whole-afternoon")), Language::ja);
  CHECK(testing::markup_fault(page) == "");
  CHECK_FALSE(contains(page, "{{"));
  CHECK(occurrences(page, "<article class=\"sheet feedback\">") == 2);
  const auto ciso = page.find("佐藤 太郎");
  REQUIRE(ciso != std::string::npos);
  CHECK(contains(page.substr(0, ciso), "第1報は 34 分後に県へ送られました"));
  CHECK_FALSE(contains(page.substr(ciso), "第1報は 34 分後に県へ送られました"));
  CHECK(contains(page.substr(0, ciso), "模範となる対応"));
}

TEST_CASE("certificates go to persons who took part, with a line to sign on") {
  // The CISO did nothing in this log.
  const auto model = debrief(testing::case_scenario(), ended("red-to-the-press"));
  const auto page = certificates_html(model, Language::ja, {});
  CHECK(testing::markup_fault(page) == "");
  CHECK(occurrences(page, "<article class=\"certificate\">") == 1);
  CHECK(contains(page, "山田 花子 様"));
  CHECK(contains(page, "<span class=\"organiser\"></span>"));
  const auto without = page.find("参加証の出ていない席");
  REQUIRE(without != std::string::npos);
  CHECK(contains(page.substr(without), "佐藤 太郎"));
  CHECK_FALSE(contains(page.substr(without), "山田 花子"));
  const auto sheets = feedback_html(model, Language::ja);
  CHECK(occurrences(sheets, "<p class=\"nothing\">") == 1);
  CHECK(sheets.find("<p class=\"nothing\">") > sheets.find("<h1>佐藤 太郎</h1>"));
  CHECK(contains(certificates_html(model, Language::en, "NISC & others"), "NISC &amp; others"));
  auto modelled = model;
  for (auto& seat : modelled.seats) seat.modelled = true;
  CHECK(contains(certificates_html(modelled, Language::ja, {}), "該当する人はいません。"));
}

TEST_CASE("the appendix holds a scenario's text once, with every team that got it") {
  auto record = testing::prologue();
  record.push_back(
      happening({}, LaneId{}, SeatId{}, LaneOpened{LaneId{"team-2"}, {"チーム2", "Team 2"}}));
  for (const auto* team : {"team-1", "team-2"}) {
    MessageSent mail;
    mail.id = MessageId{std::string("m-") + team};
    mail.thread = mail.id;
    mail.from = PartyId{"soc"};
    mail.to = {PartyId{"csirt"}};
    mail.subject = {"通報", "Notice"};
    mail.body = {"二つのチームに同じ文面。", "The same words for both teams."};
    mail.inject = InjectId{"notice"};
    record.push_back(happening(ExerciseTime{60'000}, LaneId{team}, SeatId{}, mail));
  }
  testing::renumber(record);
  const auto page = debrief_html(debrief(testing::case_scenario(), record), Language::ja);
  CHECK(testing::markup_fault(page) == "");
  CHECK(occurrences(page, "二つのチームに同じ文面。") == 1);
  const auto list = page.substr(page.find("<ul class=\"got\""));
  CHECK(contains(list, "チーム1"));
  CHECK(contains(list, "チーム2"));
  for (const auto& recorded : record) {
    if (!std::holds_alternative<MessageSent>(recorded.event)) continue;
    CHECK(occurrences(page, "id=\"e" + std::to_string(recorded.seq) + "\"") == 1);
  }
}

TEST_CASE("times of a race are written with their seconds, as on the wall") {
  auto model = debrief(testing::case_scenario(), ended("whole-afternoon"));
  const Text team{"チーム", "Team"};
  model.race = {{1, LaneId{"a"}, team, 300, Duration{25 * 60'000}},
                {2, LaneId{"b"}, team, 200, Duration{23 * 60'000 + 1'000}},
                {3, LaneId{"c"}, team, 100, std::nullopt}};
  const auto page = debrief_html(model, Language::ja);
  for (const auto* time : {"0:25:00", "0:23:01", "—"})
    CHECK(occurrences(page, std::string("<td class=\"n\">") + time + "</td></tr>") == 1);
}

TEST_CASE("a report of many teams is an overview, whatever their number") {
  auto record = testing::prologue();
  for (std::size_t i = 2; i <= most_chapters + 1; ++i) {
    const auto number = std::to_string(i);
    record.push_back(happening({}, LaneId{}, SeatId{},
                               LaneOpened{LaneId{"team-" + number}, {"チーム" + number, {}}}));
  }
  testing::renumber(record);
  const auto page = debrief_html(debrief(testing::case_scenario(), record), Language::ja);
  CHECK(testing::markup_fault(page) == "");
  CHECK(contains(page, "--lane"));
  CHECK_FALSE(contains(page, "id=\"team-1\""));
  CHECK(contains(page, "チーム31"));
}

TEST_CASE("names are found as the longest, once, and not inside Latin words") {
  NameFinder finder;
  finder.add("山田 花子", "参加者1");
  finder.add("山田", "参加者1");
  finder.add("山田原", "参加者2");
  finder.add("Ann", "P3");
  finder.add("参加者1", "Q");
  CHECK(finder.replaced("山田 花子と山田さん、山田原さん") == "参加者1と参加者1さん、参加者2さん");
  CHECK(finder.replaced("Ann's Announcement to Ann") == "P3's Announcement to P3");
  CHECK(finder.replaced("山") == "山");
  CHECK(finder.replaced("") == "");
}

TEST_CASE("an anonymous export leaves neither family nor given names in what people typed") {
  auto record = ended("whole-afternoon");
  MessageSent mail;
  mail.id = MessageId{"typed"};
  mail.thread = mail.id;
  mail.from = PartyId{"csirt"};
  mail.to = {PartyId{"ciso"}};
  mail.subject = {"佐藤様", {}};
  mail.body = {"山田です。山田花子から太郎さんへ。", {}};
  mail.typed = true;
  record.insert(record.end() - 1, happening(ExerciseTime{minutes(110).ms}, LaneId{"team-1"},
                                            SeatId{"csirt-1"}, mail));
  testing::renumber(record);
  const auto closed = anonymised(debrief(testing::case_scenario(), record), Language::ja);
  const auto text = debrief_json(closed);
  for (const auto* part : {"山田", "花子", "佐藤", "太郎", "鈴木"})
    CHECK_FALSE(contains(text, part));
  CHECK(contains(text, "参加者1です。参加者1から参加者2さんへ。"));
}

TEST_CASE("a department in brackets behind a name is no part of it") {
  const std::set<std::string> common{"csirt", "総務課"};
  using Words = std::vector<std::string>;
  for (const char* person : {"山田 太郎（総務課）", "山田 太郎(総務課)", "山田　太郎 ［経理］",
                             "山田 太郎【CSIRT】（3階）", "総務課（山田 太郎）",
                             "危機管理課(山田 太郎)", "CSIRT（山田 太郎", "（人事課）山田 太郎"}) {
    INFO(person);
    const auto names = names_of(person, common);
    REQUIRE(names.whole.size() == 2);
    CHECK(names.whole[0] == person);
    CHECK((names.whole[1] == "山田 太郎" || names.whole[1] == "山田　太郎"));
    CHECK(names.parts == Words{"山田太郎", "山田", "太郎"});
  }
  CHECK(names_of("阿部（総務部）", common).whole == Words{"阿部（総務部）", "阿部"});
  CHECK(names_of("Ann Lee (IT)", common).parts == Words{"AnnLee", "Ann", "Lee"});
  CHECK(names_of("CSIRT（総務課）", common).whole == Words{"CSIRT（総務課）"});
  CHECK(names_of("総務課（広報班）", common).whole == Words{"総務課（広報班）"});
  CHECK(names_of("森（総務課）", common).whole == Words{"森（総務課）"});
  CHECK(names_of("CSIRT 1（総務課）", common).parts.empty());
  CHECK(names_of("（総務課）", common).whole == Words{"（総務課）"});

  Aliases aliases;
  aliases.add("山田 太郎（総務課）", "広報", common);
  NoteAdded note;
  note.text =
      "山田 太郎（総務課）、山田太郎、山田 太郎、太郎さん。総務課の山田（総務課）へ。経理課";
  CHECK(std::get<NoteAdded>(aliases.event(note)).text ==
        "広報、広報、広報、広報さん。総務課の広報（総務課）へ。経理課");
}

TEST_CASE("names are found in other case, width and apostrophe, and cut at their own places") {
  NameFinder finder;
  finder.add("Sato", "P1");
  finder.add("O'Brien", "P2");
  finder.add("ガンダ", "P3");
  finder.add("カン", "P4");
  finder.add("Will", "P5");
  finder.add("Abe", "P6");
  finder.add("Hana Sato", "P7");
  CHECK(finder.replaced("SATO、ＳＡＴＯ、sato!") == "P1、P1、P1!");
  CHECK(finder.replaced("satoyama ＳＡＴＯＹＡＭＡ Satō") == "satoyama ＳＡＴＯＹＡＭＡ Satō");
  CHECK(finder.replaced("O’Brien / O＇ＢＲＩＥＮ / o'brien") == "P2 / P2 / P2");
  CHECK(finder.replaced("担当はｶﾞﾝﾀﾞです。") == "担当はP3です。");
  CHECK(finder.replaced("ガン、ｶﾞﾝ、カンとｶﾝ。") == "ガン、ｶﾞﾝ、P4とP4。");
  CHECK(finder.replaced("we will ask Will or WILL") == "we will ask P5 or P5");
  CHECK(finder.replaced("abe ABE Abe") == "abe P6 P6");
  CHECK(finder.replaced("hana　sato") == "P7");
  CHECK(finder.replaced("\xFF ㍿ Sato\xE3") == "\xFF ㍿ P1\xE3");
  CHECK(finder.alias_of("ＳＡＴＯ") == "P1");
  CHECK_FALSE(finder.alias_of("Sato Hana"));
}

TEST_CASE("mail addresses that somebody typed get one alias everywhere, those of the story stay") {
  auto record = ended("whole-afternoon");
  const auto& scenario = testing::case_scenario();
  std::string of_story;
  for (const auto& role : scenario.roles) of_story = role.address.empty() ? of_story : role.address;
  for (const auto& member : scenario.cast)
    of_story = member.address.empty() ? of_story : member.address;
  REQUIRE_FALSE(of_story.empty());
  MessageSent mail;
  mail.id = MessageId{"typed"};
  mail.thread = mail.id;
  mail.from = PartyId{"csirt"};
  mail.to = {PartyId{"ciso"}};
  mail.subject = {"連絡先", {}};
  mail.body = {
      "連絡先はhanako.y@city.lg.jpです。HANAKO.Y@city.lg.jp、ｉｔ＠ｆｉｒｍ．ｃｏ．ｊｐ、" +
          of_story + "。5@は数。",
      {}};
  mail.typed = true;
  record.insert(record.end() - 1, happening(ExerciseTime{minutes(110).ms}, LaneId{"team-1"},
                                            SeatId{"csirt-1"}, mail));
  testing::renumber(record);
  const auto model = debrief(scenario, record);
  const auto text = debrief_json(anonymised(model, Language::ja));
  CHECK(contains(text, "連絡先はアドレス1です。アドレス1、アドレス2、" + of_story + "。5@は数。"));
  CHECK_FALSE(contains(text, "city.lg.jp"));
  ExportOptions how;
  how.language = Language::en;
  how.anonymous = true;
  how.record = record;
  const auto files =
      export_debrief(model, std::vector{ExportFormat::html, ExportFormat::jsonl}, how);
  REQUIRE(files.ok());
  for (const auto& file : *files)
    CHECK(contains(file.content, "連絡先はaddress 1です。address 1、address 2"));
}

}  // namespace enshu::scoring
