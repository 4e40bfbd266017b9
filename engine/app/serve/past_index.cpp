// Sequences by class of viewers.
#include "engine/app/serve/past_index.hpp"

#include <utility>

#include "engine/core/authority.hpp"
#include "engine/core/teams.hpp"

namespace enshu::app {

void PastIndex::fold(const State& state, const Recorded& recorded, bool observers) {
  last_ = recorded.seq;
  const Audience who = audience(scenario_, state, recorded);
  for (std::size_t i = 0; i < staff_accesses.size(); ++i) {
    if (staff_accesses[i] == Access::observer && !observers) continue;
    if (may_see(who, recorded.lane, {staff_accesses[i], {}, {}})) staff_[i].push_back(recorded.seq);
  }
  for (auto& viewer : sub_controllers(scenario_, state, recorded.lane, who))
    sub_controllers_[std::move(viewer)].push_back(recorded.seq);
  for_participants(scenario_, state, recorded, who, [&](std::size_t lane, std::size_t role) {
    const std::size_t at = lane * scenario_.roles.size() + role;
    if (at >= participants_.size())
      participants_.resize(state.lanes.size() * scenario_.roles.size());
    participants_[at].push_back(recorded.seq);
  });
}

std::vector<net::Past> PastIndex::take(const State& state) {
  std::vector<net::Past> out;
  const auto add = [&](ViewerClass viewer, Numbers& numbers) {
    if (numbers.empty()) return;
    if (!out.empty() && *out.back().seqs == numbers) {
      out.push_back({std::move(viewer), out.back().seqs});
      numbers = {};
      return;
    }
    numbers.shrink_to_fit();
    out.push_back({std::move(viewer), std::make_shared<const Numbers>(std::exchange(numbers, {}))});
  };
  for (std::size_t i = 0; i < staff_accesses.size(); ++i)
    add({staff_accesses[i], {}, {}}, staff_[i]);
  for (std::size_t i = 0; i < participants_.size(); ++i) {
    const auto roles = scenario_.roles.size();
    add({Access::participant, state.lanes[i / roles].id, scenario_.roles[i % roles].id},
        participants_[i]);
  }
  for (auto& [viewer, numbers] : sub_controllers_) add(viewer, numbers);
  participants_.clear();
  sub_controllers_.clear();
  return out;
}

}  // namespace enshu::app
