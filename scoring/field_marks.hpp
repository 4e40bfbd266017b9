// Report fields and severity as the boards of the lanes have seen them. Pure.
#pragma once

#include <vector>

#include "scoring/lane_board.hpp"
#include "scoring/review_model.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

/// Every field that a duty's form asks for or a fact is known about, in every lane; rows in which
/// no lane counts are left out. `score`, `state` and `boards` are of the same fold.
std::vector<FieldRow> field_rows(const Scenario& scenario, const Score& score,
                                 const std::vector<LaneBoard>& boards);

/// The true severity of each lane from when it could be known; a level that stays is one step.
std::vector<SeverityLine> severity_truth(const Scenario& scenario, const State& state,
                                         const std::vector<LaneBoard>& boards);

}  // namespace enshu::scoring
