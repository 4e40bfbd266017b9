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

/// An event in the form `shown`, with its place in the record: as staff and observers get it.
std::shared_ptr<const std::string> encoded(const Recorded& recorded, const Event& shown);

/// For everybody but observers, who have a desk of their own (observers.hpp). `state` has the
/// events folded in. Order: by event, then by viewer class.
std::vector<net::FeedItem> feed_items(const Scenario& scenario, const State& state,
                                      std::span<const Recorded> events);

/// Those whose classes have neither lane nor role.
inline constexpr std::array staff_accesses{Access::lead_controller, Access::controller,
                                           Access::evaluator, Access::observer};

/// The sub-controllers' classes that an event reaches, whether somebody sits there yet or not.
std::vector<ViewerClass> sub_controllers(const Scenario& scenario, const State& state,
                                         const LaneId& event_lane, const Audience& audience);

/// Calls `each` with lane and role (as they stand in the state and the scenario) for the
/// participants' classes that an event reaches, each once.
void for_participants(const Scenario& scenario, const State& state, const Recorded& recorded,
                      const Audience& audience,
                      const std::function<void(std::size_t lane, std::size_t role)>& each);

}  // namespace enshu::app
