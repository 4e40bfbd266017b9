// Presence: a seat may have several consoles open; it is connected while one of them is.
#include "engine/net/presence.hpp"

namespace enshu::net {

void PresenceBoard::came(const Identity& who, WallTime now) {
  const std::lock_guard lock(mutex_);
  Place& place = places_[who.exercise][who.seat];
  ++place.consoles;
  place.last_active = now;
}

void PresenceBoard::active(const Identity& who, WallTime now) {
  const std::lock_guard lock(mutex_);
  places_[who.exercise][who.seat].last_active = now;
}

void PresenceBoard::left(const Identity& who) {
  const std::lock_guard lock(mutex_);
  const auto exercise = places_.find(who.exercise);
  if (exercise == places_.end()) return;
  const auto place = exercise->second.find(who.seat);
  if (place != exercise->second.end() && place->second.consoles > 0) --place->second.consoles;
}

void PresenceBoard::forget(const std::string& exercise) {
  const std::lock_guard lock(mutex_);
  places_.erase(exercise);
}

std::vector<Server::Presence> PresenceBoard::read(const std::string& exercise) const {
  const std::lock_guard lock(mutex_);
  std::vector<Server::Presence> out;
  const auto found = places_.find(exercise);
  if (found == places_.end()) return out;
  out.reserve(found->second.size());
  for (const auto& [seat, place] : found->second)
    out.push_back({seat, place.consoles > 0, place.last_active.ms});
  return out;
}

}  // namespace enshu::net
