// Who sits where, and whose turn it is. What people do about events stands in
// population_reactions.cpp.
#include "engine/app/models/population.hpp"

#include <algorithm>

#include "engine/app/models/report_writer.hpp"

namespace enshu::app {
namespace {

/// People take another means when the usual one is not theirs or does not work. False when none
/// works.
bool find_channel(const Scenario& scenario, const LaneState& lane, SendMessage& message) {
  const auto& own = scenario.channels;
  const bool granted =
      !message.in_reply_to.empty() || std::ranges::find(own, message.channel) != own.end();
  if (granted && lane.works(message.channel)) return true;
  const auto other = std::ranges::find_if(own, [&](Channel c) { return lane.works(c); });
  if (other == own.end()) return false;
  message.channel = *other;
  return true;
}

}  // namespace

Population::Population(const Scenario& scenario, std::uint64_t seed, scenario::Crew crew)
    : scenario_(scenario), seed_(seed), crew_(std::move(crew)) {}

void Population::observe(const State& state, const Recorded& recorded) {
  const auto& event = recorded.event;
  if (const auto* message = std::get_if<MessageSent>(&event)) receive(state, recorded, *message);
  if (const auto* fired = std::get_if<InjectFired>(&event)) triggered(state, recorded, *fired);
  if (const auto* report = std::get_if<ReportSubmitted>(&event))
    report_received(state, recorded, *report);
  if (const auto* asked = std::get_if<ApprovalRequested>(&event))
    approval_asked(state, recorded, *asked);
  if (const auto* decided = std::get_if<ApprovalDecided>(&event))
    approval_decided(state, recorded, *decided);
  if (const auto* survey = std::get_if<SurveyOpened>(&event))
    survey_opened(state, recorded, *survey);
  if (const auto* opened = std::get_if<SeatOpened>(&event)) join(state, *opened);
  if (const auto* changed = std::get_if<SeatChanged>(&event)) change(*changed);
  if (const auto* clock = std::get_if<ClockChanged>(&event);
      clock != nullptr && clock->change == ClockChange::started) {
    start(state, recorded);
  }
}

std::optional<ExerciseTime> Population::next() const {
  if (turns_.empty()) return std::nullopt;
  return turns_.top().at;
}

void Population::join(const State& state, const SeatOpened& e) {
  if (e.access != Access::participant || !e.modelled || scenario_.role(e.role) == nullptr) return;
  Rng rng(seed_ ^ mix(e.seat.value));
  std::uint32_t weights = 0;
  for (const auto& share : crew_.shares) weights += share.weight;
  auto drawn = rng.below(weights);
  const auto* share = crew_.shares.data();
  for (; drawn >= share->weight; ++share) drawn -= share->weight;
  const std::size_t lane = state.lane_index.at(e.seat_lane);
  posts_.resize(std::max(posts_.size(), (lane + 1) * scenario_.roles.size()));
  auto& held = *post(lane, e.role);
  held.people.push_back(people_.size());
  ++held.present;
  person_of_[e.seat] = people_.size();
  people_.push_back(Person{e.seat, lane, &share->profile, rng, {}, true});
}

void Population::change(const SeatChanged& e) {
  const auto found = person_of_.find(e.seat);
  if (found == person_of_.end()) return;
  auto& person = people_[found->second];
  const bool present = e.modelled && !e.closed;
  if (present == person.present) return;
  person.present = present;
  for (auto& held : posts_) {
    if (std::ranges::find(held.people, found->second) == held.people.end()) continue;
    held.present = present ? held.present + 1 : held.present - 1;
  }
}

Population::Post* Population::post(std::size_t lane, const PartyId& role) {
  const auto* known = scenario_.role(role);
  if (known == nullptr) return nullptr;
  const auto at =
      lane * scenario_.roles.size() + static_cast<std::size_t>(known - scenario_.roles.data());
  return at < posts_.size() ? &posts_[at] : nullptr;
}

std::optional<std::size_t> Population::pick(std::size_t lane, const PartyId& role,
                                            std::uint64_t salt) {
  const auto* held = post(lane, role);
  // A role that a person plays is theirs: the models of the role stand back.
  if (held == nullptr || held->people.empty() || held->present != held->people.size())
    return std::nullopt;
  return held->people[mix(seed_ ^ salt) % held->people.size()];
}

void Population::plan(ExerciseTime at, Intent intent) {
  std::size_t slot = intents_.size();
  if (free_.empty()) {
    intents_.push_back(std::move(intent));
  } else {
    slot = free_.back();
    free_.pop_back();
    intents_[slot] = std::move(intent);
  }
  turns_.push({at, planned_++, slot});
}

void Population::plan(ExerciseTime at, std::size_t person, Command command) {
  plan(at, Intent{person, std::move(command), {}, {}, false});
}

Command Population::report_command(const State& state, const Intent& intent, ExerciseTime at) {
  const auto& obligation = scenario_.obligations[*intent.obligation];
  auto& person = people_[intent.person];
  const auto& lane = state.lanes[person.lane];
  const WallTime calendar =
      scenario_.calendar_start + Duration{lane.own_time(at).ms} + lane.calendar_offset;
  auto report = write_report(scenario_, lane, obligation, *person.profile, person.rng, calendar);
  if (obligation.form.empty()) {
    return SendMessage{Channel::mail,
                       report.to,
                       {},
                       obligation.title.ja,
                       "状況を次のとおり報告します。" + obligation.title.ja,
                       {},
                       {},
                       {}};
  }
  Stage stage = obligation.stage.value_or(Stage::first);
  if (intent.update && stage == Stage::first) stage = Stage::followup;
  const bool seeks = !obligation.approvals.empty() && !intent.asked &&
                     person.rng.chance(person.profile->seeks_approval);
  if (seeks) {
    asking_[intent.person].push_back(*intent.obligation);
    return RequestApproval{obligation.form, stage,      obligation.approvals.front(),
                           report.to,       report.tlp, report.fields};
  }
  return SubmitReport{obligation.form, stage, report.to,      report.tlp,
                      report.fields,   {},    intent.approval};
}

std::optional<Request> Population::take(const State& state, ExerciseTime now) {
  while (!turns_.empty() && turns_.top().at <= now) {
    const Turn turn = turns_.top();
    turns_.pop();
    Intent intent = std::move(intents_[turn.slot]);
    free_.push_back(turn.slot);
    const auto& person = people_[intent.person];
    if (!person.present) continue;
    Request request{person.seat, {}, 0, std::move(intent.command)};
    if (intent.obligation) request.command = report_command(state, intent, turn.at);
    auto* message = std::get_if<SendMessage>(&request.command);
    if (message != nullptr && !find_channel(scenario_, state.lanes[person.lane], *message)) {
      plan(now + minutes(2), intent.person, std::move(request.command));
      continue;
    }
    return request;
  }
  return std::nullopt;
}

}  // namespace enshu::app
