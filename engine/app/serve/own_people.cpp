// Staff see everybody; a sub-controller of a shared lane keeps to one organisation.
#include "engine/app/serve/own_people.hpp"

#include <algorithm>

#include "engine/core/authority.hpp"

namespace enshu::app {

bool leads(const Scenario& scenario, const SeatState& seat, const PartyId& post) {
  return seat.organisation.empty() || scenario.organisation_of(post) == seat.organisation;
}

bool leads_any_of(const Scenario& scenario, const SeatState& seat,
                  const std::vector<PartyId>& posts) {
  return seat.organisation.empty() ||
         std::ranges::any_of(posts, [&](const auto& post) { return leads(scenario, seat, post); });
}

bool sees_seat(const Scenario& scenario, const SeatState& seat, const SeatState& other) {
  if (seat.access != Access::sub_controller || !other.lane) return true;
  if (other.lane != seat.lane) return false;
  if (seat.organisation.empty()) return true;
  return other.organisation == seat.organisation || leads(scenario, seat, other.role);
}

bool may_hand_out(const State& state, const SeatId& by, const SeatId& seat) {
  const auto* asker = state.seat(by);
  const auto* target = state.seat(seat);
  if (asker == nullptr || target == nullptr) return false;
  return target->access != Access::lead_controller || asker->access == Access::lead_controller;
}

PartyId first_post(const Scenario& scenario, const SeatState& seat) {
  const auto found = std::ranges::find_if(scenario.roles, [&](const Role& role) {
    return scenario.organisation_of(role.id) == seat.organisation;
  });
  return found == scenario.roles.end() ? PartyId{} : found->id;
}

std::optional<scoring::Viewpoint> viewpoint(const Scenario& scenario, const State& state,
                                            const SeatId& id) {
  const auto* seat = state.seat(id);
  if (seat == nullptr || !seat->lane) return std::nullopt;
  const auto& lane = state.lanes[*seat->lane].id;
  if (seat->access == Access::participant) return scoring::Viewpoint{lane, seat->role};
  if (seat->access == Access::sub_controller)
    return scoring::Viewpoint{lane, first_post(scenario, *seat), id};
  return std::nullopt;
}

bool debrief_open(const State& state, const SeatState& seat) {
  if (seat.access != Access::participant) return true;
  return seat.lane ? state.over(state.lanes[*seat.lane]) : state.clock.ended;
}

bool may_read(const Scenario& scenario, const State& state, const SeatState& seat,
              const ArtefactId& file) {
  if (may_attach(scenario, seat, file)) return true;
  return seat.lane && std::ranges::any_of(scenario.roles, [&](const Role& role) {
           return leads(scenario, seat, role.id) &&
                  has_artefact(scenario, state.lanes[*seat.lane], role.id, file);
         });
}

bool may_attach(const Scenario& scenario, const SeatState& seat, const ArtefactId& file) {
  if (seat.organisation.empty()) return true;
  const bool shelf = std::ranges::any_of(scenario.shelf, [&](const ShelfEntry& entry) {
    return entry.artefact == file &&
           (entry.roles.empty() || leads_any_of(scenario, seat, entry.roles));
  });
  return shelf || std::ranges::any_of(scenario.msel, [&](const Inject& inject) {
           return std::ranges::any_of(inject.contents, [&](const Content& content) {
             const bool theirs = leads_any_of(scenario, seat, content.to) ||
                                 leads_any_of(scenario, seat, content.cc);
             return theirs &&
                    std::ranges::find(content.attachments, file) != content.attachments.end();
           });
         });
}

}  // namespace enshu::app
