// Walks tests/cases/play: each folder is an exercise as data. `scenario/`, `script.jsonl` (what was
// asked and when), `expected-events.jsonl` and `expected-score.json`. ENSHU_GOLDEN=write writes the
// expected files anew; read the difference before you commit it.
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "engine/app/library.hpp"
#include "engine/app/run/script.hpp"
#include "engine/scenario/lua_director.hpp"
#include "engine/wire/codec.hpp"
#include "injects/render.hpp"
#include "scoring/score_json.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;
namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

std::vector<app::ScriptLine> script_of(const fs::path& path) {
  std::vector<app::ScriptLine> lines;
  for (const auto& text : lines_of(read_file(path))) {
    const auto object = boost::json::parse(text).as_object();
    auto command = wire::command_from_json(object.at("command"));
    INFO(text);
    REQUIRE(command.ok());
    const auto at = parse_exercise_time(object.at("at").as_string().c_str());
    REQUIRE(at);
    const auto* refused = object.if_contains("refused");
    lines.push_back({*at, SeatId{std::string(object.at("by").as_string())}, *command,
                     refused == nullptr ? std::string{} : std::string(refused->as_string())});
  }
  return lines;
}

std::string events_text(const std::vector<Recorded>& events) {
  std::string text;
  for (const auto& recorded : events) {
    wire::write_item(text, recorded, recorded.event, true);
    text += '\n';
  }
  return text;
}

void compare(const fs::path& expected, const std::string& actual) {
  if (std::getenv("ENSHU_GOLDEN") != nullptr) {
    std::ofstream(expected, std::ios::binary) << actual;
    return;
  }
  const auto wanted = lines_of(read_file(expected));
  const auto got = lines_of(actual);
  for (std::size_t i = 0; i < std::min(wanted.size(), got.size()); ++i) {
    INFO(expected.string() << ":" << i + 1);
    REQUIRE(got[i] == wanted[i]);
  }
  CHECK(got.size() == wanted.size());
}

}  // namespace

TEST_CASE("every case of tests/cases/play gives its expected events and score") {
  std::size_t played = 0;
  for (const auto& entry : fs::directory_iterator("tests/cases/play")) {
    const auto folder = entry.path();
    INFO(folder.string());
    auto loaded = app::open_scenario((folder / "scenario").string());
    if (!loaded) FAIL(loaded.error().place << ": " << loaded.error().message.en);
    const auto& scenario = (*loaded)->scenario;
    auto director = scenario::LuaDirector::make(scenario, (*loaded)->files);
    REQUIRE(director.ok());
    const injects::TemplateRenderer renderer;
    const auto result =
        app::play_script(scenario, renderer, director->get(), 0, script_of(folder / "script.jsonl"),
                         ExerciseTime{scenario.duration.ms});
    CHECK(result.surprises == std::vector<std::string>{});
    compare(folder / "expected-events.jsonl", events_text(result.events));
    scoring::Scoreboard board(scenario);
    for (const auto& recorded : result.events) board.fold(recorded);
    compare(folder / "expected-score.json",
            scoring::score_json(board.score(result.events.back().at, true)) + "\n");
    ++played;
  }
  CHECK(played > 0);
}
