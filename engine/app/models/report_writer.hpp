// What a modelled participant writes into a form.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/rng.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/scenario/profile.hpp"

namespace enshu::app {

struct WrittenReport {
  std::vector<PartyId> to;
  Tlp tlp = Tlp::amber;
  std::map<std::string, std::vector<std::string>> fields;
};

/// The more skilled, the more fields are filled and true, and the fewer recipients are missed or
/// wrong.
WrittenReport write_report(const Scenario& scenario, const LaneState& lane,
                           const Obligation& obligation, const scenario::Profile& profile, Rng& rng,
                           WallTime calendar);

}  // namespace enshu::app
