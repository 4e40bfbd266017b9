// What happens with baits. Part of the list of events.
#pragma once

#include <boost/describe/class.hpp>
#include <vector>

#include "engine/core/bait.hpp"
#include "engine/core/ids.hpp"

namespace enshu {

/// Somebody took a bait and reads what it teaches, word for word. Nothing that was typed into a
/// fake sign-in is part of it, or of anything else. `form`: heading of the fake sign-in that comes
/// first.
struct LandingShown {
  MessageId message;
  InjectId bait;  ///< never shown to participants
  LureStep step = LureStep::link;
  Text title;
  Text lesson;  ///< Markdown
  std::vector<Text> signs;
  Text form;
  bool operator==(const LandingShown&) const = default;
};
BOOST_DESCRIBE_STRUCT(LandingShown, (), (message, bait, step, title, lesson, signs, form))

}  // namespace enshu
