// Answers of owners on their way into a record: what is taken stands in the chain, what is wrong is
// told and leaves no trace.
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "engine/app/follow_up/answers.hpp"
#include "engine/app/follow_up/forms.hpp"
#include "engine/app/models/crew.hpp"
#include "engine/app/record_file.hpp"
#include "engine/app/rehearse/runs.hpp"
#include "engine/app/serve/folder_lock.hpp"
#include "engine/base/day.hpp"
#include "engine/core/exercise.hpp"
#include "engine/store/bulk_record.hpp"
#include "engine/store/verify.hpp"
#include "injects/render.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

const WallTime now{2'000'000'000'000};

std::chrono::year_month_day late() { return *parse_day("2040-01-01"); }

/// A rehearsed exercise in whose plan 佐藤 and 田中 have a row each.
class Planned {
 public:
  Planned() {
    std::string shape = (fs::temp_directory_path() / "enshu-follow-XXXXXX").string();
    REQUIRE(mkdtemp(shape.data()) != nullptr);
    folder = shape;
    record = (folder / "a.exercise").string();
    const auto loaded = open_scenario("tests/cases/play/two-desks/scenario");
    REQUIRE(loaded.ok());
    auto log = store::BulkRecord::create(record, (*loaded)->files, {{"scenario", "x"}});
    REQUIRE(log.ok());
    REQUIRE(
        rehearse_runs(**loaded, {1, 1, 1, 1, true, shipped_crew("mix"), log->get(), false}).ok());
    REQUIRE((*log)->finish().ok());
    plan();
  }
  Planned(const Planned&) = delete;
  Planned& operator=(const Planned&) = delete;
  ~Planned() { fs::remove_all(folder); }

  [[nodiscard]] FollowedExercise followed() const {
    auto out = open_followed(record);
    REQUIRE(out.ok());
    return std::move(*out);
  }

