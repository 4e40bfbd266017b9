// The official names of the sectors of critical infrastructure, for records whose forms name none.
#pragma once

#include <string>

#include "engine/core/scenario.hpp"

namespace enshu::scoring {

/// As an option of a form's field `sector` calls it, else by the fourth action plan's name, else
/// the id.
Text sector_words(const Scenario& scenario, const std::string& sector);

}  // namespace enshu::scoring
