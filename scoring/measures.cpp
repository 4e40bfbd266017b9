// The measures of a duty together, with approval and the decision log; the others stand in
// measures_reach.cpp, measures_content.cpp and measures_updates.cpp.
#include <algorithm>

#include "scoring/measure_parts.hpp"
#include "scoring/points.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {

Measure measured(MeasureKind kind, std::int64_t value_ppm, std::vector<std::uint64_t> evidence,
                 Text explanation) {
  Measure out;
  out.measure = kind;
  out.value_ppm = value_ppm;
  for (const auto seq : evidence) {
    if (std::ranges::find(out.evidence, seq) == out.evidence.end()) out.evidence.push_back(seq);
  }
  out.explanation = std::move(explanation);
  return out;
}

Measure left_out(MeasureKind kind, Text why) {
  Measure out;
  out.measure = kind;
  out.applicable = false;
  out.explanation = std::move(why);
  return out;
}

Measure nothing_sent(MeasureKind kind, const Judging& j) {
  const auto what = duty_words(j.obligation);
  return measured(
      kind, 0, {},
      {what.ja + "がなかったため 0 点です。", "No points: there was no " + what.en + "."});
}

namespace {

/// Nobody approves what they owe themselves.
std::vector<PartyId> approvers_of(const Obligation& obligation) {
  auto out = obligation.approvals;
  std::erase(out, obligation.owes);
  return out;
}

}  // namespace

/// The whole chain counts: it is approved when its last approver said so.
Measure authority(const Judging& j) {
  constexpr auto kind = MeasureKind::authority;
  const auto approvers = approvers_of(j.obligation);
  if (approvers.empty()) {
    return left_out(
        kind, {"承認の定めがないため、数えません。", "Not counted: no approval is prescribed."});
  }
  if (j.obligation.form.empty()) {
    return left_out(kind, {"様式のない連絡の承認は記録されないため、数えません。",
                           "Not counted: approvals are recorded for forms only."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  const auto name = party_words(j.scenario, approvers);
  if (!j.track.approved) {
    return measured(kind, 0, {j.track.first->seq},
                    {name.ja + "の承認を得ずに送られました。",
                     "It was sent without approval by " + name.in(Language::en) + "."});
  }
  const std::vector<std::uint64_t> evidence{j.track.approved->seq, j.track.first->seq};
  if (j.track.approved->seq < j.track.first->seq) {
    return measured(kind, one_ppm, evidence,
                    {name.ja + "の承認を得てから送られました。",
                     "It was sent after approval by " + name.in(Language::en) + "."});
  }
  return measured(kind, one_ppm / 2, evidence,
                  {name.ja + "の承認は、送った後になりました。",
                   name.in(Language::en) + " approved only after it had been sent."});
}

/// Where somebody's approval is needed, a decision is taken, and it belongs in the log.
Measure decision_log(const Judging& j) {
  constexpr auto kind = MeasureKind::decision_log;
  if (j.obligation.approvals.empty()) {
    return left_out(kind, {"決定を要しない報告のため、数えません。",
                           "Not counted: this duty needs no decision."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  if (!j.track.decision) {
    return measured(
        kind, 0, {},
        {"この間、意思決定の記録がありません。", "No decision was logged since the trigger."});
  }
  const auto& entry = *j.track.decision;
  Text missing;
  const auto lacks = [&](bool there, const char* ja, const char* en) {
    if (there) return;
    missing.ja += (missing.ja.empty() ? "" : "、") + std::string(ja);
    missing.en += (missing.en.empty() ? "" : ", ") + std::string(en);
  };
  lacks(entry.decision, "決定", "decision");
  lacks(entry.ground, "根拠", "ground");
  lacks(entry.owner, "責任者", "owner");
  lacks(entry.review, "見直しの時刻", "time of review");
  Text words{"決定、根拠、責任者、見直しの時刻が記録されています。",
             "Decision, ground, owner and time of review are on record."};
  if (!missing.ja.empty()) {
    words = {"意思決定が記録されていますが、不足があります: " + missing.ja + "。",
             "A decision is on record, but lacks: " + missing.en + "."};
  }
  return measured(kind, ppm(count(entry), 4), {entry.mark.seq}, std::move(words));
}

std::vector<Measure> measures(const Judging& j) {
  std::vector<Measure> out{timeliness(j),       recipients(j),      completeness_measure(j),
                           accuracy_measure(j), confidentiality(j), closed_loop(j),
                           authority(j),        decision_log(j)};
  if (j.obligation.every) out.push_back(coordination(j));
  for (auto& part : out) {
    if (!part.applicable) continue;
    part.weight = usual_weight(part.measure) * j.obligation.weight;
    part.points = part.weight * part.value_ppm;
    part.max = part.weight * one_ppm;
  }
  return out;
}

}  // namespace enshu::scoring
