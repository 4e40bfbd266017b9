// What an organisation of a shared lane has to itself, folded in. Private to engine/core.
#pragma once

#include "engine/core/state.hpp"

namespace enshu {

/// `e` names an organisation.
void plan_locally(LaneState& lane, const InjectPlanned& e);
void set_wording(LaneState& lane, const WordingSet& e);
void use_wording(LaneState& lane, const WordingUsed& e);

}  // namespace enshu
