// Who sits where, as the debrief tells of it.
#include <algorithm>

#include "scoring/debrief_fold.hpp"

namespace enshu::scoring {

void DebriefFold::seat_opened(const SeatOpened& e) {
  seat_index.insert_or_assign(e.seat, model.seats.size());
  model.seats.push_back({e.seat, e.access, e.seat_lane, e.role, e.name, {}, e.modelled, false, 0});
  model.seats.back().organisation = e.organisation;
}

void DebriefFold::seat_changed(const SeatChanged& e) {
  auto& seat = model.seats[seat_index.at(e.seat)];
  const bool known = std::ranges::find(seat.former_names, seat.name) != seat.former_names.end();
  if (seat.name != e.name && !seat.name.empty() && !known) seat.former_names.push_back(seat.name);
  seat.name = e.name;
  seat.modelled = e.modelled;
  seat.closed = e.closed;
}

}  // namespace enshu::scoring
