// Looks every two seconds who is there.
#include "engine/app/serve/own_pace.hpp"

#include <algorithm>

#include "engine/core/own_pace_words.hpp"

namespace enshu::app {
namespace {

constexpr std::int64_t look_every_ms = 2'000;

}  // namespace

std::vector<Request> OwnPace::left(const Scenario& scenario, const State& state, WallTime now) {
  if (!scenario.own_pace() || !here_ || !state.clock.running) return {};
  const auto since = now.ms - looked_.ms;
  if (since >= 0 && since < look_every_ms) return {};
  looked_ = now;
  const auto here = here_();
  std::vector<Request> asked;
  for (const auto& [id, seat] : state.seats) {
    if (seat.access != Access::participant || !seat.lane || seat.modelled || seat.closed) continue;
    if (std::ranges::find(here, id) != here.end()) {
      away_since_.erase(id);
      continue;
    }
    const auto away = away_since_.try_emplace(id, now).first;
    if (away->second > now) away->second = now;  // the wall clock was set back
    if (state.lanes[*seat.lane].resting_since || now - away->second < away_at_most) continue;
    asked.push_back({id, {}, 0, PauseExercise{std::string(chair_is_empty)}});
  }
  return asked;
}

}  // namespace enshu::app
