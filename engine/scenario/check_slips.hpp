// Names twice in one list, spans of nothing, addresses that are none.
#pragma once

#include "engine/scenario/sense.hpp"

namespace enshu::scenario {

void check_slips(const Whole& whole, Findings& findings);

}  // namespace enshu::scenario
