// Decisions for the people of one organisation: who may decide for whom, what is kept back from
// them or comes to them apart, and which words they read.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

Error not_yours() {
  return refuse("not_yours",
                "操作できるのは、自分のチーム（組織）だけです。自分の担当を選び直してください。",
                "You lead your own team or organisation alone. Choose what is yours.");
}

Error nothing_to_do() {
  return refuse(
      "nothing_to_do",
      "この状況付与は、この組織に対してその操作ができる状態ではありません（すでに届いた、"
      "または保留・取消をしていません）。",
      "The inject is not in a state for that here: it has come to this organisation, or is "
      "neither held nor skipped for it.");
}

Draft planned(const LaneState& lane, const InjectId& inject, PlanChange change,
              const OrganisationId& organisation, std::optional<ExerciseTime> due = {}) {
  return {lane.id, InjectPlanned{inject, change, due, organisation}};
}

/// The inject comes to the organisation's people now; its other effects are the lane's.
void deliver(const Asking& asking, const LaneState& lane, const Inject& inject,
             const OrganisationId& organisation, std::size_t& nth, std::vector<Draft>& drafts) {
  drafts.push_back(
      {lane.id, InjectFired{inject.id, FireCause::controller, asking.now.at, 0, organisation}});
  for (const auto& content : inject.contents) {
    if (exists_in(content.only, lane.parameters))
      send_content(asking, lane, inject, content, organisation, nth, drafts);
  }
}

/// What is asked of one inject for one organisation in one lane. `nth` counts ids drawn so far.
Result<Done> act(const Asking& asking, const LaneState& lane, std::size_t at,
                 const OrganisationId& organisation, LocalAct what, std::size_t& nth,
                 std::vector<Draft>& drafts) {
  const auto& inject = asking.scenario.msel[at];
  const auto& entry = lane.injects[at];
  const auto* local = lane.local(organisation, inject.id);
  const bool came = entry.status == InjectStatus::fired;
  const bool over = entry.status == InjectStatus::stood_down;
  const auto is = [&](LocalStatus status) { return local != nullptr && local->status == status; };
  switch (what) {
    case LocalAct::hold:
      if (local == nullptr && !came && !over)
        drafts.push_back(planned(lane, inject.id, PlanChange::held, organisation));
      break;
    case LocalAct::skip:
      if ((local == nullptr && !came && !over) || is(LocalStatus::held))
        drafts.push_back(planned(lane, inject.id, PlanChange::skipped, organisation));
      break;
    case LocalAct::release:
    case LocalAct::restore: {
      const bool release = what == LocalAct::release;
      if (!is(release ? LocalStatus::held : LocalStatus::skipped)) break;
      if (came) {
        deliver(asking, lane, inject, organisation, nth, drafts);
      } else {
        drafts.push_back(planned(lane, inject.id,
                                 release ? PlanChange::released : PlanChange::restored,
                                 organisation, entry.due));
      }
      break;
    }
    case LocalAct::fire:
      if (is(LocalStatus::fired) || (came && local == nullptr)) break;
      if (asks_locally(asking) && entry.from_above) {
        return refuse(
            "held_above",
            "この状況付与は統制官が保留または取消にしています。統制官に確かめてください。",
            "The controllers hold or have skipped this inject. Ask them.");
      }
      deliver(asking, lane, inject, organisation, nth, drafts);
      break;
  }
  return Done{};
}

/// The organisation whose own words a party reads in these templates; empty: the lane's.
OrganisationId reads_own(const Asking& asking, const LaneState& lane, const PartyId& party,
                         const std::set<WordingId>& names) {
  auto house = asking.scenario.organisation_of(party);
  const bool own = std::ranges::any_of(asking.scenario.wordings, [&](const Wording& wording) {
    return names.contains(wording.id) && lane.has_own(wording.id, house) &&
           lane.wording(wording, house) != lane.wording(wording);
  });
  return own ? house : OrganisationId{};
}

std::set<WordingId> named_in(const Text& subject, const Text& body) {
  std::set<WordingId> names;
  for (const auto* text : {&subject.ja, &subject.en, &body.ja, &body.en})
    names_of_wordings(*text, names);
  return names;
}

}  // namespace

bool asks_locally(const Asking& asking) {
  return asking.seat() != nullptr && asking.seat()->access == Access::sub_controller;
}

bool own_people(const Asking& asking, const PartyId& party) {
  const auto* seat = asking.seat();
  if (seat == nullptr || asking.scenario.role(party) == nullptr) return false;
  return seat->organisation.empty() || asking.scenario.organisation_of(party) == seat->organisation;
}

