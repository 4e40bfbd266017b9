// Of how many teams a duty was met: every duty over all lanes. Pure.
#pragma once

#include <vector>

#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

/// In the scenario's order, without the duties that arose nowhere. Empty where there is one lane
/// only: its own table says the same.
std::vector<DutyReview> duty_reviews(const DebriefModel& model);

}  // namespace enshu::scoring
