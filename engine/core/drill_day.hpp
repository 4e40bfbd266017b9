// The part of the state that belongs to the day of the drill and not to its story.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/core/drill_event.hpp"

namespace enshu {

struct DrillDay {
  std::optional<std::string> stopped;  ///< by a real incident, and why
  std::string check;                   ///< the newest comms check; empty: there was none
  bool check_open = false;
  std::map<SeatId, CommsCheckAnswered> answers;  ///< to the newest check
  Duration observer_delay{};
  bool hide_names = false;
};

}  // namespace enshu