const MessageState* concerning_message(const Asking& asking, const MessageId& id) {
  const auto* message = asking.state.message(id);
  if (message == nullptr || !asks_locally(asking)) return message;
  if (asking.seat()->lane != message->lane) return nullptr;
  const auto ours = [&](const PartyId& party) { return own_people(asking, party); };
  const bool concerns = ours(message->from) || std::ranges::any_of(message->to, ours) ||
                        std::ranges::any_of(message->cc, ours);
  return concerns ? message : nullptr;
}

Error unknown_inject(const InjectId& id) {
  return refuse("unknown_inject",
                "状況付与「" + id.value + "」は MSEL にありません。一覧から選び直してください。",
                "There is no inject '" + id.value + "' in the MSEL. Choose one from the list.");
}

Result<Whom> whom(const Asking& asking, const std::vector<LaneId>& names,
                  const OrganisationId& organisation) {
  const auto* seat = asking.seat();
  if (asks_locally(asking)) {
    if (!seat->lane) return not_yours();
    const auto& own = asking.state.lanes[*seat->lane];
    const bool elsewhere =
        std::ranges::any_of(names, [&](const auto& name) { return name != own.id; });
    if (elsewhere || (!organisation.empty() && organisation != seat->organisation))
      return not_yours();
    return Whom{{&own}, seat->organisation};
  }
  auto lanes = lanes_of(asking, names);
  if (!lanes) return lanes.error();
  const auto& scenario = asking.scenario;
  if (!organisation.empty() &&
      (scenario.lanes != LaneMode::shared || !scenario.has_house(organisation))) {
    return refuse("unknown_organisation",
                  "組織「" + organisation.value +
                      "」はありません。組織を選べるのは、全組織が一つの場で演習するときだけです。",
                  "There is no organisation '" + organisation.value +
                      "'. Organisations are chosen only in a lane that they share.");
  }
  return Whom{std::move(*lanes), organisation};
}

Result<Decision> act_locally(const Asking& asking, const Whom& whom, const InjectId& name,
                             LocalAct what) {
  const auto inject = asking.scenario.inject_index(name);
  if (!inject) return unknown_inject(name);
  if (asking.state.clock.ended)
    return refuse("ended", "演習はすでに終了しています。", "The exercise has already ended.");
  Decision decision;
  std::size_t nth = 0;
  bool reached = false;
  for (const auto* lane : whom.lanes) {
    const auto& content = asking.scenario.msel[*inject];
    if (!exists_in(content.only, lane->parameters) ||
        !asking.scenario.reaches(content, whom.organisation, lane->parameters))
      continue;
    reached = true;
    if (auto done = act(asking, *lane, *inject, whom.organisation, what, nth, decision.drafts);
        !done)
      return done.error();
  }
  if (!reached) return unknown_inject(name);
  if (decision.drafts.empty()) return nothing_to_do();
  return decision;
}

std::vector<Share> shares_of(const Asking& asking, const LaneState& lane, const InjectId& inject,
                             const Text& subject, const Text& body, Share all,
                             const OrganisationId& only) {
  std::vector<Share> shares;
  if (only.empty() && lane.organisations.empty()) {
    shares.push_back(std::move(all));
    return shares;
  }
  const auto names =
      asking.scenario.wordings.empty() ? std::set<WordingId>{} : named_in(subject, body);
  const auto give = [&](const PartyId& party, std::vector<PartyId> Share::*list) {
    const auto house = asking.scenario.organisation_of(party);
    if (!only.empty() && house != only) return;
    if (only.empty() && !inject.empty() && lane.local(house, inject) != nullptr) return;
    auto words = names.empty() ? OrganisationId{} : reads_own(asking, lane, party, names);
    auto found = std::ranges::find(shares, words, &Share::words);
    if (found == shares.end())
      found = shares.insert(words.empty() ? shares.begin() : shares.end(), {{}, {}, words});
    ((*found).*list).push_back(party);
  };
  for (const auto& party : all.to) give(party, &Share::to);
  for (const auto& party : all.cc) give(party, &Share::cc);
  for (auto& share : shares) {
    if (share.to.empty()) std::swap(share.to, share.cc);
  }
  return shares;
}

void send_content(const Asking& asking, const LaneState& lane, const Inject& inject,
                  const Content& content, const OrganisationId& only, std::size_t& nth,
                  std::vector<Draft>& drafts) {
  auto shares = shares_of(asking, lane, inject.id, content.subject, content.body,
                          {content.to, content.cc, {}}, only);
  for (auto& share : shares) {
    drafts.push_back(
        dispatch(asking, lane, compose(asking, lane, inject.id, content, std::move(share), nth),
                 content.otherwise, only.empty() ? inject.restores : std::vector<Channel>{}));
  }
}

}  // namespace enshu
