// Decisions about the following up of a relay's hops.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

constexpr std::size_t most_note = 2'000;

bool is_hop(const Relay& relay, const LaneState& lane, const PartyId& from, const PartyId& to) {
  return std::ranges::any_of(relay.tiers, [&](const RelayTier& tier) {
    return tier.from == from && exists_in(tier.only, lane.parameters) &&
           std::ranges::find(tier.to, to) != tier.to.end();
  });
}

}  // namespace

Decided on(const Asking& asking, const FollowHop& command) {
  if (auto fine = within(command.note, most_note, "経過", "note"); !fine) return fine.error();
  auto where =
      whom(asking, command.lane.empty() ? std::vector<LaneId>{} : std::vector{command.lane}, {});
  if (!where) return where.error();
  if (where->lanes.size() != 1)
    return refuse("one_lane", "チームを一つ選んでください。", "Choose one team.");
  const auto& lane = *where->lanes.front();
  const auto relay = std::ranges::find(asking.scenario.relays, command.relay, &Relay::id);
  if (relay == asking.scenario.relays.end() || !is_hop(*relay, lane, command.from, command.to)) {
    return refuse("unknown_hop", "その伝達の経路はこの演習にありません。一覧から選んでください。",
                  "This exercise has no such hop. Choose one from the board.");
  }
  if (asks_locally(asking) && !own_people(asking, command.from) &&
      !own_people(asking, command.to)) {
    return refuse("not_your_people", "担当の組織に関わる経路だけを追跡できます。",
                  "You can follow up only hops that concern your own people.");
  }
  return Decision{
      {Draft{lane.id, HopFollowed{command.relay, command.from, command.to, command.reason,
                                  command.result, command.means, command.note}}}};
}

}  // namespace enshu
