// Look-ups of sites, and whose clock counts.
#include "engine/core/site.hpp"

#include <algorithm>

#include "engine/core/scenario.hpp"

namespace enshu {

const Site* site_of(std::span<const Site> sites, const SiteId& name) {
  const auto found = std::ranges::find(sites, name, &Site::id);
  return found == sites.end() ? nullptr : &*found;
}

const Site* Scenario::site(const PartyId& party) const {
  if (const auto* post = role(party)) return site_of(sites, post->site);
  if (const auto* person = member(party)) return site_of(sites, person->site);
  return nullptr;
}

int Scenario::zone_of(const PartyId& party) const {
  const auto* at = site(party);
  return at == nullptr ? zone_minutes : at->zone_minutes;
}

}  // namespace enshu
