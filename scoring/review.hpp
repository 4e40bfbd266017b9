// The rolled-up part of the review, from the debrief model as it stands otherwise. Pure.
#pragma once

#include <vector>

#include "engine/core/scenario.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

/// Fewer scores than this, and quartiles would tell whose is whose.
constexpr std::size_t benchmark_from = 5;

/// Organisations, sectors, tiers and the benchmark. Needs seats, lanes and contradictions.
void roll_up(const Scenario& scenario, DebriefModel& model);

/// What participants of a lane see: their own rows; of the others the quartiles only.
void narrow_review(ExerciseReview& review, const LaneId& lane);

/// The exercise in a few numbers, beside which others of the same scenario are held.
ExerciseSummary summary_of(const DebriefModel& model);

}  // namespace enshu::scoring
