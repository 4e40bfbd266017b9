// The simulation decides alone what happens; whoever folds and writes it afterwards cannot change
// it.
#include "engine/app/rehearse/play.hpp"

#include <optional>

#include "engine/app/rehearse/pipe.hpp"
#include "engine/app/run/lua_clock.hpp"
#include "engine/scenario/lua_director.hpp"
#include "injects/render.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::app {
namespace {

/// Far beyond what the steps allow (20 ms, in a debug build some 300), so that only a scenario that
/// means harm meets it: the same seed gives the same bytes.
#ifdef __OPTIMIZE__
constexpr std::int64_t guard_ms = 75;
#else
constexpr std::int64_t guard_ms = 2'000;
#endif

/// What becomes of the events.
class Audience {
 public:
  Audience(const Scenario& scenario, const PlayOptions& options)
      : options_(options), board_(scenario), observer_(scenario) {}

  void take(const std::vector<Recorded>& batch) {
    if (options_.score) {
      for (const auto& recorded : batch) {
        board_.fold(recorded);
        observer_.fold(recorded);
      }
    }
    if (options_.log == nullptr || failed_) return;
    if (auto done = options_.log->append(batch); !done) failed_ = done.error();
  }

  [[nodiscard]] const std::optional<Error>& failed() const { return failed_; }
  void finish(Played& played) {
    if (!options_.score) return;
    played.score = board_.score(played.result.ended_at, true);
    played.observed = observer_.finish();
  }

 private:
  const PlayOptions& options_;
  scoring::Scoreboard board_;
  Observer observer_;
  std::optional<Error> failed_;
};

}  // namespace

Result<Played> play(const LoadedScenario& loaded, const PlayOptions& options) {
  Played played;
  scenario::LuaLimits limits;
  limits.clock_ms = lua_clock_ms;
  limits.most_ms = guard_ms;
  played.coverage.watch_lines = options.watch_lines;
  limits.coverage = &played.coverage;
  auto director = scenario::LuaDirector::make(loaded.scenario, loaded.files, limits);
  if (!director) return director.error();
  const injects::TemplateRenderer renderer;
  Audience audience(loaded.scenario, options);
  Director* answering = options.director ? director->get() : nullptr;
  if (options.second_thread) {
    Pipe pipe([&](Pipe::Batch batch) { audience.take(batch); });
    played.result = simulate(loaded.scenario, renderer, answering, options.simulation,
                             [&](Pipe::Batch batch) { pipe.put(std::move(batch)); });
    pipe.close();
  } else {
    played.result = simulate(loaded.scenario, renderer, answering, options.simulation,
                             [&](const Pipe::Batch& batch) { audience.take(batch); });
  }
  if (audience.failed()) return *audience.failed();
  audience.finish(played);
  director->reset();
  return played;
}

}  // namespace enshu::app
