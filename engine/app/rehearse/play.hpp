// One rehearsal: the simulation, and on a thread of its own, if wanted, the score, the figures and
// the log.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "engine/app/library.hpp"
#include "engine/app/rehearse/observe.hpp"
#include "engine/app/run/simulate.hpp"
#include "engine/core/event_log.hpp"
#include "engine/scenario/lua_coverage.hpp"
#include "scoring/score.hpp"

namespace enshu::app {

struct PlayOptions {
  SimulationOptions simulation;
  EventLog* log = nullptr;     ///< every event goes there; null: none is kept
  bool second_thread = false;  ///< score and log beside the simulation; the bytes are the same
  bool watch_lines = false;    ///< which lines of the director ran; costs time
  bool score = true;           ///< off: the bare loop, for measuring
  bool director = true;        ///< off: nobody answers; for measuring
};

struct Played {
  SimulationResult result;
  scoring::Score score;
  Observed observed;
  scenario::LuaCoverage coverage;
};

/// Errors: those of the director and of the log.
Result<Played> play(const LoadedScenario& loaded, const PlayOptions& options);

}  // namespace enshu::app
