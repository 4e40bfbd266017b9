// What participants do with baits. Part of the list of commands.
#pragma once

#include <boost/describe/class.hpp>

#include "engine/core/ids.hpp"

namespace enshu {

/// Sends off the fake sign-in behind a bait's link. There is no place in it for what was typed:
/// that stays in the browser and is thrown away there.
struct SubmitLanding {
  MessageId message;
};
BOOST_DESCRIBE_STRUCT(SubmitLanding, (), (message))

}  // namespace enshu
