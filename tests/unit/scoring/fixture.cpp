// Reads the cases of tests/cases/scoring into records and plays them through the board.
#include "tests/unit/scoring/fixture.hpp"

#include <boost/json/parse.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "engine/scenario/load.hpp"
#include "engine/wire/codec.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::scoring::testing {
namespace {

void append_lines(const std::filesystem::path& path, std::vector<Recorded>& record) {
  std::istringstream stream(read_file(path));
  for (std::string line; std::getline(stream, line);) {
    if (line.empty()) continue;
    INFO(path.string() << ": " << line);
    const auto object = boost::json::parse(line).as_object();
    const auto at = parse_exercise_time(object.at("at").as_string().c_str());
    REQUIRE(at);
    const auto event = wire::event_from_json(object.at("event"));
    if (!event) FAIL(event.error().message.en);
    Recorded recorded;
    recorded.seq = record.size() + 1;
    recorded.at = *at;
    recorded.wall = WallTime{1'795'651'200'000 + at->ms};
    const auto* lane = object.if_contains("lane");
    recorded.lane = lane == nullptr ? LaneId{"team-1"} : LaneId{std::string(lane->as_string())};
    if (const auto* by = object.if_contains("by"))
      recorded.by = SeatId{std::string(by->as_string())};
    recorded.event = *event;
    record.push_back(std::move(recorded));
  }
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

const Scenario& case_scenario() {
  static const Scenario loaded = [] {
    auto tree = scenario::read_folder(cases_folder / "scenario");
    REQUIRE(tree.ok());
    auto result = scenario::load(*tree);
    for (const auto& diagnostic : result.diagnostics) UNSCOPED_INFO(scenario::to_line(diagnostic));
    REQUIRE(result.ok());
    return std::move(result.scenario);
  }();
  return loaded;
}

std::vector<Recorded> prologue() {
  std::vector<Recorded> record;
  append_lines(cases_folder / "prologue.jsonl", record);
  return record;
}

std::vector<Recorded> record_of(const std::filesystem::path& events) {
  auto record = prologue();
  append_lines(events, record);
  return record;
}

void renumber(std::vector<Recorded>& record) {
  for (std::size_t i = 0; i < record.size(); ++i) record[i].seq = i + 1;
}

Score score_of(const std::vector<Recorded>& record, ExerciseTime now, bool final) {
  Scoreboard board(case_scenario());
  for (const auto& recorded : record) board.fold(recorded);
  return board.score(now, final);
}

void check_sound(const LaneScore& lane, std::uint64_t last) {
  std::int64_t points = 0;
  std::int64_t max = 0;
  const auto add = [&](std::int64_t p, std::int64_t m, const std::vector<std::uint64_t>& evidence) {
    // What costs points has none to win.
    CHECK((p >= 0 || m == 0));
    CHECK(p <= m);
    points += p;
    max += m;
    for (const auto seq : evidence) CHECK((seq >= 1 && seq <= last));
  };
  for (const auto& duty : lane.obligations) {
    std::int64_t parts = 0;
    std::int64_t parts_max = 0;
    for (const auto& part : duty.measures) {
      CHECK_FALSE(part.explanation.ja.empty());
      CHECK_FALSE(part.explanation.en.empty());
      parts += part.points;
      parts_max += part.max;
    }
    CHECK(parts == duty.points);
    CHECK(parts_max == duty.max);
    CHECK_FALSE(duty.explanation.empty());
    add(duty.points, duty.max, duty.evidence);
  }
  for (const auto& item : lane.actions) add(item.points, item.max, item.evidence);
  for (const auto& item : lane.expectations) add(item.points, item.max, item.evidence);
  CHECK(points == lane.points);
  CHECK(max == lane.max);
  std::int64_t by_objective = 0;
  for (const auto& entry : lane.objectives) by_objective += entry.points;
  CHECK(by_objective == lane.points);
}

}  // namespace enshu::scoring::testing
