// Questions that can be asked of the state: the clock, look-ups, conditions.
#include "engine/core/state.hpp"

#include <algorithm>

namespace enshu {
namespace {

bool fact_holds(const Fact& fact, const Scenario& scenario, const State& state,
                const LaneState& lane) {
  return std::visit(
      Overload{
          [&](const InjectFiredFact& f) {
            const auto at = scenario.inject_index(f.inject);
            return at && lane.injects[*at].status == InjectStatus::fired;
          },
          [&](const InjectOpenedFact& f) { return lane.opened.contains(f.inject); },
          [&](const RepliedFact& f) { return lane.replied.contains(f.inject); },
          [&](const ActionFact& f) { return lane.actions.contains(f.action); },
          [&](const ReportFact& f) {
            return std::any_of(lane.reports.begin(), lane.reports.end(), [&](const ReportId& id) {
              const auto& report = state.reports.at(id);
              return (f.to.empty() || std::ranges::find(report.to, f.to) != report.to.end()) &&
                     (f.form.empty() || report.form == f.form) &&
                     (!f.stage || report.stage == *f.stage);
            });
          },
          [&](const MessageFact& f) {
            return std::any_of(lane.told.begin(), lane.told.end(), [&](const auto& pair) {
              return (f.from.empty() || pair.first == f.from) &&
                     (f.to.empty() || pair.second == f.to);
            });
          },
          [&](const FlagFact& f) {
            const auto found = lane.flags.find(f.flag);
            return found != lane.flags.end() &&
                   (f.value.empty() ? !found->second.empty() : found->second == f.value);
          },
          [&](const HostFact& f) {
            const auto found = lane.hosts.find(f.host);
            return found != lane.hosts.end() && found->second == f.state;
          },
          [&](const ParameterFact& f) {
            const auto found = lane.parameters.find(f.parameter);
            return found != lane.parameters.end() && found->second == f.value;
          },
          [&](const MoveFact& f) { return lane.move && scenario.moves[*lane.move].id == f.move; },
      },
      fact);
}

}  // namespace

ExerciseTime ClockState::exercise_time(WallTime now) const {
  if (!running || now <= wall) return at;
  return {at.ms + (now.ms - wall.ms) * speed_permille / 1000};
}

std::optional<WallTime> ClockState::wall_of(ExerciseTime due) const {
  if (!running) return std::nullopt;
  if (due <= at) return wall;
  return WallTime{wall.ms + ((due.ms - at.ms) * 1000 + speed_permille - 1) / speed_permille};
}

bool MessageState::addressed_to(const PartyId& party) const {
  return std::ranges::find(to, party) != to.end() || std::ranges::find(cc, party) != cc.end();
}

const LaneState* State::lane(const LaneId& id) const {
  const auto found = lane_index.find(id);
  return found == lane_index.end() ? nullptr : &lanes[found->second];
}

const SeatState* State::seat(const SeatId& id) const {
  const auto found = seats.find(id);
  return found == seats.end() ? nullptr : &found->second;
}

const MessageState* State::message(const MessageId& id) const {
  const auto found = messages.find(id);
  return found == messages.end() ? nullptr : &found->second;
}

Attachment describe(const Artefact& artefact) {
  return {artefact.id, artefact.kind, artefact.title, artefact.media_type, artefact.bytes};
}

std::string command_key(const SeatId& by, const CommandId& id) { return by.value + '/' + id.value; }

bool holds(const Condition& condition, const Scenario& scenario, const State& state,
           const LaneState& lane) {
  const auto part_holds = [&](const Condition& part) { return holds(part, scenario, state, lane); };
  switch (condition.join) {
    case Condition::Join::fact:
      return condition.fact && fact_holds(*condition.fact, scenario, state, lane);
    case Condition::Join::all:
      return std::ranges::all_of(condition.parts, part_holds);
    case Condition::Join::any:
      return std::ranges::any_of(condition.parts, part_holds);
    case Condition::Join::none:
      return std::ranges::none_of(condition.parts, part_holds);
  }
  return false;
}

}  // namespace enshu
