// A single run uses a second thread for score and log; several runs share the threads among
// themselves.
#include "engine/app/rehearse/runs.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/app/rehearse/play.hpp"
#include "engine/app/rehearse/reach.hpp"
#include "engine/app/rehearse/tally.hpp"

namespace enshu::app {
namespace {

/// What is kept of a run once it is over.
struct RunResult {
  scoring::RehearsedRun run;
  std::size_t participants = 0;
  ExerciseTime ended_at{};
};

class Runs {
 public:
  Runs(const LoadedScenario& loaded, const RunsOptions& options)
      : loaded_(loaded),
        options_(options),
        results_(static_cast<std::size_t>(options.runs)),
        tally_(loaded.scenario) {}

  Result<scoring::RehearsalModel> run() {
    const auto hardware = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int threads = options_.threads > 0 ? options_.threads : hardware;
    if (options_.runs == 1) {
      one(0, threads > 1);
    } else {
      std::vector<std::thread> others;
      for (int i = 1; i < std::min(threads, options_.runs); ++i)
        others.emplace_back([this] { work(); });
      work();
      for (auto& thread : others) thread.join();
    }
    if (failed_) return *failed_;
    return model();
  }

 private:
  void work() {
    for (int i = next_++; i < options_.runs && !stop_; i = next_++) {
      if (options_.cancelled != nullptr && *options_.cancelled) return cancel();
      one(i, false);
    }
  }

  void cancel() {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    failed_ =
        Error{"cancelled", {"リハーサルを取りやめました。", "The rehearsal was called off."}, {}};
  }

  void one(int index, bool second_thread) {
    PlayOptions play_options;
    const auto seed = options_.seed + static_cast<std::uint64_t>(index);
    play_options.simulation = {seed, options_.teams, options_.crew, options_.parameters};
    play_options.log = index == 0 ? options_.log : nullptr;
    play_options.second_thread = second_thread;
    play_options.watch_lines = options_.watch_lines;
    play_options.score = play_options.director = !options_.bare;
    auto played = play(loaded_, play_options);
    const std::lock_guard lock(mutex_);
    if (!played) {
      stop_ = true;
      if (!failed_) failed_ = played.error();
      return;
    }
    keep(static_cast<std::size_t>(index), seed, *played);
  }

  void keep(std::size_t index, std::uint64_t seed, const Played& played) {
    auto& result = results_[index];
    result.run.seed = seed;
    result.run.events = static_cast<std::int64_t>(played.result.events);
    result.participants = played.result.participants;
    result.ended_at = played.result.ended_at;
    for (const auto& lane : played.score.lanes) {
      result.run.lanes.push_back(summary_of(lane));
      tally_.add(lane);
    }
    observed_.add(played.observed);
    coverage_.add(played.coverage);
  }

  scoring::RehearsalModel model() {
    scoring::RehearsalModel model;
    const auto& scenario = loaded_.scenario;
    model.scenario = scenario.id;
    model.title = scenario.title;
    model.crew = options_.crew.title;
    model.participants = static_cast<std::int64_t>(results_.front().participants);
    model.lanes = static_cast<std::int64_t>(results_.front().run.lanes.size());
    model.slot = slot_of(scenario);
    model.actions = observed_.actions;
    for (auto& result : results_) {
      model.exercise = std::max(model.exercise, result.ended_at - ExerciseTime{});
      model.events += result.run.events;
      model.runs.push_back(std::move(result.run));
    }
    tally_.fill(model);
    fill_load(model, scenario, options_.crew, observed_);
    fill_injects(model, scenario, observed_);
    fill_director(model, scenario, loaded_.files, coverage_, observed_, options_.watch_lines);
    return model;
  }

  const LoadedScenario& loaded_;
  const RunsOptions& options_;
  std::atomic<int> next_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;  ///< over everything below
  std::optional<Error> failed_;
  std::vector<RunResult> results_;
  Tally tally_;
  Observed observed_;
  scenario::LuaCoverage coverage_;
};

}  // namespace

Result<scoring::RehearsalModel> rehearse_runs(const LoadedScenario& loaded,
                                              const RunsOptions& options) {
  return Runs(loaded, options).run();
}

}  // namespace enshu::app
