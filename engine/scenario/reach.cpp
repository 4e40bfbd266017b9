// Grows the set of reachable injects until nothing is added. Alternating directions settles chains
// in few rounds.
#include "engine/scenario/reach.hpp"

#include <algorithm>
#include <array>

#include "engine/core/event.hpp"

namespace enshu::scenario {

namespace {

/// Reading a name, or waiting for it, changes nothing.
bool may_change(const Word& word) {
  constexpr std::array<std::string_view, 9> readers{"flag", "fired", "opened", "replied", "skip",
                                                    "done", "host",  "told",   "reported"};
  return word.handler.empty() && !word.used &&
         std::ranges::find(readers, word.method) == readers.end();
}

}  // namespace

Reach::Reach(const Whole& whole) : whole_(whole), fires_(whole.scenario.msel.size(), false) {
  for (const auto& word : whole.words) {
    if (may_change(word)) director_.emplace(word.text);
  }
  for (const auto& host : whole.scenario.hosts) {
    hosts_.emplace(host.id.value, host.state);
    if (!host.spread) continue;
    for (const auto& other : whole.scenario.hosts)
      hosts_.emplace(other.id.value, host.spread->state);
  }
  for (const auto& action : whole.scenario.actions) note_effects(action);
  const auto& msel = whole.scenario.msel;
  bool forward = true;
  for (bool grown = true; grown; forward = !forward) {
    grown = false;
    for (std::size_t step = 0; step < msel.size(); ++step) {
      const std::size_t i = forward ? step : msel.size() - 1 - step;
      if (fires_[i] || !can_fire(msel[i])) continue;
      fires_[i] = true;
      grown = true;
      note_effects(msel[i]);
    }
  }
}

bool Reach::fires(const InjectId& id) const {
  const auto at = whole_.scenario.inject_index(id);
  return at && fires_[*at];
}

bool Reach::can_fire(const Inject& inject) const {
  if (director_.contains(inject.id.value)) return true;
  switch (inject.schedule.kind) {
    case Schedule::Kind::at:
    case Schedule::Kind::unless:
    case Schedule::Kind::manual:
      return true;
    case Schedule::Kind::after:
      return fires(inject.schedule.anchor);
    case Schedule::Kind::when:
      return possible(inject.schedule.condition);
  }
  return true;
}

bool Reach::possible(const Condition& condition) const {
  const auto part_possible = [&](const Condition& part) { return possible(part); };
  switch (condition.join) {
    case Condition::Join::fact:
      return !condition.fact || possible(*condition.fact);
    case Condition::Join::all:
      return std::ranges::all_of(condition.parts, part_possible);
    case Condition::Join::any:
      return std::ranges::any_of(condition.parts, part_possible);
    case Condition::Join::none:
      return true;
  }
  return true;
}

bool Reach::possible(const Fact& fact) const {
  const auto with_message = [&](const InjectId& id) {
    const auto* inject = whole_.scenario.inject(id);
    return inject != nullptr && fires(id) && !inject->contents.empty();
  };
  return std::visit(
      Overload{
          [&](const InjectFiredFact& f) { return fires(f.inject); },
          [&](const InjectOpenedFact& f) { return with_message(f.inject); },
          [&](const RepliedFact& f) { return with_message(f.inject); },
          [&](const ActionFact& f) {
            return whole_.scenario.action(f.action) != nullptr && begins(f.since);
          },
          [&](const ReportFact& f) { return !whole_.scenario.forms.empty() && begins(f.since); },
          [&](const MessageFact& f) { return begins(f.since); },
          [&](const FlagFact& f) { return sets_flag(f); },
          [&](const HostFact& f) { return sets_host(f); },
          [&](const ServiceFact& f) { return sets_service(f); },
          [&](const ChannelFact&) { return true; },    // controllers can cut and restore by hand
          [&](const ModeFact&) { return true; },       // likewise
          [&](const ParameterFact&) { return true; },  // a wrong value is an error of its own
          [&](const MoveFact& f) { return begins(f.move); },
          // An inject that is no bait is an error of its own.
          [&](const LuredFact& f) { return with_message(f.inject); },
          [&](const AnsweredFact& f) { return can_answer(f); },
      },
      fact);
}

bool Reach::begins(const InjectId& since) const { return since.empty() || fires(since); }

bool Reach::can_answer(const AnsweredFact& fact) const {
  const auto at = survey_index(whole_.scenario.surveys, fact.survey);
  if (!at) return false;
  const auto& survey = whole_.scenario.surveys[*at];
  if (!fact.by.empty() && !survey.is_for(fact.by)) return false;
  if (survey.at) return survey.at->ms < whole_.scenario.duration.ms;
  return !survey.at_end && fires(survey.after);
}

bool Reach::begins(const MoveId& id) const {
  const auto at = whole_.scenario.move_index(id);
  if (!at) return false;
  const auto& move = whole_.scenario.moves[*at];
  return move.after.empty() || fires(move.after);  // a controller can begin one without a time
}

bool Reach::sets_flag(const FlagFact& fact) const {
  if (director_.contains(fact.flag)) return true;
  if (!fact.value.empty()) return flags_.contains({fact.flag, fact.value});
  const auto first = flags_.lower_bound({fact.flag, {}});
  return first != flags_.end() && first->first == fact.flag;
}

bool Reach::sets_host(const HostFact& fact) const {
  return director_.contains(fact.host.value) || hosts_.contains({fact.host.value, fact.state});
}

bool Reach::sets_service(const ServiceFact& fact) const {
  const auto at = whole_.scenario.service_index(fact.service);
  if (!at) return false;
  if (director_.contains(fact.service.value) || services_.contains({fact.service, fact.state}))
    return true;
  const auto& service = whole_.scenario.services[*at];
  const bool needs = !service.needs.parts.empty();
  switch (fact.state) {
    case ServiceState::working:
      return true;
    case ServiceState::on_buffer:
      return needs && service.buffer.ms > 0;
    case ServiceState::failed:
      return needs || service.state == ServiceState::failed;
    case ServiceState::stopped:
      return service.state == ServiceState::stopped;
    case ServiceState::restoring:
      return needs && service.recovery.ms > 0;
  }
  return true;
}

void Reach::note_effects(const Inject& inject) {
  services_.insert(inject.sets_services.begin(), inject.sets_services.end());
  for (const auto& [flag, value] : inject.flags) flags_.emplace(flag, value);
  for (const auto& [host, state] : inject.sets) hosts_.emplace(host.value, state);
}

void Reach::note_effects(const Action& action) {
  services_.insert(action.sets_services.begin(), action.sets_services.end());
  for (const auto& [flag, value] : action.flags) flags_.emplace(flag, value);
  for (const auto& [host, state] : action.sets) hosts_.emplace(host.value, state);
}

}  // namespace enshu::scenario
