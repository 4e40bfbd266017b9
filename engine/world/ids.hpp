// The names of what the simulated world is made of.
#pragma once

#include "engine/base/id.hpp"

namespace enshu {

using HostId = Id<struct HostTag>;
using ServiceId = Id<struct ServiceTag>;

}  // namespace enshu
