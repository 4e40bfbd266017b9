// Participants get their own post and no more; staff get the plan, the cast and the duties too.
#include "engine/app/serve/views.hpp"

#include <algorithm>

#include "engine/app/serve/staff.hpp"
#include "engine/app/serve/world_views.hpp"
#include "engine/core/authority.hpp"

namespace enshu::app {
namespace {

wire::ClockView clock_view(const ExerciseHost::Inside& inside, const LaneState* lane) {
  const auto& clock = inside.state.clock;
  return {
      lane == nullptr ? inside.now : lane->own_time(inside.now),  inside.wall, clock.started,
      clock.running && (lane == nullptr || !lane->resting_since), clock.ended, clock.speed_permille,
      lane == nullptr ? Duration{} : lane->calendar_offset};
}

std::vector<wire::PartyView> parties(const Scenario& scenario, bool staff) {
  std::vector<wire::PartyView> book;
  for (const auto& role : scenario.roles) {
    book.push_back(
        {role.id, wire::PartyKind::role, role.title, scenario.place, role.address, role.phone});
  }
  for (const auto& member : scenario.cast) {
    if (!staff && !member.listed) continue;
    book.push_back(
        {member.id, wire::PartyKind::cast, member.name, member.org, member.address, member.phone});
  }
  for (auto& party : book) {
    const auto* site = scenario.site(party.id);
    if (site == nullptr) continue;
    party.site = site->title;
    party.zone_minutes = site->zone_minutes;
  }
  return book;
}

std::vector<wire::FormView> forms(const Scenario& scenario) {
  std::vector<wire::FormView> views;
  for (const auto& form : scenario.forms) {
    wire::FormView view{form.id, form.title, {}};
    for (const auto& field : form.fields) {
      wire::FieldView shown{field.id, field.label, field.help, field.type, {}, field.required_at};
      for (const auto& option : field.options)
        shown.options.push_back({option.id, option.label, option.group});
      view.fields.push_back(std::move(shown));
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<wire::ActionView> actions(const Scenario& scenario, const LaneState& lane,
                                      const PartyId& role) {
  std::vector<wire::ActionView> views;
  for (const auto& action : scenario.actions) {
    if (std::ranges::find(action.roles, role) == action.roles.end()) continue;
    if (!exists_in(action.only, lane.parameters)) continue;
    views.push_back({action.id, action.title, action.help, action.phase});
  }
  return views;
}

std::vector<Attachment> shelf(const Scenario& scenario, const LaneState* lane,
                              const SeatState& seat) {
  std::vector<Attachment> files;
  for (const auto& entry : scenario.shelf) {
    const bool here = lane == nullptr || exists_in(entry.only, lane->parameters);
    const bool mine = here && (seat.access != Access::participant || entry.is_for(seat.role));
    const auto* artefact = scenario.artefact(entry.artefact);
    if (mine && artefact != nullptr) files.push_back(describe(*artefact));
  }
  return files;
}

}  // namespace

wire::View view_of(const ExerciseHost::Inside& inside, const std::string& exercise,
                   const SeatId& seat_id) {
  const auto& scenario = inside.scenario;
  const auto& seat = *inside.state.seat(seat_id);
  const LaneState* lane = seat.lane ? &inside.state.lanes[*seat.lane] : nullptr;
  const bool staff = seat.access != Access::participant;
  wire::View view;
  view.exercise = {exercise,
                   scenario.title,
                   scenario.place,
                   scenario.summary,
                   scenario.zone_minutes,
                   scenario.calendar_start,
                   scenario.duration,
                   scenario.lanes == LaneMode::per_person};
  view.you = {seat_id,
              seat.access,
              lane == nullptr ? LaneId{} : lane->id,
              lane == nullptr ? Text{} : lane->title,
              seat.role,
              seat.name};
  view.clock = clock_view(inside, lane);
  view.parties = parties(scenario, staff && seat.access != Access::observer);
  if (const auto* role = scenario.role(seat.role)) view.brief = role->brief;
  view.forms = forms(scenario);
  if (lane != nullptr) view.actions = actions(scenario, *lane, seat.role);
  view.shelf = shelf(scenario, lane, seat);
  view.channels = scenario.channels;
  view.mode = scenario.mode;
  if (staff) view.staff = staff_view(scenario, inside.state, seat.access);
  view.world = world_view(scenario, inside.state, seat);
  return view;
}

}  // namespace enshu::app
