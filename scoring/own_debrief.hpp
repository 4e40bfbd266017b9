// The debrief of one organisation in a lane that several share: what its own people owed, said, saw
// and did. The others' scores and words stay theirs.
#pragma once

#include <set>
#include <vector>

#include "engine/core/authority.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "scoring/debrief.hpp"

namespace enshu::scoring {

/// Which events the posts of an organisation got while it was played, by the rule that also
/// governs consoles and replay. Bounded by what that organisation saw, not by the whole lane.
class Sight {
 public:
  /// `scenario` must outlive it.
  Sight(const Scenario& scenario, const Viewpoint& of);
  /// `state` has the event folded in.
  void fold(const State& state, const Recorded& recorded);

  [[nodiscard]] const LaneId& lane() const { return lane_; }
  [[nodiscard]] bool saw(std::uint64_t seq) const { return seen_.contains(seq); }
  [[nodiscard]] bool ours(const PartyId& party) const;
  [[nodiscard]] bool any_of_ours(const std::vector<PartyId>& parties) const;

 private:
  const Scenario& scenario_;
  Viewpoint of_;
  LaneId lane_;
  std::vector<PartyId> posts_;
  std::set<std::uint64_t> seen_;
};

/// `whole` is the debrief of all; it must have been made from the same events as `sight`.
DebriefModel for_house(const Scenario& scenario, const DebriefModel& whole, const Sight& sight);

}  // namespace enshu::scoring
