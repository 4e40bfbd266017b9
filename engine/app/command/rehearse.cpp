// `enshu rehearse`: a whole exercise with modelled participants in a moment, as often as wanted.
#include <chrono>
#include <cstdio>
#include <memory>

#include "engine/app/command/common.hpp"
#include "engine/app/library.hpp"
#include "engine/app/models/profile.hpp"
#include "engine/app/run/simulate.hpp"
#include "engine/app/run/spread.hpp"
#include "engine/app/version.hpp"
#include "engine/core/director.hpp"
#include "engine/scenario/lua_director.hpp"
#include "engine/store/bulk_record.hpp"
#include "engine/wire/write.hpp"
#include "injects/render.hpp"
#include "scoring/score_json.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::app {
namespace {

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

struct Run {
  std::uint64_t seed{};
  SimulationResult result;
  scoring::Score score;
};

Result<Run> play(const LoadedScenario& loaded, const RehearseOptions& options, const Picks& picks,
                 std::uint64_t seed, EventLog* log) {
  scenario::LuaLimits limits;
  // Far beyond what the steps allow, so that only a scenario that means harm meets it: the same
  // seed gives the same bytes.
  limits.clock_ms = steady_ms;
  limits.most_ms = 2'000;
  auto director = scenario::LuaDirector::make(loaded.scenario, limits);
  if (!director) return director.error();
  const injects::TemplateRenderer renderer;
  scoring::Scoreboard board(loaded.scenario);
  std::optional<Error> failed;
  Run run{seed, {}, {}};
  run.result =
      simulate(loaded.scenario, renderer, director->get(),
               {seed, options.teams, options.profile, picks}, [&](std::span<const Recorded> batch) {
                 for (const auto& recorded : batch) board.fold(recorded);
                 if (log == nullptr || failed) return;
                 if (auto done = log->append(batch); !done) failed = done.error();
               });
  if (failed) return *failed;
  run.score = board.score(run.result.ended_at, true);
  return run;
}

std::string runs_json(const std::vector<Run>& runs, std::int64_t wall_ms,
                      std::int64_t exercise_ms) {
  std::string out = "{\"participants\":" + std::to_string(runs.front().result.participants);
  out +=
      ",\"exercise_ms\":" + std::to_string(exercise_ms) + ",\"wall_ms\":" + std::to_string(wall_ms);
  std::size_t events = 0;
  for (const auto& run : runs) events += run.result.events;
  out += ",\"events\":" + std::to_string(events) + ",\"runs\":[";
  for (const auto& run : runs) {
    if (&run != &runs.front()) out += ',';
    out += "{\"seed\":" + std::to_string(run.seed) +
           ",\"events\":" + std::to_string(run.result.events) + ",\"lanes\":[";
    for (const auto& lane : run.score.lanes) {
      if (&lane != &run.score.lanes.front()) out += ',';
      out += "{\"lane\":";
      wire::write_string(out, lane.lane.value);
      out += ",\"score\":" + scoring::tenths_json(lane.score_tenths) +
             ",\"by_objective\":" + scoring::by_objective_json(lane) + "}";
    }
    out += "]}";
  }
  return out + "]}";
}

void print_runs(const Scenario& scenario, const std::vector<Run>& runs, std::int64_t wall_ms,
                std::int64_t exercise_ms) {
  const auto language = spoken_language();
  std::vector<std::vector<std::int64_t>> by_objective(scenario.objectives.size());
  std::vector<std::int64_t> totals;
  for (const auto& run : runs) {
    for (const auto& lane : run.score.lanes) {
      if (lane.score_tenths) totals.push_back(*lane.score_tenths);
      for (std::size_t i = 0; i < by_objective.size() && i < lane.objectives.size(); ++i) {
        if (lane.objectives[i].score_tenths)
          by_objective[i].push_back(*lane.objectives[i].score_tenths);
      }
    }
  }
  std::printf("%s\n", scenario.title.in(language).c_str());
  std::printf("%zu participants, %zu run(s), %lld min of exercise in %lld ms\n",
              runs.front().result.participants, runs.size(),
              static_cast<long long>(exercise_ms / 60'000), static_cast<long long>(wall_ms));
  std::printf("%-44s %6s %6s %6s\n", "", "low", "mid", "high");
  print_spread("total", spread_of(totals));
  for (std::size_t i = 0; i < by_objective.size(); ++i) {
    print_spread(scenario.objectives[i].title.in(language), spread_of(by_objective[i]));
  }
}

}  // namespace

int rehearse(const RehearseOptions& options) {
  if (options.profile != "mix" && find_profile(options.profile) == nullptr) {
    tell({"bad_profile",
          {"参加者モデルは novice, practised, expert, mix から選んでください。",
           "Choose the profile among novice, practised, expert and mix."},
          {}});
    return exit_usage;
  }
  auto loaded = open_scenario(options.scenario);
  if (!loaded) return fail(loaded.error());
  auto picks = read_picks((*loaded)->scenario, options.set);
  if (!picks) {
    tell(picks.error());
    return exit_usage;
  }
  std::unique_ptr<store::BulkRecord> log;
  if (!options.record.empty()) {
    auto made = store::BulkRecord::create(options.record, (*loaded)->files,
                                          {{"scenario", (*loaded)->scenario.id.value},
                                           {"enshu", std::string(program_version)},
                                           {"rehearsal", options.profile}});
    if (!made) return fail(made.error());
    log = std::move(*made);
  }
  const auto begin = std::chrono::steady_clock::now();
  std::vector<Run> runs;
  std::int64_t exercise_ms = 0;
  for (int i = 0; i < options.runs; ++i) {
    // The record holds the first run: one exercise, one file.
    auto run = play(**loaded, options, *picks, options.seed + static_cast<std::uint64_t>(i),
                    i == 0 ? log.get() : nullptr);
    if (!run) return fail(run.error());
    exercise_ms = std::max(exercise_ms, run->result.ended_at.ms);
    runs.push_back(std::move(*run));
  }
  if (log) {
    if (auto done = log->finish(); !done) return fail(done.error());
  }
  const auto wall_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                           std::chrono::steady_clock::now() - begin)
                           .count();
  if (options.json)
    std::printf("%s\n", runs_json(runs, wall_ms, exercise_ms).c_str());
  else
    print_runs((*loaded)->scenario, runs, wall_ms, exercise_ms);
  return exit_done;
}

}  // namespace enshu::app
