// Lowers the bounds until nothing changes. Alternating directions settles chains in few rounds.
#include "engine/scenario/times.hpp"

#include <algorithm>

#include "engine/core/event.hpp"

namespace enshu::scenario {

bool any_window(const Scenario& scenario) {
  return std::ranges::any_of(scenario.msel,
                             [](const Inject& one) { return one.schedule.latest.has_value(); });
}

void at_both_edges(const Whole& whole, Findings& findings,
                   const std::function<void(Edge, Findings&)>& check) {
  if (!any_window(whole.scenario)) {
    check(Edge::earliest, findings);
    return;
  }
  Findings late = findings.sibling();
  check(Edge::earliest, findings);
  check(Edge::latest, late);
  findings.add_new(late, {"(時刻の幅の終わりに出た場合)", " (when windows play at their end)"});
}

Times::Times(const Whole& whole, const Reach& reach, Edge edge)
    : whole_(whole),
      reach_(reach),
      edge_(edge),
      earliest_(whole.scenario.msel.size()),
      planned_(earliest_.size()) {
  plan();
  const ExerciseTime start{};
  for (const auto& host : whole.scenario.hosts) {
    note(hosts_, {host.id.value, host.state}, start);
    if (!host.spread) continue;
    for (const auto& other : whole.scenario.hosts)
      note(hosts_, {other.id.value, host.spread->state}, start);
  }
  for (const auto& action : whole.scenario.actions) {
    for (const auto& flag : action.flags) note(flags_, flag, start);
    for (const auto& [host, state] : action.sets) note(hosts_, {host.value, state}, start);
  }
  bool forward = true;
  for (bool changed = true; changed; forward = !forward) {
    changed = false;
    for (std::size_t step = 0; step < earliest_.size(); ++step) {
      if (settle(forward ? step : earliest_.size() - 1 - step)) changed = true;
    }
  }
}

/// Walks up to an inject whose moment is known, then down again, so that a long chain is walked
/// once.
void Times::plan() {
  const auto& msel = whole_.scenario.msel;
  std::vector<bool> known(msel.size(), false);
  for (std::size_t start = 0; start < msel.size(); ++start) {
    std::vector<std::size_t> waiting;
    std::optional<std::size_t> at = start;
    while (at && !known[*at] && msel[*at].schedule.kind == Schedule::Kind::after) {
      waiting.push_back(*at);
      at = whole_.scenario.inject_index(msel[*at].schedule.anchor);
    }
    if (at && !known[*at]) {
      known[*at] = true;
      const auto& schedule = msel[*at].schedule;
      if (schedule.kind == Schedule::Kind::at)
        planned_[*at] = std::max(written(schedule), ExerciseTime{});
    }
    Moment moment = at ? planned_[*at] : std::nullopt;
    for (; !waiting.empty(); waiting.pop_back()) {
      const auto next = waiting.back();
      if (moment) moment = *moment + msel[next].schedule.delay;
      planned_[next] = moment;
      known[next] = true;
    }
  }
}

bool Times::note(std::map<Value, ExerciseTime>& values, const Value& value, ExerciseTime at) {
  const auto [found, fresh] = values.emplace(value, at);
  if (fresh) return true;
  if (found->second <= at) return false;
  found->second = at;
  return true;
}

bool Times::settle(std::size_t inject) {
  const auto& entry = whole_.scenario.msel[inject];
  const Moment at = of(entry);
  if (!at || (earliest_[inject] && *earliest_[inject] <= *at)) return false;
  earliest_[inject] = at;
  for (const auto& flag : entry.flags) note(flags_, flag, *at);
  for (const auto& [host, state] : entry.sets) note(hosts_, {host.value, state}, *at);
  return true;
}

ExerciseTime Times::written(const Schedule& schedule) const {
  return edge_ == Edge::latest ? schedule.latest.value_or(schedule.at) : schedule.at;
}

Times::Moment Times::of(const AnsweredFact& fact) const {
  const auto at = survey_index(whole_.scenario.surveys, fact.survey);
  if (!at) return std::nullopt;
  const auto& survey = whole_.scenario.surveys[*at];
  if (survey.at) return std::max(*survey.at, ExerciseTime{});
  const Moment after = survey.at_end ? std::nullopt : earliest(survey.after);
  return after ? Moment(*after + survey.delay) : std::nullopt;
}

Times::Moment Times::of(const Inject& inject) const {
  if (reach_.by_director(inject.id.value)) return ExerciseTime{};
  const auto& schedule = inject.schedule;
  switch (schedule.kind) {
    case Schedule::Kind::at:
    case Schedule::Kind::unless:
      return std::max(written(schedule), ExerciseTime{});
    case Schedule::Kind::manual:
      return ExerciseTime{};
    case Schedule::Kind::after: {
      const auto anchor = earliest(schedule.anchor);
      return anchor ? Moment(*anchor + schedule.delay) : std::nullopt;
    }
    case Schedule::Kind::when: {
      const auto holds = earliest(schedule.condition);
      return holds ? Moment(*holds + schedule.delay) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<ExerciseTime> Times::earliest(const InjectId& id) const {
  const auto at = whole_.scenario.inject_index(id);
  return at ? earliest_[*at] : std::nullopt;
}

std::optional<ExerciseTime> Times::earliest(const Condition& condition) const {
  if (condition.join == Condition::Join::none) return ExerciseTime{};
  if (condition.join == Condition::Join::fact)
    return condition.fact ? of(*condition.fact) : Moment(ExerciseTime{});
  const bool all = condition.join == Condition::Join::all;
  Moment out = all ? Moment(ExerciseTime{}) : std::nullopt;
  for (const auto& part : condition.parts) {
    const auto at = earliest(part);
    if (all && !at) return std::nullopt;
    if (!at) continue;
    out = !out ? *at : all ? std::max(*out, *at) : std::min(*out, *at);
  }
  return out;
}

Times::Moment Times::of(const Fact& fact) const {
  const auto since = [&](const InjectId& id) -> Moment {
    return id.empty() ? Moment(ExerciseTime{}) : earliest(id);
  };
  const auto of_flag = [&](const FlagFact& f) -> Moment {
    if (reach_.by_director(f.flag)) return ExerciseTime{};
    Moment out;
    for (auto at = flags_.lower_bound({f.flag, f.value});
         at != flags_.end() && at->first.first == f.flag; ++at) {
      if (!f.value.empty() && at->first.second != f.value) break;
      out = out ? std::min(*out, at->second) : at->second;
    }
    return out;
  };
  const auto of_host = [&](const HostFact& f) -> Moment {
    if (reach_.by_director(f.host.value)) return ExerciseTime{};
    const auto found = hosts_.find({f.host.value, f.state});
    return found == hosts_.end() ? std::nullopt : Moment(found->second);
  };
  return std::visit(Overload{
                        [&](const InjectFiredFact& f) { return earliest(f.inject); },
                        [&](const InjectOpenedFact& f) { return earliest(f.inject); },
                        [&](const RepliedFact& f) { return earliest(f.inject); },
                        [&](const ActionFact& f) { return since(f.since); },
                        [&](const ReportFact& f) { return since(f.since); },
                        [&](const MessageFact& f) { return since(f.since); },
                        [&](const FlagFact& f) { return of_flag(f); },
                        [&](const HostFact& f) { return of_host(f); },
                        // The world, controllers and outages may bring these about at any time.
                        [&](const ServiceFact&) -> Moment { return ExerciseTime{}; },
                        [&](const ChannelFact&) -> Moment { return ExerciseTime{}; },
                        [&](const ModeFact&) -> Moment { return ExerciseTime{}; },
                        [&](const ParameterFact&) -> Moment { return ExerciseTime{}; },
                        [&](const MoveFact&) -> Moment { return ExerciseTime{}; },
                        [&](const LuredFact& f) { return earliest(f.inject); },
                        [&](const AnsweredFact& f) { return of(f); },
                    },
                    fact);
}

std::optional<ExerciseTime> Times::planned(const InjectId& id) const {
  const auto at = whole_.scenario.inject_index(id);
  return at ? planned_[*at] : std::nullopt;
}

std::optional<Duration> Times::between(const InjectId& from, const InjectId& to) const {
  Duration delay{};
  for (const auto* at = whole_.scenario.inject(to); at != nullptr;) {
    if (at->id == from) return delay;
    if (at->schedule.kind != Schedule::Kind::after) return std::nullopt;
    delay = delay + at->schedule.delay;
    at = whole_.scenario.inject(at->schedule.anchor);
  }
  return std::nullopt;
}

std::optional<ExerciseTime> Times::first_message(const PartyId& to, const PartyId& sender) const {
  Moment first;
  const auto& msel = whole_.scenario.msel;
  for (std::size_t i = 0; i < msel.size(); ++i) {
    if (!earliest_[i] || (first && *first <= *earliest_[i])) continue;
    const bool reaches = std::ranges::any_of(msel[i].contents, [&](const Content& content) {
      const bool there = std::ranges::find(content.to, to) != content.to.end() ||
                         std::ranges::find(content.cc, to) != content.cc.end();
      return there && (sender.empty() || content.from == sender);
    });
    if (reaches) first = earliest_[i];
  }
  return first;
}

}  // namespace enshu::scenario
