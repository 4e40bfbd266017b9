// What the templates of a lane may name, at a moment of it.
#pragma once

#include "engine/core/renderer.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu {

/// The story's date and time in the lane.
WallTime calendar_at(const Scenario& scenario, const LaneState& lane, ExerciseTime at);

/// `speaker`: by whose clock the text tells the time; empty: by the scenario's. `reader`: whose
/// wordings it takes in a shared lane; empty: the lane's. `lane` must outlive the context.
RenderContext lane_words(const Scenario& scenario, const LaneState& lane, ExerciseTime at,
                         const PartyId& speaker = {}, const OrganisationId& reader = {});

}  // namespace enshu
