// The improvement plan (改善計画) out of its events, and what its follow-ups came to.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/evaluation_model.hpp"

namespace enshu::scoring {

void on_planned(std::vector<ImprovementEntry>& rows, const Scenario& scenario,
                const Recorded& recorded, const ImprovementPlanned& e);
void on_follow_up(std::vector<ImprovementEntry>& rows, const Recorded& recorded,
                  const FollowUpAnswered& e);

/// How far a row has come by its owner's last answer; at 12 months counts before at 6. Nothing
/// without an answer.
std::optional<FollowUpState> last_state(const ImprovementEntry& row);

/// At 6 and at 12 months; nothing without rows.
std::vector<FollowUpFigures> follow_up_figures(const std::vector<ImprovementEntry>& rows);

}  // namespace enshu::scoring
