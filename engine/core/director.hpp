// The seam to the scenario's own rules. engine/scenario implements it with Lua; core only knows
// that somebody reacts.
#pragma once

#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu {

class Director {
 public:
  virtual ~Director() = default;
  /// Wishes in reaction to one event, already folded into `state`. Never throws: a fault becomes
  /// DirectorReports.
  virtual std::vector<Command> react(const Scenario& scenario, const State& state,
                                     const Recorded& recorded) = 0;
};

}  // namespace enshu
