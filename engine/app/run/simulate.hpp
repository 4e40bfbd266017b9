// Headless play: simulated clock, modelled participants, the same Exercise as in a live run.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/core/director.hpp"
#include "engine/core/event.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/renderer.hpp"
#include "engine/core/scenario.hpp"
#include "engine/scenario/profile.hpp"

namespace enshu::app {

struct SimulationOptions {
  std::uint64_t seed = 1;
  int teams = 0;
  scenario::Crew crew;
  Picks parameters{};
};

struct SimulationResult {
  std::size_t participants{};
  std::size_t events{};
  ExerciseTime ended_at{};
};

/// Plays the scenario from the first event to EndEx and hands every batch to `sink` in order. Wall
/// times are the story's calendar, so that the same scenario, options and build give the same
/// bytes.
SimulationResult simulate(const Scenario& scenario, const Renderer& renderer, Director* director,
                          const SimulationOptions& options,
                          const std::function<void(std::vector<Recorded>)>& sink);

}  // namespace enshu::app
