// Decide: state and a request in, events or a refusal out. No clock, no chance, no I/O: time and
// text are arguments.
#pragma once

#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/command.hpp"
#include "engine/core/renderer.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu {

struct Moment {
  ExerciseTime at{};
  WallTime wall{};
};

struct Draft {
  LaneId lane;  ///< empty: the whole exercise
  Event event;
};

struct Decision {
  std::vector<Draft> drafts;  ///< empty: nothing to do, which is no refusal
};

/// Errors: a refusal with a stable code and a sentence in both languages that says what to do.
Result<Decision> decide(const Scenario& scenario, const Renderer& renderer, const State& state,
                        const Request& request, const Moment& now);

}  // namespace enshu
