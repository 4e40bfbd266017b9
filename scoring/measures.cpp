// The measures of a duty, one function each: value, evidence and a sentence in both languages.
#include <algorithm>

#include "scoring/obligation_score.hpp"
#include "scoring/points.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

Measure measure(MeasureKind kind, std::int64_t value_ppm, std::vector<std::uint64_t> evidence, Text explanation) {
  Measure out;
  out.measure = kind;
  out.value_ppm = value_ppm;
  out.evidence = std::move(evidence);
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
  return measure(kind, 0, {}, {what.ja + "がなかったため 0 点です。", "No points: there was no " + what.en + "."});
}

/// Why nothing counted although something was sent.
Text near_miss(const Judging& j) {
  if (j.track.other_stage) {
    const auto stage = stage_words(j.track.other_stage_was);
    return {"様式は送られましたが、段階が" + stage.ja + "でした。", " The form was sent, but as a " + stage.en + "."};
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
  const auto why = near_miss(j);
  std::vector<std::uint64_t> evidence{j.track.trigger->seq};
  if (j.track.other_stage) evidence.push_back(j.track.other_stage->seq);
  for (const auto& wrong : j.track.wrong) evidence.push_back(wrong.seq);
  return measure(MeasureKind::timeliness, 0, std::move(evidence),
                 {what.ja + "は、限度の " + limit.ja + "までに" + whom.ja + "へ送られませんでした（目標 " + target.ja + "）。" + why.ja,
                  "The " + what.en + " did not go to " + whom.en + " within the limit of " + limit.en + " (target " + target.en + ")." + why.en});
}

Measure timeliness(const Judging& j) {
  if (!j.track.first) return missed_timeliness(j);
  const Duration taken = j.track.first->at - j.track.trigger->at;
  const auto what = duty_words(j.obligation, j.track.first_stage);
  const auto whom = party_words(j.scenario, j.track.first_to);
  const auto after = span_words(taken);
  const auto target = span_words(j.obligation.target);
  const auto limit = span_words(j.obligation.limit);
  Text words{what.ja + "は " + after.ja + "後に" + whom.ja + "へ送られました（目標 " + target.ja + "、限度 " + limit.ja + "）。",
             "The " + what.en + " went to " + whom.en + " after " + after.en + " (target " + target.en + ", limit " + limit.en + ")."};
  std::vector<std::uint64_t> evidence{j.track.trigger->seq, j.track.first->seq};
  if (j.track.opened && j.track.opened->at <= j.track.first->at) {
    const auto since = span_words(j.track.first->at - j.track.opened->at);
    words.ja += "開封からは " + since.ja + "です。";
    words.en += " From opening it took " + since.en + ".";
    evidence.push_back(j.track.opened->seq);
  }
  return measure(MeasureKind::timeliness, timeliness_ppm(taken, j.obligation.target, j.obligation.limit), std::move(evidence), std::move(words));
}

/// Up to the limit, or to the first report when that came later: a second report cannot undo a gap afterwards.
ExerciseTime recipients_until(const Judging& j) { return std::max(j.limit_at(), j.track.first->at); }

Measure recipients(const Judging& j) {
  constexpr auto kind = MeasureKind::recipients;
  if (j.obligation.required.empty()) {
    return left_out(kind, {"報告先の定めがないため、数えません。", "Not counted: no recipient is prescribed."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  std::vector<PartyId> missing;
  std::vector<PartyId> wrong;
  std::vector<std::uint64_t> evidence;
  std::int64_t hits = 0;
  for (const auto& party : j.obligation.required) {
    const auto found = std::ranges::find_if(j.track.reached, [&](const Reached& r) { return r.party == party && r.at <= recipients_until(j); });
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
  return measure(kind, f2_ppm(hits, misses, extras), std::move(evidence), std::move(words));
}

bool form_demands(const Judging& j) {
  const auto* form = j.scenario.form(j.obligation.form);
  if (form == nullptr) return false;
  return std::ranges::any_of(form->fields, [&](const FormField& field) {
    return j.obligation.stage ? std::ranges::find(field.required_at, *j.obligation.stage) != field.required_at.end()
                              : !field.required_at.empty();
  });
}

Measure completeness_measure(const Judging& j) {
  constexpr auto kind = MeasureKind::completeness;
  const bool other_stage_asks = j.track.first && !j.track.completeness;
  if (!form_demands(j) || other_stage_asks) {
    return left_out(kind, {"この段階で必須の欄がないため、数えません。", "Not counted: no field is required at this stage."});
  }
  if (!j.track.completeness) return nothing_sent(kind, j);
  const auto& best = j.track.completeness->verdict;
  Text words{"必須の欄はすべて記入されています。", "Every required field is filled in."};
  if (!best.missing.empty()) {
    const auto names = field_words(j.scenario, j.obligation.form, best.missing);
    words = {"必須の欄の " + percent_words(best.value_ppm) + "が記入されています。不足: " + names.ja + "。",
             percent_words(best.value_ppm) + " of the required fields are filled in. Missing: " + names.en + "."};
  }
  return measure(kind, best.value_ppm, {j.track.completeness->seq}, std::move(words));
}

Text accuracy_words(const Judging& j, const Accuracy& best) {
  Text words{"確かめられた事実 " + std::to_string(best.facts) + " 件のうち " + std::to_string(best.right) + " 件が正しく書かれています。",
             std::to_string(best.right) + " of " + std::to_string(best.facts) + " facts are stated correctly."};
  const auto add = [&](const std::vector<FieldId>& fields, const char* ja, const char* en) {
    if (fields.empty()) return;
    const auto names = field_words(j.scenario, j.obligation.form, fields);
    words.ja += ja + names.ja + "。";
    words.en += en + names.en + ".";
  };
  add(best.partly, "一部一致: ", " Partly right: ");
  add(best.wrong, "不一致または未記入: ", " Wrong or left out: ");
  add(best.too_early, "根拠のない断定: ", " Asserted without ground: ");
  return words;
}

Measure accuracy_measure(const Judging& j) {
  constexpr auto kind = MeasureKind::accuracy;
  const auto released = [&](const Truth& truth) { return j.known_at(truth, j.limit_at()); };
  const bool demanded = !j.obligation.form.empty() && std::ranges::any_of(j.obligation.truth, released);
  if (!j.track.accuracy) {
    if (demanded && !j.track.first) return nothing_sent(kind, j);
    return left_out(kind, {"照らし合わせる事実がまだないため、数えません。", "Not counted: there was no fact to hold it against."});
  }
  const auto& best = j.track.accuracy->verdict;
  return measure(kind, best.value_ppm, {j.track.accuracy->seq}, accuracy_words(j, best));
}

Measure confidentiality(const Judging& j) {
  constexpr auto kind = MeasureKind::confidentiality;
  if (!j.obligation.tlp && j.obligation.form.empty()) {
    return left_out(kind, {"共有範囲の定めがないため、数えません。", "Not counted: no sharing range is prescribed."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  std::int64_t lost = 0;
  std::vector<std::uint64_t> evidence;
  Text words;
  for (const auto& leak : j.track.leaks) {
    lost += leak_ppm(leak.range);
    evidence.push_back(leak.seq);
    const auto name = j.scenario.party_name(leak.party);
    const auto range = tlp_words(leak.range);
    words.ja += range.ja + " の情報が、共有範囲の外である" + name.ja + "に送られました。";
    words.en += (words.en.empty() ? "" : " ") + range.en + " information went to " + name.in(Language::en) + ", outside the sharing range.";
  }
  if (j.track.marked_too_wide) {
    lost += leak_ppm(*j.obligation.tlp);
    evidence.push_back(j.track.marked_too_wide->seq);
    const auto marked = tlp_words(j.track.marked_too_wide->tlp);
    const auto widest = tlp_words(*j.obligation.tlp);
    words.ja += marked.ja + " と表示されましたが、許される最も広い範囲は " + widest.ja + " です。";
    words.en += (words.en.empty() ? "" : " ") + std::string("It was marked ") + marked.en + "; the widest range allowed is " + widest.en + ".";
  }
  if (words.ja.empty()) {
    words = {"共有範囲は守られています。", "The sharing range was kept."};
    evidence.push_back(j.track.first->seq);
  }
  return measure(kind, one_ppm - std::min(lost, one_ppm), std::move(evidence), std::move(words));
}

/// A cast member's silence is not the team's fault: only people's posts, and those who did confirm, are counted.
Measure closed_loop(const Judging& j) {
  constexpr auto kind = MeasureKind::closed_loop;
  std::vector<PartyId> waiting;
  std::vector<std::uint64_t> evidence;
  std::int64_t counted = 0;
  for (const auto& party : j.obligation.required) {
    const auto found = std::ranges::find_if(j.track.reached, [&](const Reached& r) { return r.party == party; });
    const bool confirmed = found != j.track.reached.end() && found->receipt_at;
    if (confirmed) evidence.push_back(found->receipt_seq);
    if (!confirmed && j.scenario.role(party) == nullptr) continue;
    ++counted;
    if (!confirmed) waiting.push_back(party);
  }
  if (counted == 0) {
    return left_out(kind, {"受領の返信を返す相手ではなかったため、数えません。", "Not counted: nobody who was told gives receipts."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  const auto good = counted - static_cast<std::int64_t>(waiting.size());
  Text words{std::to_string(counted) + " か所のうち " + std::to_string(good) + " か所から受領の確認がありました。",
             std::to_string(good) + " of " + std::to_string(counted) + " confirmed receipt."};
  if (!waiting.empty()) {
    const auto names = party_words(j.scenario, waiting);
    words.ja += "確認のない先: " + names.ja + "。";
    words.en += " No receipt from: " + names.en + ".";
  }
  return measure(kind, ppm(good, counted), std::move(evidence), std::move(words));
}

Measure authority(const Judging& j) {
  constexpr auto kind = MeasureKind::authority;
  if (j.obligation.approval.empty() || j.obligation.approval == j.obligation.owes) {
    return left_out(kind, {"承認の定めがないため、数えません。", "Not counted: no approval is prescribed."});
  }
  if (j.obligation.form.empty()) {
    return left_out(kind, {"様式のない連絡の承認は記録されないため、数えません。", "Not counted: approvals are recorded for forms only."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  const auto name = j.scenario.party_name(j.obligation.approval);
  if (!j.track.approved) {
    return measure(kind, 0, {j.track.first->seq},
                   {name.ja + "の承認を得ずに送られました。", "It was sent without approval by " + name.in(Language::en) + "."});
  }
  const std::vector<std::uint64_t> evidence{j.track.approved->seq, j.track.first->seq};
  if (j.track.approved->seq < j.track.first->seq) {
    return measure(kind, one_ppm, evidence, {name.ja + "の承認を得てから送られました。", "It was sent after approval by " + name.in(Language::en) + "."});
  }
  return measure(kind, one_ppm / 2, evidence,
                 {name.ja + "の承認は、送った後になりました。", name.in(Language::en) + " approved only after it had been sent."});
}

/// Where somebody's approval is needed, a decision is taken, and it belongs in the log.
Measure decision_log(const Judging& j) {
  constexpr auto kind = MeasureKind::decision_log;
  if (j.obligation.approval.empty()) {
    return left_out(kind, {"決定を要しない報告のため、数えません。", "Not counted: this duty needs no decision."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  if (!j.track.decision) {
    return measure(kind, 0, {}, {"この間、意思決定の記録がありません。", "No decision was logged since the trigger."});
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
  Text words{"決定、根拠、責任者、見直しの時刻が記録されています。", "Decision, ground, owner and time of review are on record."};
  if (!missing.ja.empty()) {
    words = {"意思決定が記録されていますが、不足があります: " + missing.ja + "。", "A decision is on record, but lacks: " + missing.en + "."};
  }
  return measure(kind, ppm(count(entry), 4), {entry.mark.seq}, std::move(words));
}

}  // namespace

std::vector<Measure> measures(const Judging& j) {
  std::vector<Measure> out{timeliness(j),      recipients(j),  completeness_measure(j), accuracy_measure(j),
                           confidentiality(j), closed_loop(j), authority(j),            decision_log(j)};
  for (auto& part : out) {
    if (!part.applicable) continue;
    part.weight = usual_weight(part.measure) * j.obligation.weight;
    part.points = part.weight * part.value_ppm;
    part.max = part.weight * one_ppm;
  }
  return out;
}

}  // namespace enshu::scoring
