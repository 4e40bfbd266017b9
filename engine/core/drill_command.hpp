// What is asked on the day of the drill, outside its story. Part of the list of commands.
#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "engine/core/drill_event.hpp"

namespace enshu {

/// Stops everything at once because something real has happened. `elsewhere` counts only when the
/// house itself asks.
struct StopForIncident {
  std::string reason;
  std::string elsewhere;
};
BOOST_DESCRIBE_STRUCT(StopForIncident, (), (reason, elsewhere))
/// The real incident is over; the exercise stays paused until somebody resumes it.
struct LiftIncident {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LiftIncident, (), (reason))

struct CallCommsCheck {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(CallCommsCheck, (), (note))
struct CloseCommsCheck {};
BOOST_DESCRIBE_STRUCT(CloseCommsCheck, (), ())
struct AnswerCommsCheck {
  std::string check;
  bool confirmed = false;
  Sound sound = Sound::unknown;
};
BOOST_DESCRIBE_STRUCT(AnswerCommsCheck, (), (check, confirmed, sound))

/// `hide_names` can be changed before StartEx only: what observers have read stays read.
struct DelayObservers {
  Duration delay{};
  bool hide_names = false;
};
BOOST_DESCRIBE_STRUCT(DelayObservers, (), (delay, hide_names))

}  // namespace enshu
