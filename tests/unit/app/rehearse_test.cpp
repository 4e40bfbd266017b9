// Rehearsals as a whole: skill shows in every objective, threads change nothing, the record is one
// like any other.
#include "engine/app/rehearse/runs.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/app/models/crew.hpp"
#include "engine/app/rehearse/report.hpp"
#include "engine/store/bulk_record.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::app {
namespace {

const LoadedScenario& municipality() {
  static const auto loaded = open_scenario("cyder-municipality");
  REQUIRE(loaded.ok());
  return **loaded;
}

scoring::RehearsalModel rehearsed(const std::string& crew, int runs, int threads,
                                  EventLog* log = nullptr) {
  auto model =
      rehearse_runs(municipality(), {1, runs, 2, threads, true, shipped_crew(crew), log, false});
  REQUIRE(model.ok());
  return *std::move(model);
}

std::string record_bytes(int threads) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("enshu-rehearse-" + std::to_string(threads) + ".exercise");
  {
    auto log = store::BulkRecord::create(path, municipality().files, {{"scenario", "x"}});
    REQUIRE(log.ok());
    rehearsed("mix", 1, threads, log->get());
    REQUIRE((*log)->finish().ok());
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(path);
  return bytes;
}

}  // namespace

TEST_CASE(
    "experts do better than practised people, and these better than novices, in every objective") {
  const auto expert = rehearsed("expert", 20, 2);
  const auto practised = rehearsed("practised", 20, 2);
  const auto novice = rehearsed("novice", 20, 2);
  CHECK(expert.total.mean > practised.total.mean);
  CHECK(practised.total.mean > novice.total.mean);
  REQUIRE_FALSE(expert.objectives.empty());
  for (std::size_t i = 0; i < expert.objectives.size(); ++i) {
    INFO(expert.objectives[i].id.value);
    CHECK(expert.objectives[i].scores.mean > practised.objectives[i].scores.mean);
    CHECK(practised.objectives[i].scores.mean > novice.objectives[i].scores.mean);
  }
}

TEST_CASE("what comes out does not depend on the number of threads, and stands in order of seeds") {
  const auto alone = rehearsed("mix", 6, 1);
  const auto shared = rehearsed("mix", 6, 3);
  CHECK(alone == shared);
  CHECK(rehearsal_json(alone, 0) == rehearsal_json(shared, 0));
  REQUIRE(alone.runs.size() == 6);
  for (std::size_t i = 0; i < alone.runs.size(); ++i) CHECK(alone.runs[i].seed == i + 1);
}

TEST_CASE("the record is the same, byte for byte, with one thread and with two") {
  const auto one = record_bytes(1);
  CHECK_FALSE(one.empty());
  CHECK(one == record_bytes(2));
}

TEST_CASE("a rehearsal tells what was read, what came about and why duties failed") {
  const auto model = rehearsed("novice", 10, 2);
  CHECK(model.participants > 0);
  CHECK(model.actions > 0);
  CHECK(model.actions < model.events);
  const auto cases = model.lanes * static_cast<std::int64_t>(model.runs.size());
  REQUIRE(model.injects.size() == municipality().scenario.msel.size());
  for (const auto& inject : model.injects) {
    INFO(inject.id.value);
    CHECK(inject.fired + inject.stood_down <= cases);
    if (!inject.conditional) CHECK(inject.fired == cases);
  }
  std::int64_t opened = 0;
  for (const auto& role : model.load) {
    for (const auto& slot : role.slots) {
      CHECK(slot.opened <= slot.messages);
      opened += slot.opened;
    }
  }
  CHECK(opened > 0);
  REQUIRE_FALSE(model.failures.empty());
  for (std::size_t i = 0; i < model.failures.size(); ++i) {
    const auto& failure = model.failures[i];
    CHECK(failure.count > 0);
    CHECK(failure.count <= failure.cases);
    CHECK_FALSE(failure.why.en.empty());
  }
  CHECK_FALSE(model.director.handlers.empty());
  CHECK(model.director.lines > 0);
}

TEST_CASE("colleagues confirm what they are sent: internal duties close their loop") {
  const auto expert = rehearsed("expert", 10, 2);
  for (const auto& failure : expert.failures) {
    if (failure.reason == "no_receipt") {
      INFO(failure.id);
      CHECK(failure.count * 10 < failure.cases * 3);
    }
  }
}

TEST_CASE("a profile that does not exist or has mistakes is told with its place") {
  CHECK(find_crew("nobody").error().code == "bad_profile");
  CHECK(find_crew("nobody").error().place.empty());
  const auto path = std::filesystem::temp_directory_path() / "enshu-own-profile.yaml";
  std::ofstream(path) << "profile: own\ntitle: {ja: 自作, en: Own}\nlike: novice\nreading: 0\n";
  const auto broken = find_crew(path.string());
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().place == path.string() + ":4:10");
  std::ofstream(path) << "profile: own\ntitle: {ja: 自作, en: Own}\nlike: novice\n";
  CHECK(find_crew(path.string()).ok());
  std::filesystem::remove(path);
}

}  // namespace enshu::app
