// From recorded events to what each class of viewers gets: audience, redaction and encoding, once a
// class.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <vector>

#include "engine/core/authority.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/net/backend.hpp"

namespace enshu::app {

/// `state` has the events folded in. Order: by event, then by viewer class.
std::vector<net::FeedItem> feed_items(const Scenario& scenario, const State& state,
                                      std::span<const Recorded> events);

/// Those who are no participants; their classes have neither lane nor role.
inline constexpr std::array staff_accesses{Access::lead_controller, Access::controller,
                                           Access::evaluator, Access::observer};

/// Calls `each` with lane and role (as they stand in the state and the scenario) for the
/// participants' classes that an event reaches, each once.
void for_participants(const Scenario& scenario, const State& state, const Recorded& recorded,
                      const Audience& audience,
                      const std::function<void(std::size_t lane, std::size_t role)>& each);

}  // namespace enshu::app
