// Who told whom: the edges that duties expect against the edges that there were.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/scenario.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

/// One recipient of something that a role sent.
struct Told {
  std::uint64_t seq{};
  ExerciseTime at{};
  PartyId from;
  PartyId to;
  PathMeans means = PathMeans::mail;
};

/// A hop's delay in steps: until the trigger was opened, from there until it was told, from there
/// until the receipt. Absent where the hop has no such step.
struct HopSteps {
  std::optional<Duration> to_open;
  std::optional<Duration> to_tell;
  std::optional<Duration> to_receipt;
};
HopSteps hop_steps(const Path& path);

/// Expected edges of duties that were triggered, in the scenario's order with wrong recipients
/// behind each duty; then those of the `doctrine`; then what was told besides, one edge for each
/// pair and means, by time. `told` in the order of the log.
std::vector<Path> reporting_paths(const Scenario& scenario, const LaneScore& score,
                                  const std::vector<Told>& told, ExerciseTime now,
                                  std::vector<Path> doctrine = {});

}  // namespace enshu::scoring
