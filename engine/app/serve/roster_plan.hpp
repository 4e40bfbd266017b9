// From the lines of a roster file to what each would do: a pure judgement, before anything is
// changed.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/wire/drill_http.hpp"

namespace enshu::app {

struct PlannedLine {
  wire::RosterVerdict verdict;
  std::optional<OpenLane> lane;    ///< comes first, where a learner's lane is still to be opened
  std::optional<Command> command;  ///< of lines that add or change a seat
};

/// Where everybody learns alone, a line that names no seat and no team takes the next learner's
/// seat that bears nobody's name, or opens one more. Teams and posts are found by id or by title,
/// in either language, whatever the width and case of the letters. `by`: who imports; nobody makes
/// a seat above their own.
std::vector<PlannedLine> plan_roster(const Scenario& scenario, const State& state, const SeatId& by,
                                     std::span<const wire::RosterLine> lines);

}  // namespace enshu::app
