// Other exercises of the same scenario, each in a few numbers.
#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "engine/core/ids.hpp"
#include "scoring/review_model.hpp"

namespace enshu::app {

/// The record's figures, judged by the scenario that it carries. Errors: those of the record, and
/// `other_scenario` when it is not one of `scenario`.
Result<scoring::ExerciseSummary> summary_of_record(const std::string& path,
                                                   const ScenarioId& scenario);

}  // namespace enshu::app
