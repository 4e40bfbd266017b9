// Places of the story with clocks of their own. A zone is a fixed distance from UTC: a story of
// some hours or days needs no rules of summer time.
#pragma once

#include <span>

#include "engine/base/id.hpp"
#include "engine/base/text.hpp"

namespace enshu {

using SiteId = Id<struct SiteTag>;

struct Site {
  SiteId id;
  Text title;
  int zone_minutes{};  ///< east of UTC
};

/// Null when there is no such site.
const Site* site_of(std::span<const Site> sites, const SiteId& name);

}  // namespace enshu
