// What the timeline says about the simulated world, in both languages.
#pragma once

#include <string>

#include "engine/base/text.hpp"
#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"

namespace enshu::scoring {

Text service_state_words(ServiceState state);
/// The title of a host or a service; the name itself when it is neither.
Text world_title(const Scenario& scenario, const std::string& name);
/// State, cause, end of the buffer or recovery and a controller's reason, one a line.
Text service_words(const Scenario& scenario, const ServiceChanged& change);
Text host_words(const Scenario& scenario, const HostChanged& change);

}  // namespace enshu::scoring
