// What does not exist in the variant that a lane plays: shown as not applicable, counted nowhere.
#pragma once

#include "engine/core/scenario.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

ObligationScore elsewhere(const Obligation& obligation);
HandlingScore elsewhere(const Action& action);
HandlingScore elsewhere(const Inject& inject);

}  // namespace enshu::scoring
