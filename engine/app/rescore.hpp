// A record judged by a corrected folder of its scenario.
#pragma once

#include <memory>
#include <string>

#include "engine/app/record_file.hpp"

namespace enshu::app {

/// The scenario in `folder`, when it can judge the record. Errors: those of the scenario,
/// `other_scenario`, `rubric_misfit` and those of the record.
Result<std::shared_ptr<LoadedScenario>> corrected_scenario(OpenedRecord& record,
                                                           const std::string& folder);

}  // namespace enshu::app
