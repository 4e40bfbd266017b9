// Playing a written list of requests against a scenario, as the cases of tests/cases/play do.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/director.hpp"
#include "engine/core/event.hpp"
#include "engine/core/renderer.hpp"
#include "engine/core/scenario.hpp"

namespace enshu::app {

/// One line of a script: at an exercise time a seat asks for something; `refused` names the code it
/// expects, if any.
struct ScriptLine {
  ExerciseTime at{};
  SeatId by;
  Command command;
  std::string refused;
};

struct ScriptResult {
  std::vector<Recorded> events;
  std::vector<std::string> surprises;  ///< lines that were refused or granted against expectation
};

/// Opens the table with `teams` lanes and no models, plays the lines in order with the timeline in
/// between, and then the timeline until `until`.
ScriptResult play_script(const Scenario& scenario, const Renderer& renderer, Director* director,
                         int teams, std::span<const ScriptLine> lines, ExerciseTime until);

}  // namespace enshu::app
