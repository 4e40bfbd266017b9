// Whom a seat leads or judges: everybody, or the people of a sub-controller's lane or organisation.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "scoring/debrief.hpp"

namespace enshu::app {

/// Whether the post is among them. Staff outside the lanes lead every post.
bool leads(const Scenario& scenario, const SeatState& seat, const PartyId& post);
bool leads_any_of(const Scenario& scenario, const SeatState& seat,
                  const std::vector<PartyId>& posts);

/// Whether the other seat shows up for this one: a sub-controller sees the staff outside the lanes
/// and the seats of their own people.
bool sees_seat(const Scenario& scenario, const SeatState& seat, const SeatState& other);
/// Nobody hands out a seat above their own.
bool may_hand_out(const State& state, const SeatId& by, const SeatId& seat);
/// A post of the sub-controller's organisation; nothing in a lane of one team.
PartyId first_post(const Scenario& scenario, const SeatState& seat);
/// Whose debrief the seat reads: nothing stands for the whole exercise.
std::optional<scoring::Viewpoint> viewpoint(const Scenario& scenario, const State& state,
                                            const SeatId& id);
/// Whether the seat may read its debrief: participants when it is over for them.
bool debrief_open(const State& state, const SeatState& seat);
/// Whether a sub-controller may read the file: theirs to attach, or in the hands of their people.
bool may_read(const Scenario& scenario, const State& state, const SeatState& seat,
              const ArtefactId& file);

/// Whether the seat may attach the file to what the cast says: what its own people have on the
/// shelf or are sent by the plan.
bool may_attach(const Scenario& scenario, const SeatState& seat, const ArtefactId& file);

}  // namespace enshu::app
