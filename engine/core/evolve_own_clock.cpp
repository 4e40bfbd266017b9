// What is still to come to a lane is set aside while it rests, and comes back shifted when it goes
// on.
#include "engine/core/evolve_own_clock.hpp"

#include <utility>

namespace enshu {
namespace {

void shift(std::optional<ExerciseTime>& at, Duration by) {
  if (at) at = *at + by;
}

/// The times that stand in the lane besides the queue.
void shift_lane(LaneState& lane, Duration by) {
  for (auto& inject : lane.injects) shift(inject.due, by);
  for (auto& due : lane.move_due) shift(due, by);
  for (auto& survey : lane.surveys) shift(survey.due, by);
  for (auto& [channel, until] : lane.down) shift(until, by);
  for (auto& [host, turn] : lane.spreading) turn = turn + by;
  for (auto& [service, status] : lane.services) shift(status.until, by);
}

}  // namespace

void State::schedule(Due entry) {
  auto& owner = lanes[entry.lane];
  (owner.resting_since ? owner.set_aside : due).insert(std::move(entry));
}

void State::unschedule(const Due& entry) {
  auto& owner = lanes[entry.lane];
  (owner.resting_since ? owner.set_aside : due).erase(entry);
}

void evolve_own_clock(State& state, std::size_t lane_at, const ClockChanged& e, ExerciseTime now) {
  auto& lane = state.lanes[lane_at];
  if (!e.running) {
    for (auto entry = state.due.begin(); entry != state.due.end();) {
      const auto next = std::next(entry);
      if (entry->lane == lane_at) lane.set_aside.insert(state.due.extract(entry));
      entry = next;
    }
    if (!lane.resting_since) lane.resting_since = now;
    if (e.change == ClockChange::ended) lane.ended = true;
    return;
  }
  if (!lane.resting_since) return;
  const Duration by = now - *lane.resting_since;
  lane.rested = Duration{lane.rested.ms + by.ms};
  lane.resting_since.reset();
  shift_lane(lane, by);
  for (auto entry : std::exchange(lane.set_aside, {})) {
    entry.at = entry.at + by;
    state.due.insert(std::move(entry));
  }
}

}  // namespace enshu
