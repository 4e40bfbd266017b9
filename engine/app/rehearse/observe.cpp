// Reading load counts at delivery, whoever of the role reads it; waiting ends when the first of
// them opens it.
#include "engine/app/rehearse/observe.hpp"

#include <algorithm>

namespace enshu::app {
namespace {

constexpr std::int64_t most_slots = 36;

void add_to(scoring::LoadSlot& mine, const scoring::LoadSlot& other) {
  mine.messages += other.messages;
  mine.characters += other.characters;
  mine.most = std::max(mine.most, other.most);
  mine.opened += other.opened;
  mine.waiting_ms += other.waiting_ms;
}

void add_to(std::map<std::string, scoring::DirectorTrouble>& troubles,
            const scoring::DirectorTrouble& one) {
  auto& mine = troubles[one.place];
  if (mine.count == 0 || one.message < mine.message) mine.message = one.message;
  mine.place = one.place;
  mine.count += one.count;
}

/// Letters, not bytes.
std::int64_t characters(const std::string& text) {
  return std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

std::size_t slots_in(const Scenario& scenario) {
  return static_cast<std::size_t>(scenario.duration.ms / slot_of(scenario).ms) + 1;
}

}  // namespace

void Observed::add(const Observed& other) {
  load.resize(std::max(load.size(), other.load.size()));
  for (std::size_t role = 0; role < other.load.size(); ++role) {
    load[role].resize(std::max(load[role].size(), other.load[role].size()));
    for (std::size_t i = 0; i < other.load[role].size(); ++i)
      add_to(load[role][i], other.load[role][i]);
  }
  injects.resize(std::max(injects.size(), other.injects.size()));
  for (std::size_t i = 0; i < other.injects.size(); ++i) {
    auto& mine = injects[i];
    const auto& its = other.injects[i];
    mine.fired += its.fired;
    mine.stood_down += its.stood_down;
    if (its.earliest)
      mine.earliest = mine.earliest ? std::min(*mine.earliest, *its.earliest) : its.earliest;
    if (its.latest) mine.latest = mine.latest ? std::max(*mine.latest, *its.latest) : its.latest;
  }
  actions += other.actions;
  for (const auto& [place, trouble] : other.troubles) add_to(troubles, trouble);
}

Duration slot_of(const Scenario& scenario) {
  const auto minute = minutes(1).ms;
  const auto whole = (scenario.duration.ms + most_slots * minute - 1) / (most_slots * minute);
  return {std::max<std::int64_t>(1, whole) * minute};
}

Observer::Observer(const Scenario& scenario) : scenario_(scenario), slot_(slot_of(scenario)) {
  out_.load.assign(scenario.roles.size(), std::vector<scoring::LoadSlot>(slots_in(scenario)));
  out_.injects.resize(scenario.msel.size());
}

std::optional<std::size_t> Observer::role_at(const PartyId& party) const {
  const auto* role = scenario_.role(party);
  if (role == nullptr) return std::nullopt;
  return static_cast<std::size_t>(role - scenario_.roles.data());
}

scoring::LoadSlot& Observer::slot(std::size_t role, ExerciseTime at) {
  auto& slots = out_.load[role];
  const auto index = static_cast<std::size_t>(std::max<std::int64_t>(0, at.ms) / slot_.ms);
  return slots[std::min(index, slots.size() - 1)];
}

void Observer::seat(const SeatOpened& e) {
  if (const auto role = role_at(e.role); role && e.access == Access::participant)
    roles_[e.seat] = *role;
}

void Observer::sent(const Recorded& recorded, const MessageSent& e) {
  Mail mail{recorded.at, {}};
  const auto length = characters(e.body.ja) + characters(e.subject.ja);
  auto& lane = lanes_[recorded.lane];
  if (lane.empty())
    lane.assign(scenario_.roles.size(), std::vector<std::int64_t>(slots_in(scenario_)));
  for (const auto* parties : {&e.to, &e.cc}) {
    for (const auto& party : *parties) {
      const auto role = role_at(party);
      if (!role || std::ranges::find(mail.unopened, *role) != mail.unopened.end()) continue;
      mail.unopened.push_back(*role);
      auto& here = slot(*role, recorded.at);
      ++here.messages;
      here.characters += length;
      auto& sum = lane[*role][static_cast<std::size_t>(&here - out_.load[*role].data())];
      sum += length;
      here.most = std::max(here.most, sum);
    }
  }
  if (!mail.unopened.empty()) mails_.emplace(e.id, std::move(mail));
}

void Observer::opened(const Recorded& recorded, const MessageId& id) {
  const auto mail = mails_.find(id);
  const auto reader = roles_.find(recorded.by);
  if (mail == mails_.end() || reader == roles_.end()) return;
  if (std::erase(mail->second.unopened, reader->second) == 0) return;
  auto& here = slot(reader->second, mail->second.at);
  ++here.opened;
  here.waiting_ms += recorded.at.ms - mail->second.at.ms;
  if (mail->second.unopened.empty()) mails_.erase(mail);
}

void Observer::fold(const Recorded& recorded) {
  const auto& event = recorded.event;
  if (!recorded.by.empty() && roles_.contains(recorded.by)) ++out_.actions;
  if (const auto* message = std::get_if<MessageSent>(&event)) sent(recorded, *message);
  if (const auto* read = std::get_if<MessageOpened>(&event)) opened(recorded, read->message);
  if (const auto* call = std::get_if<CallChanged>(&event);
      call != nullptr && call->change == CallChange::answered) {
    opened(recorded, call->call);
  }
  if (const auto* joined = std::get_if<SeatOpened>(&event)) seat(*joined);
  if (const auto* failed = std::get_if<DirectorFailed>(&event))
    add_to(out_.troubles, {failed->place, failed->message, 1});
  if (const auto* fired = std::get_if<InjectFired>(&event); fired && !fired->organisation) {
    auto& inject = out_.injects[scenario_.inject_index(fired->inject).value()];
    ++inject.fired;
    inject.earliest = std::min(inject.earliest.value_or(recorded.at), recorded.at);
    inject.latest = std::max(inject.latest.value_or(recorded.at), recorded.at);
  }
  if (const auto* plan = std::get_if<InjectPlanned>(&event);
      plan != nullptr && plan->change == PlanChange::stood_down) {
    ++out_.injects[scenario_.inject_index(plan->inject).value()].stood_down;
  }
}

Observed Observer::finish() { return std::move(out_); }

}  // namespace enshu::app
