// Holding, skipping and wording for one organisation leaves the rest of its lane as it is.
#include "engine/core/evolve_local.hpp"

namespace enshu {

void plan_locally(LaneState& lane, const InjectPlanned& e) {
  auto& injects = lane.organisations[*e.organisation].injects;
  if (e.change == PlanChange::held || e.change == PlanChange::skipped) {
    injects[e.inject].status =
        e.change == PlanChange::held ? LocalStatus::held : LocalStatus::skipped;
  } else {
    injects.erase(e.inject);
  }
}

void set_wording(LaneState& lane, const WordingSet& e) {
  auto& wordings = e.organisation ? lane.organisations[*e.organisation].wordings : lane.wordings;
  wordings[e.wording] = e.text;
}

void use_wording(LaneState& lane, const WordingUsed& e) {
  if (!e.organisations) {
    lane.wordings_used.insert(e.wording);
    lane.wordings_read_by_all.insert(e.wording);
    return;
  }
  for (const auto& reader : *e.organisations) {
    if (!lane.has_own(e.wording, reader)) lane.wordings_used.insert(e.wording);
    lane.organisations[reader].wordings_used.insert(e.wording);
  }
}

}  // namespace enshu
