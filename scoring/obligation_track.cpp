// One event into one duty. Rules in words: scoring/README.md.
#include "scoring/obligation_track.hpp"

#include <algorithm>

#include "scoring/points.hpp"

namespace enshu::scoring {
namespace {

bool contains(const std::vector<PartyId>& list, const PartyId& party) {
  return std::ranges::find(list, party) != list.end();
}

bool names_required(const Obligation& obligation, const Sent& sent) {
  return obligation.required.empty() || std::ranges::any_of(sent.to, [&](const PartyId& party) {
           return contains(obligation.required, party);
         });
}

/// In a lane that organisations share: a post of the one that owes.
bool same_house(const Scenario& scenario, const PartyId& owes, const PartyId& party) {
  return scenario.role(party) != nullptr &&
         scenario.organisation_of(party) == scenario.organisation_of(owes);
}

void note_recipients(ObligationTrack& track, const Scenario& scenario, const Obligation& obligation,
                     const Sent& sent) {
  // What another duty prescribes of this very report is judged there.
  const bool loose = obligation.form.empty() || !obligation.stage;
  for (const auto& party : sent.to) {
    if (contains(obligation.required, party)) {
      const bool again =
          std::ranges::any_of(track.reached, [&](const Reached& r) { return r.party == party; });
      if (!again) track.reached.push_back({party, sent.mark.at, sent.mark.seq, std::nullopt, 0});
      continue;
    }
    if (contains(obligation.allowed, party) || contains(obligation.approvals, party) ||
        inside_lane(scenario, party) || same_house(scenario, obligation.owes, party) ||
        (loose && sent.prescribed.contains(party)))
      continue;
    const Tlp range = std::max(obligation.tlp.value_or(Tlp::clear), sent.tlp.value_or(Tlp::clear));
    const auto of_party = [&](const auto& entry) { return entry.party == party; };
    const auto wrong = std::ranges::find_if(track.wrong, of_party);
    if (wrong == track.wrong.end()) {
      track.wrong.push_back({party, sent.mark.at, sent.mark.seq, range != Tlp::clear});
      track.leaks.push_back({party, range, sent.mark.seq});
      continue;
    }
    // Told again and worse: what counts is the strictest that the party was told.
    const auto leak = std::ranges::find_if(track.leaks, of_party);
    if (range <= leak->range) continue;
    *leak = {party, range, sent.mark.seq};
    wrong->leaked = range != Tlp::clear;
  }
}

void note_marking(ObligationTrack& track, const Obligation& obligation, const Sent& sent) {
  if (!obligation.tlp || !sent.tlp || *sent.tlp >= *obligation.tlp || track.marked_too_wide) return;
  track.marked_too_wide = WideMarking{*sent.tlp, sent.mark.seq};
}

void note_content(ObligationTrack& track, const Scenario& scenario, const Obligation& obligation,
                  const Sent& sent, const Known& known) {
  const auto* form = scenario.form(sent.form);
  if (form == nullptr || sent.fields == nullptr || obligation.form.empty()) return;
  const auto whole = completeness(*form, sent.stage, obligation, *sent.fields, known);
  if (whole.applicable &&
      (!track.completeness || whole.value_ppm > track.completeness->verdict.value_ppm)) {
    track.completeness = {whole, sent.mark.seq};
  }
  const auto right = accuracy(*form, obligation, *sent.fields, known);
  if (right.applicable &&
      (!track.accuracy || right.value_ppm > track.accuracy->verdict.value_ppm)) {
    track.accuracy = {right, sent.mark.seq};
  }
}

/// Whatever its stage: the first report is one thing, to keep people up to date another.
void note_update(ObligationTrack& track, const Obligation& obligation, const Sent& sent) {
  if (!obligation.every || (!obligation.form.empty() && sent.form != obligation.form)) return;
  const Duration after =
      story_span(track.trigger->at, sent.mark.at, track.jumps) - obligation.target;
  if (after.ms <= 0) return;
  const auto interval = (after.ms + obligation.every->ms - 1) / obligation.every->ms;
  if (obligation.required.empty()) track.updates.try_emplace({0, interval}, sent.mark);
  for (std::size_t i = 0; i < obligation.required.size(); ++i) {
    if (contains(sent.to, obligation.required[i]))
      track.updates.try_emplace({i, interval}, sent.mark);
  }
}

}  // namespace

bool inside_lane(const Scenario& scenario, const PartyId& party) {
  return scenario.lanes != LaneMode::shared && scenario.role(party) != nullptr;
}

void on_trigger(ObligationTrack& track, Mark mark, bool message) {
  const bool better =
      track.trigger && message && !track.trigger_is_message && track.trigger->at == mark.at;
  if (track.trigger && !better) return;
  track.trigger = mark;
  track.trigger_is_message = message;
}

void on_untriggered(ObligationTrack& track) {
  track.trigger.reset();
  track.jumps.clear();
}

void on_opened(ObligationTrack& track, Mark mark) {
  if (!track.opened) track.opened = mark;
}

void on_jump(ObligationTrack& track, const Obligation& obligation, StoryJump jump) {
  if (track.trigger && obligation.clock == DutyClock::calendar) track.jumps.push_back(jump);
}

void on_sent(ObligationTrack& track, const Scenario& scenario, const Obligation& obligation,
             const Sent& sent, const Known& known) {
  if (!track.trigger || sent.from != obligation.owes) return;
  note_update(track, obligation, sent);
  const bool names = names_required(obligation, sent);
  if (!obligation.form.empty()) {
    if (sent.form != obligation.form) return;
    if (obligation.stage && sent.stage != *obligation.stage) {
      if (names && !track.other_stage) {
        track.other_stage = sent.mark;
        track.other_stage_was = sent.stage;
      }
      return;
    }
  } else if (!names) {
    return;  // without a form only what reaches a required recipient can be told from other talk
  }
  track.evidence.push_back(sent.mark.seq);
  note_recipients(track, scenario, obligation, sent);
  note_marking(track, obligation, sent);
  if (!names) return;
  track.carriers.insert(sent.carrier);
  if (!track.first) {
    track.first = sent.mark;
    track.first_after = story_span(track.trigger->at, sent.mark.at, track.jumps);
    track.first_stage = sent.stage;
    std::ranges::copy_if(sent.to, std::back_inserter(track.first_to), [&](const PartyId& party) {
      return contains(obligation.required, party);
    });
  }
  note_content(track, scenario, obligation, sent, known);
}

void on_receipt(ObligationTrack& track, const std::string& carrier, const PartyId& receiver,
                Mark mark) {
  if (!track.carriers.contains(carrier)) return;
  for (auto& reached : track.reached) {
    if (reached.party != receiver || reached.receipt_at) continue;
    reached.receipt_at = mark.at;
    reached.receipt_seq = mark.seq;
  }
}

void on_approved(ObligationTrack& track, const Obligation& obligation, const PartyId& approver,
                 Mark mark) {
  if (!track.trigger || track.approved) return;
  track.approvals.try_emplace(approver, mark);
  const bool all = std::ranges::all_of(obligation.approvals, [&](const PartyId& party) {
    return party == obligation.owes || track.approvals.contains(party);
  });
  if (all) track.approved = mark;
}

void on_decision(ObligationTrack& track, const DecisionParts& parts) {
  if (track.trigger && (!track.decision || count(parts) > count(*track.decision)))
    track.decision = parts;
}

}  // namespace enshu::scoring
