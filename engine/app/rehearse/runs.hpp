// Many rehearsals, one a seed, on as many threads as wanted; what comes out does not depend on how
// many.
#pragma once

#include <atomic>
#include <cstdint>

#include "engine/app/library.hpp"
#include "engine/core/event_log.hpp"
#include "engine/core/parameters.hpp"
#include "engine/scenario/profile.hpp"
#include "scoring/rehearsal_model.hpp"

namespace enshu::app {

struct RunsOptions {
  std::uint64_t seed = 1;  ///< of the first run; they count up
  int runs = 1;
  int teams = 0;
  int threads = 0;  ///< 0: as many as the machine has
  bool watch_lines = false;
  scenario::Crew crew;
  EventLog* log = nullptr;  ///< takes the first run
  bool bare = false;        ///< neither director nor score, for measuring
  Picks parameters{};
  const std::atomic<bool>* cancelled = nullptr;  ///< looked at between two runs
};

/// Errors: those of the director and of the log, and `cancelled`.
Result<scoring::RehearsalModel> rehearse_runs(const LoadedScenario& loaded,
                                              const RunsOptions& options);

}  // namespace enshu::app
