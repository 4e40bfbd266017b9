// Grows the set of reachable injects until nothing is added. Alternating directions settles chains
// in few rounds.
#include "engine/scenario/reach.hpp"

#include <algorithm>

#include "engine/core/event.hpp"

namespace enshu::scenario {

Reach::Reach(const Whole& whole) : whole_(whole), fires_(whole.scenario.msel.size(), false) {
  for (const auto& word : whole.words) director_.emplace(word.text);
  for (const auto& host : whole.scenario.hosts) hosts_.emplace(host.id.value, host.state);
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
          [&](const ActionFact& f) { return whole_.scenario.action(f.action) != nullptr; },
          [&](const ReportFact&) { return !whole_.scenario.forms.empty(); },
          [&](const MessageFact&) { return true; },
          [&](const FlagFact& f) { return sets_flag(f); },
          [&](const HostFact& f) { return sets_host(f); },
          [&](const ParameterFact&) { return true; },  // a wrong value is an error of its own
          [&](const MoveFact& f) { return begins(f.move); },
      },
      fact);
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

void Reach::note_effects(const Inject& inject) {
  for (const auto& [flag, value] : inject.flags) flags_.emplace(flag, value);
  for (const auto& [host, state] : inject.sets) hosts_.emplace(host.value, state);
}

void Reach::note_effects(const Action& action) {
  for (const auto& [flag, value] : action.flags) flags_.emplace(flag, value);
  for (const auto& [host, state] : action.sets) hosts_.emplace(host.value, state);
}

}  // namespace enshu::scenario
