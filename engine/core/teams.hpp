// What "the team" means to those who see an event: the people of one lane; in a lane that all
// organisations share, the people of one organisation.
#pragma once

#include "engine/core/authority.hpp"

namespace enshu {

/// Who gets an event, live or from a record. In a shared lane, who sits where and what is decided
/// inside stay with the organisation: a national exercise has thousands of seats in one lane.
/// `state` has the event folded in.
Audience audience(const Scenario& scenario, const State& state, const Recorded& recorded);

}  // namespace enshu
