// From recorded events to what each class of viewers gets: audience, redaction and encoding, once a
// class.
#pragma once

#include <span>
#include <vector>

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

}  // namespace enshu::app
