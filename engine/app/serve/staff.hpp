// The part of the view for those who run and judge the exercise.
#pragma once

#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/wire/staff_view.hpp"

namespace enshu::app {

/// Observers get lanes, objectives and roles only; the plan and what the cast knows are for those
/// who run and judge. A sub-controller gets the part that concerns their own people.
wire::StaffView staff_view(const Scenario& scenario, const State& state, const SeatState& seat);

/// A condition as a person reads it: `report to prefecture, or action isolate-pc-031`.
std::string words_of(const Condition& condition);

}  // namespace enshu::app
