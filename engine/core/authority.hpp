// Who may send what and who may see what: the one place. Routes of the HTTP front refer to it too.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu {

/// Whether a seat with this access may send this kind of command at all. `decide` checks the rest
/// (lane, role, object).
bool may_send(Access access, const Command& command);

/// Those who see the same stream. Participants: by lane and role. Sub-controllers: by lane and, in
/// a shared one, organisation. Everybody else: by access alone (all others empty).
struct ViewerClass {
  Access access = Access::participant;
  LaneId lane;
  PartyId role;
  OrganisationId organisation{};
  auto operator<=>(const ViewerClass&) const = default;
};

ViewerClass viewer_class(const State& state, const SeatState& seat);

/// Who may see an event. Staff flags name accesses that see it whole; participants see `redact`ed
/// forms.
struct Audience {
  bool controllers = true;
  bool evaluators = true;
  bool observers = false;
  bool every_participant = false;
  bool whole_lane = false;     ///< all participants of the event's lane
  std::vector<PartyId> roles;  ///< participants of the event's lane who hold one of these roles
  /// Sub-controllers of the event's lane see what its controllers see when the lane is one team's.
  /// Beyond that: all of them; those of `lane`, or of the event's; those of these organisations.
  bool every_sub_controller = false;
  bool lane_sub_controllers = false;
  LaneId lane{};                                ///< of which an event outside the lanes speaks
  std::vector<OrganisationId> organisations{};  ///< of a shared lane, each once
};

/// By the kind of event alone: who gets it is `audience` in teams.hpp. `state` has the event folded
/// in.
Audience audience_of_kind(const State& state, const Recorded& recorded);

bool may_see(const Audience& audience, const LaneId& event_lane, const ViewerClass& viewer);

/// The event as this class of viewers gets it: without inject names, unanswered calls' words and
/// the like.
Event redact(const Event& event, const ViewerClass& viewer);

/// Whether the role has the file in the lane: from the shelf or by a message.
bool has_artefact(const Scenario& scenario, const LaneState& lane, const PartyId& role,
                  const ArtefactId& id);

/// Whether the seat may fetch the file: on its shelf, delivered to its role, or not a participant.
bool may_fetch(const Scenario& scenario, const State& state, const SeatId& seat,
               const ArtefactId& artefact);

}  // namespace enshu
