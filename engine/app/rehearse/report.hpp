// What a rehearsal came to, for a terminal and for programs. The page is made by scoring/export.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/text.hpp"
#include "scoring/rehearsal_model.hpp"

namespace enshu::app {

/// One JSON document: participants, exercise_ms, wall_ms, events, runs (seed, lanes with score and
/// by_objective), then spreads, load, coverage and failures.
std::string rehearsal_json(const scoring::RehearsalModel& model, std::int64_t wall_ms);

/// Spreads of scores, who is overloaded when, what never comes about, the commonest failures.
std::string rehearsal_text(const scoring::RehearsalModel& model, std::int64_t wall_ms,
                           Language language);

/// When each inject came, for `--watch`: beside the mistakes of the scenario.
std::string timeline_text(const scoring::RehearsalModel& model, Language language);

}  // namespace enshu::app
