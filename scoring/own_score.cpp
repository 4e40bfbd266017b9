// From the score of all to that of one organisation: the others' duties and marks are not its
// people's affair.
#include "scoring/own_score.hpp"

#include <algorithm>

#include "scoring/points.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::scoring {
namespace {

class Keeping {
 public:
  Keeping(const Scenario& scenario, const LaneState& lane, const OrganisationId& organisation)
      : scenario_(scenario), state_(lane), organisation_(organisation) {}

  void run(LaneScore& lane) const {
    lane.title = scenario_.house_name(organisation_);
    const auto other = [&](const HandlingScore& item) { return !concerns(item); };
    std::erase_if(lane.obligations, [&](const auto& duty) { return !ours(duty.owes); });
    std::erase_if(lane.actions, other);
    std::erase_if(lane.expectations, other);
    std::erase_if(lane.checklist, [&](const ChecklistScore& item) {
      return !item.obligation.empty() && !owed(lane, item.obligation);
    });
    for (auto& item : lane.checklist) own_marks(item);
    std::erase_if(lane.overrides, [&](const auto& entry) { return !owed(lane, entry.obligation); });
    for (auto& relay : lane.relays) own_hops(relay);
    std::erase_if(lane.relays, [](const RelayScore& relay) { return relay.hops.empty(); });
    leaks(lane);
    add_up(lane);
    lane.overridden_tenths = overridden_total(lane);
  }

 private:
  [[nodiscard]] bool ours(const PartyId& post) const {
    return scenario_.organisation_of(post) == organisation_;
  }
  [[nodiscard]] static bool owed(const LaneScore& lane, const ObligationId& id) {
    return std::ranges::find(lane.obligations, id, &ObligationScore::id) != lane.obligations.end();
  }
  [[nodiscard]] bool concerns(const HandlingScore& item) const {
    if (item.kind == HandlingKind::action) {
      const auto* action = scenario_.action(ActionId{item.id});
      return action != nullptr &&
             std::ranges::any_of(action->roles, [&](const auto& role) { return ours(role); });
    }
    const auto* inject = scenario_.inject(InjectId{item.id});
    return inject != nullptr && scenario_.reaches(*inject, organisation_, state_.parameters);
  }

  /// What evaluators gave and settled speaks of all organisations of the lane together.
  void own_marks(ChecklistScore& item) const {
    std::erase_if(item.marks,
                  [&](const MarkEntry& entry) { return entry.organisation != organisation_; });
    item.settled.clear();
    item.agreed.reset();
    item.disputed = false;
  }

  void own_hops(RelayScore& relay) const {
    std::erase_if(relay.hops,
                  [&](const ReachHop& hop) { return !ours(hop.from) && !ours(hop.to); });
    relay.reached = std::ranges::count_if(relay.hops, [](const ReachHop& h) { return !!h.at; });
    relay.receipted =
        std::ranges::count_if(relay.hops, [](const ReachHop& h) { return !!h.receipt_at; });
    relay.reach_tenths = tenths(relay.reached, static_cast<std::int64_t>(relay.hops.size()));
  }

  static void leaks(LaneScore& lane) {
    for (auto& objective : lane.objectives) {
      objective.red_leak = objective.red_leak &&
                           std::ranges::any_of(lane.obligations, [&](const ObligationScore& duty) {
                             return duty.objective == objective.id &&
                                    std::ranges::any_of(duty.wrong, &WrongRecipient::leaked);
                           });
    }
  }

  const Scenario& scenario_;
  const LaneState& state_;
  const OrganisationId& organisation_;
};

}  // namespace

void keep_to(Score& score, const Scenario& scenario, const State& state, const LaneId& lane,
             const OrganisationId& organisation) {
  std::erase_if(score.lanes, [&](const LaneScore& entry) { return entry.lane != lane; });
  const auto* held = state.lane(lane);
  if (organisation.empty() || held == nullptr) return;
  for (auto& entry : score.lanes) Keeping(scenario, *held, organisation).run(entry);
}

}  // namespace enshu::scoring
