// Titles, times, parameters and wordings of one lane, for the renderer.
#include "engine/core/lane_words.hpp"

namespace enshu {

WallTime calendar_at(const Scenario& scenario, const LaneState& lane, ExerciseTime at) {
  return scenario.calendar_start + Duration{lane.own_time(at).ms} + lane.calendar_offset;
}

RenderContext lane_words(const Scenario& scenario, const LaneState& lane, ExerciseTime at,
                         const PartyId& speaker, const OrganisationId& reader) {
  RenderContext context{lane.title,
                        scenario.place,
                        calendar_at(scenario, lane, at),
                        scenario.zone_of(speaker),
                        &lane.flags,
                        {},
                        lane.id,
                        {},
                        {}};
  for (const auto& wording : scenario.wordings)
    context.wordings.emplace(wording.id.value, lane.wording(wording, reader));
  for (const auto& [name, value] : lane.parameters) {
    const auto* parameter = scenario.parameter(name);
    const auto* chosen = parameter == nullptr ? nullptr : parameter->value(value);
    if (chosen != nullptr) context.parameters.emplace(name, chosen->title);
  }
  return context;
}

}  // namespace enshu
