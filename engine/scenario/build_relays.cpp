// Building of relays and of the obligations that their tiers are.
#include <algorithm>

#include "engine/scenario/build_parts.hpp"

namespace enshu::scenario {
namespace {

constexpr Duration usual_receipts{30LL * 60 * 1000};

Relay build_relay(const Entry& entry) {
  const Node& node = entry.value;
  Relay relay;
  relay.id = RelayId(entry.key);
  relay.title = text_at(node, "title");
  relay.of = id_at<InjectId>(node, "of");
  for (const auto& tier : items_at(node, "tiers")) {
    relay.tiers.push_back({id_at<PartyId>(tier, "from"), ids_at<PartyId>(tier, "to"),
                           duration_at(tier, "within"), only_at(tier)});
  }
  relay.receipts =
      node.find("receipts") == nullptr ? usual_receipts : duration_at(node, "receipts");
  return relay;
}

/// Full points within the tier's time, none from twice that on.
Obligation tier_obligation(const Relay& relay, std::size_t at, std::size_t tier, const Node& node) {
  const auto& step = relay.tiers[tier];
  const std::string number = std::to_string(tier + 1);
  Obligation out;
  out.id = ObligationId(relay.id.value + "." + number);
  out.title = {relay.title.ja + "（第" + number + "段の伝達）",
               relay.title.en + " (tier " + number + ")"};
  out.trigger = relay.of;
  out.owes = step.from;
  out.required = step.to;
  out.target = step.within;
  out.limit = Duration{step.within.ms * 2};
  out.objective = id_at<ObjectiveId>(node, "objective");
  out.weight = whole_at(node, "weight", 1);
  out.relay = RelayStep{at, tier};
  out.only = step.only;
  return out;
}

}  // namespace

void build_relays(Scenario& scenario, const Node& root) {
  for (const auto& entry : entries_at(root, "relays")) {
    const auto relay = build_relay(entry);
    for (std::size_t tier = 0; tier < relay.tiers.size(); ++tier) {
      const bool played = std::ranges::any_of(
          scenario.roles, [&](const Role& role) { return role.id == relay.tiers[tier].from; });
      if (!played) continue;  // cast members owe nothing
      scenario.obligations.push_back(
          tier_obligation(relay, scenario.relays.size(), tier, entry.value));
    }
    scenario.relays.push_back(relay);
  }
}

}  // namespace enshu::scenario
