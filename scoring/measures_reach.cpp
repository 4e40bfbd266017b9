// Whether and when the report reached whom it had to reach, and whether they confirmed.
#include <algorithm>

#include "scoring/measure_parts.hpp"
#include "scoring/points.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

/// Behind target and limit: the clock that they run by, when it is not the exercise's.
Text clock_words(const Obligation& duty) {
  if (duty.clock == DutyClock::exercise) return {};
  return {"、物語の暦による", ", by the story's calendar"};
}

/// Why nothing counted although something was sent.
Text near_miss(const Judging& j) {
  if (j.track.other_stage) {
    const auto stage = stage_words(j.track.other_stage_was);
    return {"様式は送られましたが、段階が" + stage.ja + "でした。",
            " The form was sent, but as a " + stage.en + "."};
  }
  if (!j.track.wrong.empty()) {
    std::vector<PartyId> parties;
    for (const auto& wrong : j.track.wrong) parties.push_back(wrong.party);
    const auto names = party_words(j.scenario, parties);
    return {"送り先は" + names.ja + "だけでした。", " It went only to " + names.en + "."};
  }
  return {};
}

Measure missed_timeliness(const Judging& j) {
  const auto what = duty_words(j.obligation);
  const auto whom = party_words(j.scenario, j.obligation.required);
  const auto target = span_words(j.obligation.target);
  const auto limit = span_words(j.obligation.limit);
  const auto clock = clock_words(j.obligation);
  const auto why = near_miss(j);
  std::vector<std::uint64_t> evidence{j.track.trigger->seq};
  if (j.track.other_stage) evidence.push_back(j.track.other_stage->seq);
  for (const auto& wrong : j.track.wrong) evidence.push_back(wrong.seq);
  if (j.now < j.limit_at()) {
    return measured(
        MeasureKind::timeliness, 0, std::move(evidence),
        {what.ja + "は、目標の " + target.ja + "を過ぎて演習が終わるまでに、" + whom.ja +
             "へ送られませんでした（限度 " + limit.ja + clock.ja + "）。" + why.ja,
         "The " + what.en + " had not gone to " + whom.en +
             " when the exercise ended, past the target of " + target.en + " (limit " + limit.en +
             clock.en + ")." + why.en});
  }
  return measured(MeasureKind::timeliness, 0, std::move(evidence),
                  {what.ja + "は、限度の " + limit.ja + "までに" + whom.ja +
                       "へ送られませんでした（目標 " + target.ja + clock.ja + "）。" + why.ja,
                   "The " + what.en + " did not go to " + whom.en + " within the limit of " +
                       limit.en + " (target " + target.en + clock.en + ")." + why.en});
}

/// Up to the limit, or to the first report when that came later: a second report cannot undo a gap
/// afterwards.
ExerciseTime recipients_until(const Judging& j) {
  return std::max(j.limit_at(), j.track.first->at);
}

}  // namespace

Measure timeliness(const Judging& j) {
  if (!j.track.first) return missed_timeliness(j);
  const Duration taken = j.track.first_after;
  const auto what = duty_words(j.obligation, j.track.first_stage);
  const auto whom = party_words(j.scenario, j.track.first_to);
  const auto after = span_words(taken);
  const auto target = span_words(j.obligation.target);
  const auto limit = span_words(j.obligation.limit);
  const auto clock = clock_words(j.obligation);
  Text words{what.ja + "は " + after.ja + "後に" + whom.ja + "へ送られました（目標 " + target.ja +
                 "、限度 " + limit.ja + clock.ja + "）。",
             "The " + what.en + " went to " + whom.en + " after " + after.en + " (target " +
                 target.en + ", limit " + limit.en + clock.en + ")."};
  std::vector<std::uint64_t> evidence{j.track.trigger->seq, j.track.first->seq};
  if (j.track.opened && j.track.opened->at <= j.track.first->at) {
    const auto since = span_words(taken - j.passed(j.track.opened->at));
    words.ja += "開封からは " + since.ja + "です。";
    words.en += " From opening it took " + since.en + ".";
    evidence.push_back(j.track.opened->seq);
  }
  return measured(MeasureKind::timeliness,
                  timeliness_ppm(taken, j.obligation.target, j.obligation.limit),
                  std::move(evidence), std::move(words));
}

Measure recipients(const Judging& j) {
  constexpr auto kind = MeasureKind::recipients;
  if (j.obligation.required.empty()) {
    return left_out(
        kind, {"報告先の定めがないため、数えません。", "Not counted: no recipient is prescribed."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  std::vector<PartyId> missing;
  std::vector<PartyId> wrong;
  std::vector<std::uint64_t> evidence;
  std::int64_t hits = 0;
  for (const auto& party : j.obligation.required) {
    const auto found = std::ranges::find_if(j.track.reached, [&](const Reached& r) {
      return r.party == party && r.at <= recipients_until(j);
    });
    if (found == j.track.reached.end()) {
      missing.push_back(party);
      continue;
    }
    ++hits;
    evidence.push_back(found->seq);
  }
  for (const auto& entry : j.track.wrong) {
    if (entry.at > recipients_until(j)) continue;
    wrong.push_back(entry.party);
    evidence.push_back(entry.seq);
  }
  const auto all = std::to_string(j.obligation.required.size());
  Text words{"必須の報告先 " + all + " か所のうち " + std::to_string(hits) + " か所に届きました。",
             std::to_string(hits) + " of " + all + " required recipients were reached."};
  if (!missing.empty()) {
    const auto names = party_words(j.scenario, missing);
    words.ja += "期限までに届いていない先: " + names.ja + "。";
    words.en += " Not reached in time: " + names.en + ".";
  }
  if (!wrong.empty()) {
    const auto names = party_words(j.scenario, wrong);
    words.ja += "定めのない先: " + names.ja + "。";
    words.en += " Outside the prescribed recipients: " + names.en + ".";
  }
  const auto misses = static_cast<std::int64_t>(missing.size());
  const auto extras = static_cast<std::int64_t>(wrong.size());
  return measured(kind, f2_ppm(hits, misses, extras), std::move(evidence), std::move(words));
}

/// A cast member's silence is not the team's fault: only people's posts, and those who did confirm,
/// are counted.
Measure closed_loop(const Judging& j) {
  constexpr auto kind = MeasureKind::closed_loop;
  std::vector<PartyId> waiting;
  std::vector<std::uint64_t> evidence;
  std::int64_t counted = 0;
  for (const auto& party : j.obligation.required) {
    const auto found =
        std::ranges::find_if(j.track.reached, [&](const Reached& r) { return r.party == party; });
    const bool confirmed = found != j.track.reached.end() && found->receipt_at;
    if (confirmed) evidence.push_back(found->receipt_seq);
    if (!confirmed && j.scenario.role(party) == nullptr) continue;
    ++counted;
    if (!confirmed) waiting.push_back(party);
  }
  if (counted == 0) {
    return left_out(kind, {"受領の返信を返す相手ではなかったため、数えません。",
                           "Not counted: nobody who was told gives receipts."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  const auto good = counted - static_cast<std::int64_t>(waiting.size());
  Text words{std::to_string(counted) + " か所のうち " + std::to_string(good) +
                 " か所から受領の確認がありました。",
             std::to_string(good) + " of " + std::to_string(counted) + " confirmed receipt."};
  if (!waiting.empty()) {
    const auto names = party_words(j.scenario, waiting);
    words.ja += "確認のない先: " + names.ja + "。";
    words.en += " No receipt from: " + names.en + ".";
  }
  return measured(kind, ppm(good, counted), std::move(evidence), std::move(words));
}

}  // namespace enshu::scoring
