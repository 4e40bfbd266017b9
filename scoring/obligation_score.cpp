// Status, clocks and sums of one duty; the single measures stand in measures.cpp.
#include "scoring/obligation_score.hpp"

#include <algorithm>

#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

ItemStatus status_of(const Judging& j) {
  if (!j.track.trigger) return ItemStatus::not_triggered;
  if (j.track.first) {
    return j.track.first_after <= j.obligation.target ? ItemStatus::met : ItemStatus::late;
  }
  // Who is past the target at the end without a word is no better off than who was late. An
  // exercise that ends with the target has given all of its time.
  if (j.final) return j.now < j.target_at() ? ItemStatus::not_applicable : ItemStatus::missed;
  return j.now > j.limit_at() ? ItemStatus::missed : ItemStatus::open;
}

std::vector<PartyId> unreached(const Judging& j) {
  std::vector<PartyId> out;
  for (const auto& party : j.obligation.required) {
    const bool reached =
        std::ranges::any_of(j.track.reached, [&](const Reached& r) { return r.party == party; });
    if (!reached) out.push_back(party);
  }
  return out;
}

Text not_triggered_words(const Judging& j) {
  const auto* inject = j.scenario.inject(j.obligation.trigger);
  const Text name = inject == nullptr || inject->title.empty()
                        ? Text{j.obligation.trigger.value, {}}
                        : inject->title;
  if (j.final) {
    return {"きっかけとなる「" + name.ja + "」が届かなかったため、数えません。",
            "'" + name.in(Language::en) +
                "', which starts this duty, was never delivered; it does not count."};
  }
  return {"きっかけとなる「" + name.ja + "」は、まだ届いていません。",
          "'" + name.in(Language::en) + "', which starts this duty, has not been delivered yet."};
}

Text open_words(const Judging& j) {
  if (j.final) {
    const auto early = span_words(j.target_at() - j.now);
    return {"目標の " + early.ja + "前に演習が終わったため、数えません。",
            "The exercise ended " + early.en + " before the target; it does not count."};
  }
  const auto span = span_words(j.limit_at() - j.now);
  const auto whom = party_words(j.scenario, j.obligation.required);
  return {whom.ja + "への" + duty_words(j.obligation).ja + "がまだありません。限度まで " + span.ja +
              "です。",
          "The " + duty_words(j.obligation).en + " to " + whom.en + " is still owed; " + span.en +
              " are left to the limit."};
}

Text counted_words(const Judging& j, const std::vector<Measure>& parts) {
  Text out = parts.front().explanation;  // timeliness says when and to whom
  const auto missing = unreached(j);
  if (!missing.empty() && j.track.first) {
    const auto names = party_words(j.scenario, missing);
    out.ja += names.ja + "には届いていません。";
    out.en += " " + names.en + " got none.";
  }
  return out;
}

std::vector<std::uint64_t> evidence_of(const Judging& j, const std::vector<Measure>& parts) {
  std::vector<std::uint64_t> out;
  if (j.track.trigger) out.push_back(j.track.trigger->seq);
  out.insert(out.end(), j.track.evidence.begin(), j.track.evidence.end());
  for (const auto& part : parts) out.insert(out.end(), part.evidence.begin(), part.evidence.end());
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void fill_clocks(const Judging& j, ObligationScore& out) {
  if (!j.track.trigger) return;
  out.triggered_at = j.track.trigger->at;
  out.trigger_seq = j.track.trigger->seq;
  out.target_at = j.target_at();
  out.limit_at = j.limit_at();
  if (j.track.opened) out.opened_at = j.track.opened->at;
  if (j.track.first) out.done_at = j.track.first->at;
}

}  // namespace

bool leaked_red(const ObligationTrack& track) {
  return std::ranges::any_of(track.leaks,
                             [](const LeakedTo& leak) { return leak.range == Tlp::red; });
}

ObligationScore judge(const Judging& j) {
  ObligationScore out;
  out.id = j.obligation.id;
  out.title = j.obligation.title;
  out.objective = j.obligation.objective;
  out.owes = j.obligation.owes;
  out.required = j.obligation.required;
  out.weight = j.obligation.weight;
  out.status = status_of(j);
  out.reached = j.track.reached;
  out.wrong = j.track.wrong;
  fill_clocks(j, out);
  switch (out.status) {
    case ItemStatus::not_triggered:
      out.explanation = not_triggered_words(j);
      break;
    case ItemStatus::open:
    case ItemStatus::not_applicable:
      out.explanation = open_words(j);
      break;
    case ItemStatus::met:
    case ItemStatus::late:
    case ItemStatus::missed:
    case ItemStatus::violated:
    case ItemStatus::spent:
      out.measures = measures(j);
      out.explanation = counted_words(j, out.measures);
      break;
  }
  for (const auto& part : out.measures) {
    out.points += part.points;
    out.max += part.max;
  }
  out.evidence = evidence_of(j, out.measures);
  return out;
}

}  // namespace enshu::scoring
