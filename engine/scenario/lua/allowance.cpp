// The purse of a lane: filled by exercise time, emptied by its handlers.
#include "engine/scenario/lua/allowance.hpp"

#include <algorithm>

namespace enshu::scenario::lua {

Allowance::Answer Allowance::ask(const LaneId& lane, ExerciseTime now) {
  Purse& purse = purses_[lane];
  const std::int64_t longest_ms = most_steps * 1000 / steps_per_second * 4;
  const std::int64_t passed_ms = std::clamp<std::int64_t>((now - purse.at).ms, 0, longest_ms);
  purse.steps = std::min(most_steps, purse.steps + passed_ms * steps_per_second / 1000);
  purse.at = std::max(purse.at, now);
  if (purse.paused && purse.steps < enough_steps) return Answer::paused;
  if (!purse.paused && purse.steps <= 0) {
    purse.paused = true;
    return Answer::pause_begins;
  }
  purse.paused = false;
  return Answer::go;
}

void Allowance::spend(const LaneId& lane, std::int64_t steps) { purses_[lane].steps -= steps; }

bool Allowance::is_off(const HandlerKey& key) const {
  const auto found = breaks_.find(key);
  return found != breaks_.end() && found->second >= most_breaks;
}

bool Allowance::note_break(const HandlerKey& key) { return ++breaks_[key] == most_breaks; }

}  // namespace enshu::scenario::lua
