// Teams: which events of a shared lane do not leave their organisation.
#include "engine/core/teams.hpp"

namespace enshu {
namespace {

/// The seat of whose team the event speaks, if it speaks of one.
const SeatState* inside_of_team(const State& state, const Recorded& recorded) {
  if (const auto* opened = std::get_if<SeatOpened>(&recorded.event))
    return state.seat(opened->seat);
  if (const auto* changed = std::get_if<SeatChanged>(&recorded.event))
    return state.seat(changed->seat);
  if (std::holds_alternative<DecisionLogged>(recorded.event)) return state.seat(recorded.by);
  return nullptr;
}

}  // namespace

Audience audience(const Scenario& scenario, const State& state, const Recorded& recorded) {
  Audience who = audience_of_kind(state, recorded);
  if (const auto* flag = std::get_if<FlagSet>(&recorded.event);
      flag != nullptr && scenario.race && scenario.race->counts(flag->flag))
    who.observers = true;  // the board of a race shows points and time, and nothing else
  if (scenario.lanes != LaneMode::shared || !who.whole_lane) return who;
  if (const auto* seat = inside_of_team(state, recorded); seat != nullptr && !seat->role.empty()) {
    who.whole_lane = false;
    who.roles = scenario.colleagues(seat->role);
  }
  return who;
}

}  // namespace enshu
