// How modelled people notice, read, answer, report and act.
#include "engine/app/models/population.hpp"

#include <algorithm>

#include "engine/app/models/report_writer.hpp"

namespace enshu::app {
namespace {

/// A stretch of `span` between the profile's pace limits; the mean of two draws makes the middle
/// likelier.
Duration paced(Duration span, const Profile& profile, Rng& rng) {
  const auto pace = (rng.between(profile.pace_low, profile.pace_high) +
                     rng.between(profile.pace_low, profile.pace_high)) /
                    2;
  return {span.ms * pace / 1000};
}

Duration reading_time(const Profile& profile, const Text& text) {
  // A Japanese character takes three bytes in UTF-8.
  const auto characters = static_cast<std::int64_t>(text.ja.size()) / 3;
  return {std::max<std::int64_t>(3'000, characters * 60'000 / profile.characters_per_minute)};
}

/// Where in the exercise an action without a time of its own belongs, in permille of the duration.
std::int64_t phase_position(Phase phase) {
  switch (phase) {
    case Phase::detection:
      return 60;
    case Phase::triage:
      return 120;
    case Phase::containment:
      return 200;
    case Phase::eradication:
      return 500;
    case Phase::recovery:
      return 780;
    case Phase::lessons:
      return 940;
  }
  return 500;
}

bool mentions_action(const Condition& condition, const ActionId& action) {
  if (condition.fact) {
    const auto* fact = std::get_if<ActionFact>(&*condition.fact);
    return fact != nullptr && fact->action == action;
  }
  return std::ranges::any_of(condition.parts,
                             [&](const Condition& part) { return mentions_action(part, action); });
}

/// Actions that some inject calls for are taken when it comes, not by the clock.
bool called_for(const Scenario& scenario, const ActionId& action) {
  return std::ranges::any_of(scenario.msel, [&](const Inject& inject) {
    return inject.expect && mentions_action(inject.expect->condition, action);
  });
}

}  // namespace

Population::Population(const Scenario& scenario, std::uint64_t seed, std::string profile)
    : scenario_(scenario), seed_(seed), profile_(std::move(profile)) {}

void Population::observe(const State& state, const Recorded& recorded) {
  if (const auto* e = std::get_if<SeatOpened>(&recorded.event)) join(*e);
  if (const auto* e = std::get_if<ClockChanged>(&recorded.event);
      e != nullptr && e->change == ClockChange::started) {
    start(state, recorded);
  }
  if (const auto* e = std::get_if<MessageSent>(&recorded.event)) receive(state, recorded, *e);
  if (const auto* e = std::get_if<InjectFired>(&recorded.event)) triggered(state, recorded, *e);
  if (const auto* e = std::get_if<ApprovalRequested>(&recorded.event))
    approval_asked(state, recorded, *e);
  if (const auto* e = std::get_if<ApprovalDecided>(&recorded.event))
    approval_decided(state, recorded, *e);
}

std::optional<ExerciseTime> Population::next() const {
  if (intents_.empty()) return std::nullopt;
  return intents_.begin()->at;
}

void Population::join(const SeatOpened& e) {
  if (e.access != Access::participant || !e.modelled) return;
  Rng rng(seed_ ^ mix(e.seat.value));
  const auto* named = find_profile(profile_);
  const Profile& profile =
      named != nullptr ? *named
                       : profiles()[rng.below(static_cast<std::uint32_t>(profiles().size()))];
  people_.emplace(e.seat, Person{profile, rng, {}});
  seats_[{e.seat_lane, e.role}].push_back(e.seat);
}

Population::Person* Population::pick(const State& state, const LaneId& lane, const PartyId& role,
                                     std::uint64_t salt, SeatId& seat) {
  const auto found = seats_.find({lane, role});
  if (found == seats_.end()) return nullptr;
  std::vector<SeatId> present;
  for (const auto& id : found->second) {
    const auto* held = state.seat(id);
    if (held != nullptr && held->modelled && !held->closed) present.push_back(id);
  }
  // A role that a person plays is theirs: the models of the role stand back.
  if (present.size() != found->second.size()) return nullptr;
  seat = present[mix(seed_ ^ salt) % present.size()];
  return &people_.at(seat);
}

void Population::plan(ExerciseTime at, const SeatId& seat, Command command) {
  intents_.insert(Intent{at, planned_++, seat, std::move(command), {}, {}, false});
}

void Population::plan_report(ExerciseTime at, const SeatId& seat, std::size_t obligation,
                             ApprovalId approval, bool asked) {
  intents_.insert(
      Intent{at, planned_++, seat, OpenMessage{}, obligation, std::move(approval), asked});
}

void Population::plan_action(const LaneId& lane, const State& state, const Action& action,
                             ExerciseTime at) {
  if (action.roles.empty() || action_times_.contains({lane, action.id})) return;
  SeatId seat;
  auto* person = pick(state, lane, action.roles.front(), mix(action.id.value), seat);
  if (person == nullptr) return;
  const bool forbidden = action.rule.duty == Duty::must_not;
  const auto chance = forbidden                            ? person->profile.does_forbidden
                      : action.rule.duty == Duty::optional ? person->profile.acts / 3
                                                           : person->profile.acts;
  if (!person->rng.chance(chance)) return;
  if (action.rule.not_before && person->rng.chance(person->profile.keeps_order)) {
    const auto first = action_times_.find({lane, *action.rule.not_before});
    if (first == action_times_.end()) {
      if (forbidden) return;
    } else {
      at = std::max(at, first->second + minutes(person->rng.between(1, 4)));
    }
  }
  action_times_[{lane, action.id}] = at;
  plan(at, seat, TakeAction{action.id, "手順書に沿って実施", "課内と CISO"});
  if (!forbidden && person->rng.chance(person->profile.logs_decision)) {
    plan(at + seconds(person->rng.between(20, 120)), seat,
         LogDecision{action.title.ja + "を実施する", "被害の拡大を防ぎ、後の調査に備えるため",
                     "CSIRT 責任者", at + minutes(30)});
  }
}

void Population::start(const State& state, const Recorded& recorded) {
  for (const auto& lane : state.lanes) {
    // Actions that others must wait for are planned first, so that their times are known.
    for (const bool dependent : {false, true}) {
      for (const auto& action : scenario_.actions) {
        if (action.rule.not_before.has_value() != dependent || called_for(scenario_, action.id) ||
            !exists_in(action.only, lane.parameters))
          continue;
        Rng rng(seed_ ^ mix(lane.id.value) ^ mix(action.id.value));
        const auto* named = find_profile(profile_);
        const Profile& profile = named != nullptr ? *named : profiles()[1];
        const Duration span =
            action.rule.by ? *action.rule.by - ExerciseTime{}
                           : Duration{scenario_.duration.ms * phase_position(action.phase) / 1000};
        plan_action(lane.id, state, action, recorded.at + paced(span, profile, rng));
      }
    }
  }
}

void Population::receive(const State& state, const Recorded& recorded, const MessageSent& e) {
  for (const auto& role : e.to) {
    if (scenario_.role(role) == nullptr) continue;
    SeatId seat;
    auto* person = pick(state, recorded.lane, role, mix(e.id.value), seat);
    if (person == nullptr) continue;
    const Duration notice{
        person->rng.between(person->profile.attention_least.ms, person->profile.attention_most.ms)};
    const ExerciseTime noticed = std::max(recorded.at + notice, person->busy_until);
    if (e.channel == Channel::phone)
      plan(noticed, seat, AnswerCall{e.id});
    else
      plan(noticed, seat, OpenMessage{e.id});
    const ExerciseTime read = noticed + reading_time(person->profile, e.body);
    person->busy_until = read;
    for (const auto& file : e.attachments) plan(read, seat, OpenArtefact{file.id, e.id});
    if (scenario_.role(e.from) != nullptr && person->rng.chance(person->profile.replies)) {
      plan(read + seconds(20), seat, AcknowledgeMessage{e.id});
    }
    const auto* inject = scenario_.inject(e.inject);
    if (inject == nullptr || !inject->expect) continue;
    if (!person->rng.chance(person->profile.replies)) continue;
    const Duration answer =
        paced({inject->expect->within.ms * 6 / 10}, person->profile, person->rng);
    expected(*person, seat, recorded, e, *inject, inject->expect->condition,
             std::max(read, recorded.at + answer));
    for (const auto& action : scenario_.actions) {
      if (mentions_action(inject->expect->condition, action.id) &&
          exists_in(action.only, state.lane(recorded.lane)->parameters)) {
        plan_action(recorded.lane, state, action, std::max(read, recorded.at + answer));
      }
    }
  }
}

void Population::expected(const Person& person, const SeatId& seat, const Recorded& recorded,
                          const MessageSent& e, const Inject& inject, const Condition& condition,
                          ExerciseTime at) {
  if (condition.join == Condition::Join::none) return;
  if (!condition.fact) {
    for (const auto& part : condition.parts) {
      expected(person, seat, recorded, e, inject, part, at);
      if (condition.join == Condition::Join::any) return;
    }
    return;
  }
  const std::string words = inject.expect->model_answer.empty()
                                ? "ご連絡ありがとうございます。状況を確認し、折り返しご連絡します。"
                                : inject.expect->model_answer.ja;
  const Channel channel = e.channel == Channel::phone ? Channel::phone : Channel::mail;
  if (std::holds_alternative<RepliedFact>(*condition.fact)) {
    plan(at, seat, SendMessage{channel, {e.from}, {}, "Re: " + e.subject.ja, words, e.id, {}, {}});
  }
  if (const auto* fact = std::get_if<MessageFact>(&*condition.fact);
      fact != nullptr && !fact->to.empty()) {
    plan(at, seat,
         SendMessage{Channel::mail, {fact->to}, {}, e.subject.ja + "について", words, {}, {}, {}});
  }
}

void Population::triggered(const State& state, const Recorded& recorded, const InjectFired& e) {
  for (std::size_t i = 0; i < scenario_.obligations.size(); ++i) {
    const auto& obligation = scenario_.obligations[i];
    if (obligation.trigger != e.inject ||
        !exists_in(obligation.only, state.lane(recorded.lane)->parameters))
      continue;
    SeatId seat;
    auto* person = pick(state, recorded.lane, obligation.owes, mix(obligation.id.value), seat);
    if (person == nullptr || !person->rng.chance(person->profile.reports)) continue;
    plan_report(recorded.at + paced(obligation.target, person->profile, person->rng), seat, i, {},
                false);
  }
}

void Population::approval_asked(const State& state, const Recorded& recorded,
                                const ApprovalRequested& e) {
  if (auto waiting = asking_.find(recorded.by);
      waiting != asking_.end() && !waiting->second.empty()) {
    asked_for_[e.approval] = waiting->second.front();
    waiting->second.erase(waiting->second.begin());
  }
  SeatId seat;
  auto* person = pick(state, recorded.lane, e.approver, mix(e.approval.value), seat);
  if (person == nullptr) return;
  const Duration thought{
      person->rng.between(person->profile.attention_least.ms, person->profile.attention_most.ms)};
  plan(recorded.at + thought, seat,
       DecideApproval{e.approval, Verdict::approved, "内容を確認しました。承認します。"});
}

void Population::approval_decided(const State& state, const Recorded& recorded,
                                  const ApprovalDecided& e) {
  const auto found = asked_for_.find(e.approval);
  if (found == asked_for_.end()) return;
  const auto obligation = found->second;
  asked_for_.erase(found);
  SeatId seat;
  auto* person = pick(state, recorded.lane, scenario_.obligations[obligation].owes,
                      mix(scenario_.obligations[obligation].id.value), seat);
  if (person == nullptr) return;
  const ExerciseTime soon = recorded.at + seconds(person->rng.between(30, 150));
  plan_report(soon, seat, obligation, e.verdict == Verdict::approved ? e.approval : ApprovalId{},
              true);
}

std::optional<Command> Population::report_command(const State& state, Person& person,
                                                  const Intent& intent) {
  const auto& obligation = scenario_.obligations[*intent.obligation];
  const auto* seat = state.seat(intent.seat);
  const auto& lane = state.lanes[seat->lane.value()];
  const WallTime calendar =
      scenario_.calendar_start + Duration{intent.at.ms} + lane.calendar_offset;
  auto report = write_report(scenario_, lane, obligation, person.profile, person.rng, calendar);
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
  const Stage stage = obligation.stage.value_or(Stage::first);
  const bool seeks = !obligation.approval.empty() && !intent.asked &&
                     person.rng.chance(person.profile.seeks_approval);
  if (seeks) {
    asking_[intent.seat].push_back(*intent.obligation);
    return RequestApproval{obligation.form, stage,      obligation.approval,
                           report.to,       report.tlp, report.fields};
  }
  return SubmitReport{obligation.form, stage, report.to,      report.tlp,
                      report.fields,   {},    intent.approval};
}

std::optional<Request> Population::take(const State& state, ExerciseTime now) {
  while (!intents_.empty() && intents_.begin()->at <= now) {
    const Intent intent = *intents_.begin();
    intents_.erase(intents_.begin());
    const auto* seat = state.seat(intent.seat);
    if (seat == nullptr || !seat->modelled || seat->closed) continue;
    auto& person = people_.at(intent.seat);
    auto command =
        intent.obligation ? report_command(state, person, intent) : std::optional(intent.command);
    if (command) return Request{intent.seat, {}, 0, std::move(*command)};
  }
  return std::nullopt;
}

}  // namespace enshu::app
