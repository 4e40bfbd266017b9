// Questions that can be asked of the state: the clock, look-ups, conditions.
#include "engine/core/state.hpp"

#include <algorithm>

namespace enshu {
namespace {

/// `meeting` is the last of them.
constexpr std::size_t channel_count = static_cast<std::size_t>(Channel::meeting) + 1;

/// From which event on something counts that a fact limits by `since`; nothing: it cannot yet.
std::optional<std::uint64_t> counts_from(const InjectId& since, const Scenario& scenario,
                                         const LaneState& lane) {
  if (since.empty()) return 0;
  const auto at = scenario.inject_index(since);
  if (!at || lane.injects[*at].status != InjectStatus::fired) return std::nullopt;
  return lane.injects[*at].fired_seq;
}

bool was_taken(const ActionFact& fact, const Scenario& scenario, const LaneState& lane) {
  const auto from = counts_from(fact.since, scenario, lane);
  const auto found = lane.acted.find(fact.action);
  return from && found != lane.acted.end() && found->second >= *from;
}

bool was_reported(const ReportFact& fact, const Scenario& scenario, const LaneState& lane) {
  const auto from = counts_from(fact.since, scenario, lane);
  if (!from) return false;
  auto at = lane.reported.lower_bound({fact.to, FormId{}, Stage::first});
  for (; at != lane.reported.end(); ++at) {
    const auto& [to, form, stage] = at->first;
    if (!fact.to.empty() && to != fact.to) return false;
    if (at->second >= *from && (fact.form.empty() || form == fact.form) &&
        (!fact.stage || stage == *fact.stage))
      return true;
  }
  return false;
}

bool was_told(const MessageFact& fact, const Scenario& scenario, const LaneState& lane) {
  const auto from = counts_from(fact.since, scenario, lane);
  if (!from) return false;
  if (fact.from.empty() && !fact.to.empty()) {
    const auto found = lane.told_to.find(fact.to);
    return found != lane.told_to.end() && found->second >= *from;
  }
  if (!fact.to.empty()) {
    const auto found = lane.told.find({fact.from, fact.to});
    return found != lane.told.end() && found->second >= *from;
  }
  const auto counts = [&](const auto& entry) {
    return entry.second >= *from && (fact.from.empty() || entry.first.first == fact.from);
  };
  return std::ranges::any_of(lane.told, counts);
}

bool was_answered(const AnsweredFact& fact, const Scenario& scenario, const LaneState& lane) {
  const auto at = survey_index(scenario.surveys, fact.survey);
  return at && std::ranges::any_of(lane.surveys[*at].answers, [&](const auto& entry) {
           return fact.by.empty() || entry.second.role == fact.by;
         });
}

bool fact_holds(const Fact& fact, const Scenario& scenario, const LaneState& lane) {
  return std::visit(
      Overload{
          [&](const InjectFiredFact& f) {
            const auto at = scenario.inject_index(f.inject);
            return at && lane.injects[*at].status == InjectStatus::fired;
          },
          [&](const InjectOpenedFact& f) { return lane.opened.contains(f.inject); },
          [&](const RepliedFact& f) { return lane.replied.contains(f.inject); },
          [&](const LuredFact& f) { return lane.lured.contains(f.inject); },
          [&](const ActionFact& f) { return was_taken(f, scenario, lane); },
          [&](const AnsweredFact& f) { return was_answered(f, scenario, lane); },
          [&](const ReportFact& f) { return was_reported(f, scenario, lane); },
          [&](const MessageFact& f) { return was_told(f, scenario, lane); },
          [&](const FlagFact& f) {
            const auto found = lane.flags.find(f.flag);
            return found != lane.flags.end() &&
                   (f.value.empty() ? !found->second.empty() : found->second == f.value);
          },
          [&](const HostFact& f) {
            const auto found = lane.hosts.find(f.host);
            return found != lane.hosts.end() && found->second == f.state;
          },
          [&](const ServiceFact& f) {
            const auto found = lane.services.find(f.service);
            return found != lane.services.end() && found->second.state == f.state;
          },
          [&](const ChannelFact& f) { return lane.works(f.channel) == f.working; },
          [&](const ModeFact& f) { return lane.mode == f.mode; },
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

bool LaneState::has_own(const WordingId& wording, const OrganisationId& reader) const {
  const auto house = organisations.find(reader);
  return house != organisations.end() && house->second.wordings.contains(wording);
}

const LocalInject* LaneState::local(const OrganisationId& organisation,
                                    const InjectId& inject) const {
  const auto house = organisations.find(organisation);
  if (house == organisations.end()) return nullptr;
  const auto found = house->second.injects.find(inject);
  return found == house->second.injects.end() ? nullptr : &found->second;
}

std::optional<ExerciseTime> LaneState::reached_at(const Scenario& scenario, std::size_t inject,
                                                  const PartyId& party) const {
  if (!organisations.empty()) {
    const auto* own = local(scenario.organisation_of(party), scenario.msel[inject].id);
    if (own != nullptr) return own->fired_at;
  }
  return injects[inject].fired_at;
}

const Text& LaneState::wording(const Wording& of, const OrganisationId& reader) const {
  if (has_own(of.id, reader)) return organisations.at(reader).wordings.at(of.id);
  const auto found = wordings.find(of.id);
  return found == wordings.end() ? of.text : found->second;
}

const LaneState* State::lane(const LaneId& id) const {
  const auto found = lane_index.find(id);
  return found == lane_index.end() ? nullptr : &lanes[found->second];
}

const SeatState* State::seat(const SeatId& id) const {
  return id.empty() ? nullptr : seats.find(id);
}

const MessageState* State::message(const MessageId& id) const {
  const auto found = messages.find(id);
  return found == messages.end() ? nullptr : &found->second;
}

std::size_t restore_order(const Scenario& scenario, Channel channel) {
  return scenario.msel.size() + 1 + static_cast<std::size_t>(channel);
}

std::size_t order_of_service(const Scenario& scenario, std::size_t service) {
  return scenario.msel.size() + 1 + channel_count + service;
}

std::size_t order_of_host(const Scenario& scenario, std::size_t host) {
  return order_of_service(scenario, scenario.services.size()) + host;
}

std::size_t order_of_survey(const Scenario& scenario, std::size_t survey) {
  return order_of_host(scenario, scenario.hosts.size()) + survey;
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
      return condition.fact && fact_holds(*condition.fact, scenario, lane);
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
