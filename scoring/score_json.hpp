// The score as the JSON that programs read: `enshu score --json`, GET /api/v1/score.
#pragma once

#include <string>

#include "scoring/score.hpp"

namespace enshu::scoring {

/// `{"scenario","seed","at","final","lanes":[…]}`; figures are exact decimals.
std::string score_json(const Score& score);
/// One lane of it:
/// `{"lane","title","score","by_objective","ratings","points","max","obligations","actions","expectations","remarks"}`.
std::string lane_json(const LaneScore& lane);
/// `{"first-response":80.1,…}`: objectives of which nothing counts are left out.
std::string by_objective_json(const LaneScore& lane);
/// A score of 0 to 1000 tenths as `73.5`; `null` while nothing counts.
std::string tenths_json(std::optional<std::int64_t> score_tenths);

}  // namespace enshu::scoring
