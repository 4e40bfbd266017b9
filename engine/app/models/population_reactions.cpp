// How modelled people notice, read, answer, pass on, report and act.
#include <algorithm>

#include "engine/app/models/population.hpp"
#include "engine/core/channels.hpp"
#include "engine/core/relay.hpp"
#include "engine/core/story_time.hpp"

namespace enshu::app {
namespace {

using scenario::Profile;

/// A stretch of `span` between the profile's pace limits; the mean of two draws makes the middle
/// likelier.
Duration paced(Duration span, const Profile& profile, Rng& rng) {
  const auto pace = (rng.between(profile.pace_low, profile.pace_high) +
                     rng.between(profile.pace_low, profile.pace_high)) /
                    2;
  return {span.ms * pace / 1000};
}

Duration noticing(const Profile& profile, Rng& rng) {
  return {rng.between(profile.attention_least.ms, profile.attention_most.ms)};
}

Duration reading_time(const Profile& profile, const Text& text) {
  // A Japanese character takes three bytes in UTF-8.
  const auto characters = static_cast<std::int64_t>(text.ja.size()) / 3;
  return {std::max<std::int64_t>(3'000, characters * 60'000 / profile.characters_per_minute)};
}

/// The exercise time that a span of a duty leaves from `at` on: a jump of the story may end it.
/// Nobody sees that coming but the author, who says in the inject what is to be done before it.
Duration time_for(const Scenario& scenario, const Obligation& duty, const LaneState& lane,
                  ExerciseTime at, Duration span) {
  const auto begins = lane.own_time(at);
  return planned_deadline(scenario, duty, begins, span) - begins;
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

void Population::plan_action(const State& state, std::size_t lane, const Action& action,
                             ExerciseTime at) {
  if (action.roles.empty() || action_times_.contains({lane, action.id})) return;
  const auto chosen = pick(lane, action.roles.front(), mix(action.id.value));
  if (!chosen) return;
  auto& person = people_[*chosen];
  const bool forbidden = action.rule.duty == Duty::must_not;
  const auto skill = person.profile->skill_in(action.phase);
  const auto chance = forbidden                            ? person.profile->does_forbidden
                      : action.rule.duty == Duty::optional ? skill / 3
                                                           : skill;
  if (!person.rng.chance(chance)) return;
  if (action.rule.not_before && person.rng.chance(person.profile->keeps_order)) {
    const auto first = action_times_.find({lane, *action.rule.not_before});
    if (first == action_times_.end()) {
      if (forbidden) return;
    } else {
      at = std::max(at, first->second + minutes(person.rng.between(1, 4)));
    }
  }
  action_times_[{lane, action.id}] = at;
  plan(at, *chosen,
       TakeAction{action.id, "手順書に沿って実施",
                  scenario_.party_name(action.roles.back()).ja + "へ共有"});
  if (!forbidden && person.rng.chance(person.profile->logs_decision)) {
    const auto role = state.seat(person.seat)->role;
    plan(at + seconds(person.rng.between(20, 120)), *chosen,
         LogDecision{action.title.ja + "を実施する", "被害の拡大を防ぎ、後の調査に備えるため",
                     scenario_.party_name(role).ja, at + minutes(30)});
  }
}

void Population::start(const State& state, const Recorded& recorded) {
  for (std::size_t lane = 0; lane < state.lanes.size(); ++lane) {
    // Actions that others must wait for are planned first, so that their times are known.
    for (const bool dependent : {false, true}) {
      for (const auto& action : scenario_.actions) {
        if (action.rule.not_before.has_value() != dependent || called_for(scenario_, action.id) ||
            action.roles.empty() || !exists_in(action.only, state.lanes[lane].parameters))
          continue;
        const auto chosen = pick(lane, action.roles.front(), mix(action.id.value));
        if (!chosen) continue;
        Rng rng(seed_ ^ mix(state.lanes[lane].id.value) ^ mix(action.id.value));
        const Duration span =
            action.rule.by ? *action.rule.by - ExerciseTime{}
                           : Duration{scenario_.duration.ms * phase_position(action.phase) / 1000};
        plan_action(state, lane, action, recorded.at + paced(span, *people_[*chosen].profile, rng));
      }
    }
  }
}

/// Whoever has to pass a relay's information on forwards the very message.
void Population::relay(const State& state, const Recorded& recorded, std::size_t lane,
                       const MessageSent& e) {
  std::set<std::size_t> carried;
  for (std::size_t i = 0; i < scenario_.relays.size(); ++i) {
    if (!carries(scenario_, scenario_.relays[i], carriers_[i], e)) continue;
    carriers_[i].insert(e.id);
    carried.insert(i);
  }
  if (carried.empty()) return;
  for (const auto& duty : scenario_.obligations) {
    const bool concerns = duty.relay && carried.contains(duty.relay->relay) &&
                          exists_in(duty.only, state.lanes[lane].parameters) &&
                          std::ranges::find(e.to, duty.owes) != e.to.end();
    if (!concerns || !passed_.insert({recorded.lane, duty.id}).second) continue;
    const auto chosen = pick(lane, duty.owes, mix(duty.id.value));
    if (!chosen) continue;
    auto& person = people_[*chosen];
    if (!person.rng.chance(person.profile->reports)) continue;
    plan(recorded.at + paced(duty.target, *person.profile, person.rng), *chosen,
         SendMessage{Channel::mail,
                     duty.required,
                     {},
                     "Fw: " + e.subject.ja,
                     "下記の情報を転送します。受領の返信をお願いします。",
                     {},
                     e.id,
                     {}});
  }
}

void Population::receive(const State& state, const Recorded& recorded, const MessageSent& e) {
  const std::size_t lane = state.lane_index.at(recorded.lane);
  if (baits(state, recorded, e)) return;
  relay(state, recorded, lane, e);
  const auto deliver = [&](const PartyId& role, bool asked) {
    const auto reader = pick(lane, role, mix(e.id.value));
    if (!reader) return;
    read(recorded, e, *reader, asked);
    if (asked) answer(state, recorded, e, *reader, people_[*reader].busy_until);
    read_along(recorded, e, *post(lane, role), *reader);
  };
  for (const auto& role : e.to) deliver(role, true);
  for (const auto& role : e.cc) {
    if (std::ranges::find(e.to, role) == e.to.end()) deliver(role, false);
  }
}

/// A report to another post is read and, by people who confirm things, confirmed.
void Population::report_received(const State& state, const Recorded& recorded,
                                 const ReportSubmitted& e) {
  const std::size_t lane = state.lane_index.at(recorded.lane);
  for (const auto& role : e.to) {
    const auto reader = pick(lane, role, mix(e.report.value));
    if (!reader) continue;
    auto& person = people_[*reader];
    const auto noticed =
        std::max(recorded.at + noticing(*person.profile, person.rng), person.busy_until);
    Text words;
    for (const auto& [field, value] : e.fields) {
      for (const auto& part : value) words.ja += part;
    }
    person.busy_until = noticed + reading_time(*person.profile, words);
    if (!person.rng.chance(person.profile->acknowledges)) continue;
    plan(person.busy_until + seconds(person.rng.between(10, 40)), *reader,
         AcknowledgeMessage{{}, e.report});
  }
}

/// One after the other: who is reading something else gets to this later.
void Population::read(const Recorded& recorded, const MessageSent& e, std::size_t reader,
                      bool asked) {
  auto& person = people_[reader];
  Duration notice = noticing(*person.profile, person.rng);
  const bool call = is_call(e.channel);
  // A call that is not taken at once is returned when there is time.
  if (call && !person.rng.chance(person.profile->answers_calls))
    notice = Duration{notice.ms + 2 * person.profile->attention_most.ms};
  const ExerciseTime noticed = std::max(recorded.at + notice, person.busy_until);
  if (call)
    plan(noticed, reader, AnswerCall{e.id});
  else
    plan(noticed, reader, OpenMessage{e.id});
  person.busy_until = noticed + reading_time(*person.profile, e.body);
  if (!asked) return;
  for (const auto& file : e.attachments)
    plan(person.busy_until, reader, OpenArtefact{file.id, e.id});
}

void Population::read_along(const Recorded& recorded, const MessageSent& e, const Post& post,
                            std::size_t reader) {
  if (is_call(e.channel)) return;
  for (const auto colleague : post.people) {
    auto& person = people_[colleague];
    if (colleague == reader || !person.rng.chance(person.profile->reads_along)) continue;
    read(recorded, e, colleague, false);
  }
}

void Population::answer(const State& state, const Recorded& recorded, const MessageSent& e,
                        std::size_t reader, ExerciseTime read) {
  auto& person = people_[reader];
  if (scenario_.role(e.from) != nullptr && person.rng.chance(person.profile->acknowledges))
    plan(read + seconds(person.rng.between(10, 40)), reader, AcknowledgeMessage{e.id, {}});
  const auto* inject = scenario_.inject(e.inject);
  if (inject == nullptr || !inject->expect || !person.rng.chance(person.profile->replies)) return;
  const Duration thought = paced({inject->expect->within.ms * 6 / 10}, *person.profile, person.rng);
  const ExerciseTime at = std::max(read, recorded.at + thought);
  expected(reader, e, *inject, inject->expect->condition, at);
  for (const auto& action : scenario_.actions) {
    if (mentions_action(inject->expect->condition, action.id) &&
        exists_in(action.only, state.lanes[person.lane].parameters))
      plan_action(state, person.lane, action, at);
  }
}

void Population::expected(std::size_t reader, const MessageSent& e, const Inject& inject,
                          const Condition& condition, ExerciseTime at) {
  if (condition.join == Condition::Join::none) return;
  if (!condition.fact) {
    for (const auto& part : condition.parts) {
      expected(reader, e, inject, part, at);
      if (condition.join == Condition::Join::any) return;
    }
    return;
  }
  const std::string words = inject.expect->model_answer.empty()
                                ? "ご連絡ありがとうございます。状況を確認し、折り返しご連絡します。"
                                : inject.expect->model_answer.ja;
  const Channel channel = is_contact(e.channel) ? e.channel : Channel::mail;
  if (std::holds_alternative<RepliedFact>(*condition.fact)) {
    plan(at, reader,
         SendMessage{channel, {e.from}, {}, "Re: " + e.subject.ja, words, e.id, {}, {}});
  }
  const auto* fact = std::get_if<MessageFact>(&*condition.fact);
  if (fact == nullptr || fact->to.empty()) return;
  auto& person = people_[reader];
  const bool forwards = !is_call(e.channel) && person.rng.chance(person.profile->forwards);
  plan(at, reader,
       SendMessage{Channel::mail,
                   {fact->to},
                   {},
                   forwards ? "Fwd: " + e.subject.ja : e.subject.ja + "について",
                   words,
                   {},
                   forwards ? e.id : MessageId{},
                   {}});
}

namespace {

/// Whether this firing is the one that brings the inject to the post.
bool comes_now(const Scenario& scenario, const LaneState& lane, const InjectFired& e,
               const PartyId& post) {
  const auto house = scenario.organisation_of(post);
  return e.organisation ? house == *e.organisation
                        : lane.organisations.empty() || lane.local(house, e.inject) == nullptr;
}

}  // namespace

void Population::triggered(const State& state, const Recorded& recorded, const InjectFired& e) {
  const auto* fired = scenario_.inject(e.inject);
  if (fired != nullptr && fired->bait) return;  // whether it is reported, its readers decide
  const std::size_t lane = state.lane_index.at(recorded.lane);
  for (std::size_t i = 0; i < scenario_.obligations.size(); ++i) {
    const auto& obligation = scenario_.obligations[i];
    if (obligation.trigger != e.inject || obligation.relay ||
        !exists_in(obligation.only, state.lanes[lane].parameters) ||
        !comes_now(scenario_, state.lanes[lane], e, obligation.owes))
      continue;
    const auto chosen = pick(lane, obligation.owes, mix(obligation.id.value));
    if (!chosen) continue;
    auto& person = people_[*chosen];
    if (!person.rng.chance(person.profile->reports)) continue;
    const auto within =
        time_for(scenario_, obligation, state.lanes[lane], recorded.at, obligation.target);
    plan(recorded.at + paced(within, *person.profile, person.rng),
         Intent{*chosen, OpenMessage{}, i, {}, false});
    if (obligation.every) keep_updating(state.lanes[lane], recorded, *chosen, i);
  }
}

void Population::keep_updating(const LaneState& lane, const Recorded& recorded, std::size_t person,
                               std::size_t obligation) {
  const auto& owed = scenario_.obligations[obligation];
  auto& who = people_[person];
  const ExerciseTime end{scenario_.duration.ms};
  const auto due_after = [&](Duration span) {
    return recorded.at + time_for(scenario_, owed, lane, recorded.at, span);
  };
  for (auto span = owed.target; due_after(span) < end; span = span + *owed.every) {
    const auto due = due_after(span);
    const auto next = due_after(span + *owed.every);
    // What a jump skips is past before anybody could write it.
    if (next == due || !who.rng.chance(who.profile->reports)) continue;
    plan(due + paced(next - due, *who.profile, who.rng),
         Intent{person, OpenMessage{}, obligation, {}, true, true});
  }
}

void Population::approval_asked(const State& state, const Recorded& recorded,
                                const ApprovalRequested& e) {
  const auto before = asked_for_.find(e.follows);
  if (before != asked_for_.end()) {
    asked_for_[e.approval] = before->second;
    asked_for_.erase(before);
  } else if (const auto asker = person_of_.find(recorded.by); asker != person_of_.end()) {
    auto& waiting = asking_[asker->second];
    if (!waiting.empty()) {
      asked_for_[e.approval] = waiting.front();
      waiting.erase(waiting.begin());
    }
  }
  const auto chosen = pick(state.lane_index.at(recorded.lane), e.approver, mix(e.approval.value));
  if (!chosen) return;
  auto& person = people_[*chosen];
  plan(recorded.at + noticing(*person.profile, person.rng), *chosen,
       DecideApproval{e.approval, Verdict::approved, "内容を確認しました。承認します。"});
}

void Population::approval_decided(const State& state, const Recorded& recorded,
                                  const ApprovalDecided& e) {
  const auto found = asked_for_.find(e.approval);
  if (found == asked_for_.end()) return;
  if (e.verdict == Verdict::approved && !state.approvals.at(e.approval).asked.then.empty()) return;
  const auto obligation = found->second;
  asked_for_.erase(found);
  const auto& owed = scenario_.obligations[obligation];
  const auto chosen = pick(state.lane_index.at(recorded.lane), owed.owes, mix(owed.id.value));
  if (!chosen) return;
  plan(recorded.at + seconds(people_[*chosen].rng.between(30, 150)),
       Intent{*chosen, OpenMessage{}, obligation,
              e.verdict == Verdict::approved ? e.approval : ApprovalId{}, true});
}

}  // namespace enshu::app
