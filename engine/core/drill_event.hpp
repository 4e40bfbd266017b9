// What belongs to the day of the drill and not to its story: the stop for a real incident, the
// check that everybody can be reached, the delay of observers. Part of the list of events.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string>

#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu {

/// A real incident stops the exercise for everybody, or is over. `elsewhere`: `EXERCISE/SEAT` of
/// who stopped all exercises of the server from another one.
struct IncidentStopped {
  bool stopped = true;
  std::string reason;
  std::string elsewhere{};
  bool operator==(const IncidentStopped&) const = default;
};
BOOST_DESCRIBE_STRUCT(IncidentStopped, (), (stopped, reason, elsewhere))

/// Controllers ask every participant for a sign of life, outside the story. A new check ends the
/// one before.
struct CommsCheckCalled {
  std::string check;
  std::string note;
  bool closed = false;
  bool operator==(const CommsCheckCalled&) const = default;
};
BOOST_DESCRIBE_STRUCT(CommsCheckCalled, (), (check, note, closed))

/// Whether the test sound was heard; `unknown` until the person says so.
enum class Sound { unknown, heard, not_heard };
BOOST_DESCRIBE_ENUM(Sound, unknown, heard, not_heard)

/// The check came up on the seat's screen, or (`confirmed`) the person pressed its button.
struct CommsCheckAnswered {
  std::string check;
  bool confirmed = false;
  Sound sound = Sound::unknown;
  bool operator==(const CommsCheckAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(CommsCheckAnswered, (), (check, confirmed, sound))

/// How much later than everybody else observers see what happens, by the wall clock, and whether
/// they see roles in the place of persons' names.
struct ObserversDelayed {
  Duration delay{};
  bool hide_names = false;
  bool operator==(const ObserversDelayed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ObserversDelayed, (), (delay, hide_names))

}  // namespace enshu
