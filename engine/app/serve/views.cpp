// Participants get their own post and no more; staff get the plan, the cast and the duties too.
#include "engine/app/serve/views.hpp"

#include <algorithm>

#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/staff.hpp"
#include "engine/app/serve/view_texts.hpp"
#include "engine/app/serve/world_views.hpp"
#include "engine/core/authority.hpp"
#include "engine/core/lane_words.hpp"
#include "injects/render.hpp"

namespace enshu::app {
namespace {

/// Observers read the clock as it was when what they see happened.
wire::ClockView clock_view(const ExerciseHost::Inside& inside, const State& state, bool late,
                           const LaneState* lane) {
  const auto& clock = state.clock;
  const WallTime then{inside.wall.ms - inside.observer_delay.ms};
  const auto at = late ? std::max(state.at, clock.exercise_time(then)) : inside.now;
  return {lane == nullptr ? at : lane->own_time(at),
          inside.wall,
          clock.started,
          clock.running && (lane == nullptr || !lane->resting_since),
          clock.ended || (lane != nullptr && lane->ended),
          clock.speed_permille,
          lane == nullptr ? Duration{} : lane->calendar_offset};
}

/// A brief is read when somebody signs in, not sent: the words of controllers in it do not stand
/// from then on.
Text filled(const ExerciseHost::Inside& inside, const LaneState& lane, const Role& role,
            const SeatState& seat) {
  if (role.brief.ja.find("{{") == std::string::npos &&
      role.brief.en.find("{{") == std::string::npos)
    return role.brief;
  const OrganisationId house{seat.organisation.empty() ? role.organisation
                                                       : seat.organisation.value};
  return injects::TemplateRenderer().render(
      role.brief, lane_words(inside.scenario, lane, inside.now, role.id, house));
}

std::vector<wire::ActionView> actions(const Scenario& scenario, const LaneState& lane,
                                      const PartyId& role) {
  std::vector<wire::ActionView> views;
  for (const auto& action : scenario.actions) {
    if (std::ranges::find(action.roles, role) == action.roles.end()) continue;
    if (!exists_in(action.only, lane.parameters)) continue;
    const auto cost = action.cost > 0 ? std::optional<std::int64_t>(action.cost) : std::nullopt;
    views.push_back({action.id, action.title, action.help, action.phase, cost});
  }
  return views;
}

bool is_for(const Scenario& scenario, const ShelfEntry& entry, const SeatState& seat) {
  if (seat.access == Access::participant) return entry.is_for(seat.role);
  return leads_any_of(scenario, seat, entry.roles) || entry.roles.empty();
}

std::vector<Attachment> shelf(const Scenario& scenario, const LaneState* lane,
                              const SeatState& seat) {
  std::vector<Attachment> files;
  for (const auto& entry : scenario.shelf) {
    const bool here = lane == nullptr || exists_in(entry.only, lane->parameters);
    const bool mine = here && is_for(scenario, entry, seat);
    const auto* artefact = scenario.artefact(entry.artefact);
    if (mine && artefact != nullptr) files.push_back(describe(*artefact));
  }
  return files;
}

}  // namespace

wire::View own_view_of(const ExerciseHost::Inside& inside, const std::string& exercise,
                       const SeatId& seat_id) {
  const auto& scenario = inside.scenario;
  const auto& seat = *inside.state.seat(seat_id);
  const bool observes = seat.access == Access::observer;
  const State& state = observes ? inside.seen : inside.state;
  const LaneState* lane = seat.lane ? &inside.state.lanes[*seat.lane] : nullptr;
  const bool staff = seat.access != Access::participant;
  wire::View view;
  view.exercise = {exercise,          scenario.title,        scenario.place,
                   scenario.summary,  scenario.zone_minutes, scenario.calendar_start,
                   scenario.duration, scenario.own_pace()};
  view.you = {seat_id,
              seat.access,
              lane == nullptr ? LaneId{} : lane->id,
              lane == nullptr ? Text{} : lane->title,
              seat.role,
              seat.name};
  if (!seat.organisation.empty()) view.you.organisation = seat.organisation;
  view.clock = clock_view(inside, state, observes && inside.observer_delay.ms > 0, lane);
  if (const auto* role = scenario.role(seat.role))
    view.brief = lane == nullptr ? role->brief : filled(inside, *lane, *role, seat);
  if (lane != nullptr) view.actions = actions(scenario, *lane, seat.role);
  view.shelf = shelf(scenario, lane, seat);
  view.forms_elsewhere = forms_elsewhere(scenario, seat.role);
  view.channels = scenario.channels;
  view.mode = scenario.mode;
  if (!scenario.report_desk.empty()) view.report_desk = scenario.report_desk;
  if (staff) view.staff = staff_view(scenario, state, seat);
  view.world = world_view(scenario, inside.state, seat);
  if (staff) {
    const auto& drill = inside.state.drill;
    view.observers = wire::ObserversView{inside.observer_delay, drill.hide_names};
  }
  return view;
}

wire::View view_of(const ExerciseHost::Inside& inside, const std::string& exercise,
                   const SeatId& seat) {
  auto view = own_view_of(inside, exercise, seat);
  view.parties = parties_of(inside.scenario, sees_every_party(view.you.access));
  view.forms = forms_of(inside.scenario);
  return view;
}

}  // namespace enshu::app