  /// The file that the owner's form would save.
  [[nodiscard]] std::string answers(const std::string& owner, const std::string& state = "done",
                                    const std::string& more = "") const {
    const auto exercise = followed();
    std::string rows;
    for (const auto& row : exercise.model.improvements) {
      if (row.owner != owner) continue;
      rows += R"({"improvement":")" + row.id.value + R"(","months":6,"state":")" + state +
              R"(","comment":"改めた"})";
    }
    return R"({"enshu_follow_up":1,"exercise":")" + exercise.mark + R"(","lane":"","owner":")" +
           owner + R"(","key":")" + key_of(exercise, {}, owner) +
           R"(","answered_by":"佐藤 一郎","answers":[)" + rows + "]" + more + "}";
  }

  std::string write(const std::string& name, const std::string& text) const {
    const auto path = (folder / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  [[nodiscard]] AnswersReport take(const std::vector<std::string>& files) const {
    std::vector<AnswersSource> sources;
    for (const auto& file : files) sources.push_back({file, {}});
    auto report = take_answers({record}, sources, late(), now);
    REQUIRE(report.ok());
    return std::move(*report);
  }

  fs::path folder;
  std::string record;

 private:
  void plan() const {
    auto opened = open_record(record);
    REQUIRE(opened.ok());
    const injects::TemplateRenderer renderer;
    Exercise exercise(opened->scenario->scenario, renderer, nullptr);
    REQUIRE(read_record(*opened, [&](const Recorded& recorded) {
              exercise.restore(recorded);
              return true;
            }).ok());
    std::vector<Recorded> batch;
    for (const char* owner : {"佐藤", "田中"}) {
      PlanImprovement row;
      row.issue = "連絡網が古い";
      row.owner = owner;
      auto outcome = exercise.handle({{}, {}, 0, row}, {exercise.state().at, now});
      REQUIRE(outcome.ok());
      for (auto& event : outcome->events) batch.push_back(std::move(event));
    }
    opened->log.reset();
    auto log = store::Record::open(record, store::Access::append);
    REQUIRE(log.ok());
    REQUIRE((*log)->append(batch).ok());
  }
};

std::vector<std::string> codes(const AnswersReport& report) {
  std::vector<std::string> out;
  for (const auto& error : report.refused) out.push_back(error.code);
  return out;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("an owner's answers stand in the record, the chain is whole, and the rate counts them") {
  const Planned planned;
  const auto before = store::verify(planned.record);
  REQUIRE(before.ok());
  const auto report = planned.take({planned.write("sato.txt", planned.answers("佐藤"))});
  CHECK(report.refused.empty());
  REQUIRE(report.taken.size() == 1);
  CHECK(report.taken[0].exercise == "a");
  CHECK(report.taken[0].owner == "佐藤");
  const auto after = store::verify(planned.record);
  REQUIRE(after.ok());
  CHECK(after->events == before->events + 1);
  CHECK_FALSE(fs::exists(planned.record + "-wal"));

  const auto exercise = planned.followed();
  const auto& answer = exercise.model.improvements.at(0).follow_ups.at(0);
  CHECK(answer.state == FollowUpState::done);
  CHECK(answer.comment == "改めた");
  CHECK(answer.answered_by == "佐藤 一郎");
  CHECK(answer.wall == now);
  const auto& figures = exercise.model.follow_ups.at(0);
  CHECK(figures.answered == 1);
  CHECK(figures.owners_improving == 1);
  CHECK(figures.improving_ppm == 1'000'000);
  CHECK(scoring::follow_ups_due(exercise.model, late()).size() == 3);
}

TEST_CASE("the same file a second time is refused, and files beside a wrong one are taken") {
  const Planned planned;
  const auto sato = planned.write("sato.txt", "\xef\xbb\xbf" + planned.answers("佐藤"));
  CHECK(codes(planned.take({sato, sato})) == Codes{"answered_twice"});
  const auto again = planned.take({sato, planned.write("tanaka.txt", planned.answers("田中"))});
  CHECK(codes(again) == Codes{"answered_twice"});
  CHECK(again.refused[0].place == sato + ": answers[0]");
  REQUIRE(again.taken.size() == 1);
  CHECK(again.taken[0].owner == "田中");
  CHECK(store::verify(planned.record).ok());
}

TEST_CASE("strangers' files are refused by file and field and leave no trace") {
  const Planned planned;
  const auto before = store::verify(planned.record);
  const auto code = [&](const std::string& text, const std::string& field) {
    const auto path = planned.write("x.txt", text);
    const auto report = planned.take({path});
    CHECK(report.taken.empty());
    REQUIRE(report.refused.size() == 1);
    INFO(report.refused[0].message.en);
    CHECK(report.refused[0].place == path + field);
    return report.refused[0].code;
  };
  const auto good = planned.answers("佐藤");
  const auto with = [&](const std::string& from, const std::string& to) {
    auto text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  CHECK(code("", "") == "bad_answers");
  CHECK(code("{", "") == "bad_answers");
  CHECK(code("[]", "") == "bad_answers");
  CHECK(code(std::string(600 * 1024, ' '), "") == "answers_too_long");
  CHECK(code(std::string(200, '['), "") == "bad_answers");
  CHECK(code(planned.answers("佐藤", "done", R"(,"role":"lead")"), ": role") == "bad_answers");
  CHECK(code(planned.answers("佐藤", "finished"), ": answers[0].state") == "bad_answers");
  CHECK(code(with("\"months\":6", "\"months\":\"6\""), ": answers[0].months") == "bad_answers");
  CHECK(code(with(planned.followed().mark, "0123456789abcdef"), ": exercise") == "other_exercise");
  CHECK(code(with("\"owner\":\"佐藤\"", "\"owner\":\"田中\""), ": key") == "bad_key");
  CHECK(code(with("\"lane\":\"\"", "\"lane\":\"team-1\""), ": key") == "bad_key");
  CHECK(code(with("改めた", std::string(30'000, 'x')), ": answers[0]") == "too_long");
  const auto after = store::verify(planned.record);
  REQUIRE((before.ok() && after.ok()));
  CHECK(after->head_hash == before->head_hash);
}

TEST_CASE("what a stranger wrote does not steer the terminal") {
  const Planned planned;
  const auto path = planned.write("x.txt", planned.answers("佐藤", "done", ",\"\\u001b[2J\":1"));
  const auto report = planned.take({path});
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].message.en.find('\x1b') == std::string::npos);
  CHECK(report.refused[0].place.find('\x1b') == std::string::npos);
}

TEST_CASE("nothing is written while a server uses the folder") {
  const Planned planned;
  const auto lock = FolderLock::take(planned.folder.string());
  REQUIRE(lock.ok());
  const auto report = take_answers({planned.record}, {}, late(), now);
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().code == "folder_in_use");
}

TEST_CASE("a copy of the record knows the forms, and every owner's key is another") {
  const Planned planned;
  const auto copy = (planned.folder / "copy.exercise").string();
  REQUIRE(store::backup(planned.record, copy).ok());
  const auto exercise = planned.followed();
  const auto copied = open_followed(copy);
  REQUIRE(copied.ok());
  CHECK(copied->mark == exercise.mark);
  CHECK(key_of(*copied, {}, "佐藤") == key_of(exercise, {}, "佐藤"));
  CHECK(key_of(exercise, {}, "佐藤") != key_of(exercise, {}, "田中"));
  CHECK(key_of(exercise, LaneId{"team-1"}, "佐藤") != key_of(exercise, {}, "佐藤"));
}

TEST_CASE("forms go to the owners that were named, under names that are file names") {
  const Planned planned;
  const auto exercise = planned.followed();
  auto due = scoring::follow_ups_due(exercise.model, late());
  CHECK(owners_forms(exercise, due, {}, "").size() == 2);
  const auto one = owners_forms(exercise, due, {"田中"}, "");
  REQUIRE(one.size() == 1);
  CHECK(one[0].file == "a-02-田中.html");
  due.back().owner = "../x/総務 課:a";
  const auto forms = owners_forms(exercise, due, {"../x/総務 課:a"}, "");
  REQUIRE(forms.size() == 1);
  CHECK(forms[0].file.find('/') == std::string::npos);
  CHECK(forms[0].file.ends_with("-___x_総務_課_a.html"));
  REQUIRE(write_forms(planned.folder / "forms", forms).ok());
  CHECK(fs::exists(planned.folder / "forms" / forms[0].file));
}

}  // namespace enshu::app
