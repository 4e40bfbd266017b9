// What the report said, and to whom it must not have been said.
#include <algorithm>

#include "scoring/measure_parts.hpp"
#include "scoring/points.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

bool form_demands(const Judging& j) {
  const auto* form = j.scenario.form(j.obligation.form);
  if (form == nullptr) return false;
  return std::ranges::any_of(form->fields, [&](const FormField& field) {
    return j.obligation.stage ? std::ranges::find(field.required_at, *j.obligation.stage) !=
                                    field.required_at.end()
                              : !field.required_at.empty();
  });
}

Text accuracy_words(const Judging& j, const Accuracy& best) {
  Text words{"確かめられた事実 " + std::to_string(best.facts) + " 件のうち " +
                 std::to_string(best.right) + " 件が正しく書かれています。",
             std::to_string(best.right) + " of " + std::to_string(best.facts) +
                 " facts are stated correctly."};
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

}  // namespace

Measure completeness_measure(const Judging& j) {
  constexpr auto kind = MeasureKind::completeness;
  const bool other_stage_asks = j.track.first && !j.track.completeness;
  if (!form_demands(j) || other_stage_asks) {
    return left_out(kind, {"この段階で必須の欄がないため、数えません。",
                           "Not counted: no field is required at this stage."});
  }
  if (!j.track.completeness) return nothing_sent(kind, j);
  const auto& best = j.track.completeness->verdict;
  Text words{"必須の欄はすべて記入されています。", "Every required field is filled in."};
  if (!best.missing.empty()) {
    const auto names = field_words(j.scenario, j.obligation.form, best.missing);
    words = {"必須の欄の " + percent_words(best.value_ppm) +
                 "が記入されています。不足: " + names.ja + "。",
             percent_words(best.value_ppm) +
                 " of the required fields are filled in. Missing: " + names.en + "."};
  }
  return measured(kind, best.value_ppm, {j.track.completeness->seq}, std::move(words));
}

Measure accuracy_measure(const Judging& j) {
  constexpr auto kind = MeasureKind::accuracy;
  const auto released = [&](const Truth& truth) { return j.known_at(truth, j.limit_at()); };
  const bool demanded =
      !j.obligation.form.empty() && std::ranges::any_of(j.obligation.truth, released);
  if (!j.track.accuracy) {
    if (demanded && !j.track.first) return nothing_sent(kind, j);
    return left_out(kind, {"照らし合わせる事実がまだないため、数えません。",
                           "Not counted: there was no fact to hold it against."});
  }
  const auto& best = j.track.accuracy->verdict;
  return measured(kind, best.value_ppm, {j.track.accuracy->seq}, accuracy_words(j, best));
}

Measure confidentiality(const Judging& j) {
  constexpr auto kind = MeasureKind::confidentiality;
  if (!j.obligation.tlp && j.obligation.form.empty()) {
    return left_out(kind, {"共有範囲の定めがないため、数えません。",
                           "Not counted: no sharing range is prescribed."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  std::int64_t lost = 0;
  std::vector<std::uint64_t> evidence;
  Text words;
  for (const auto& leak : j.track.leaks) {
    if (leak.range == Tlp::clear)
      continue;  // anybody may have it; that it went astray counts there
    lost += leak_ppm(leak.range);
    evidence.push_back(leak.seq);
    const auto name = j.scenario.party_name(leak.party);
    const auto range = tlp_words(leak.range);
    words.ja += range.ja + " の情報が、共有範囲の外である" + name.ja + "に送られました。";
    words.en += (words.en.empty() ? "" : " ") + range.en + " information went to " +
                name.in(Language::en) + ", outside the sharing range.";
  }
  if (j.track.marked_too_wide) {
    lost += leak_ppm(*j.obligation.tlp);
    evidence.push_back(j.track.marked_too_wide->seq);
    const auto marked = tlp_words(j.track.marked_too_wide->tlp);
    const auto widest = tlp_words(*j.obligation.tlp);
    words.ja += marked.ja + " と表示されましたが、許される最も広い範囲は " + widest.ja + " です。";
    words.en += (words.en.empty() ? "" : " ") + std::string("It was marked ") + marked.en +
                "; the widest range allowed is " + widest.en + ".";
  }
  if (words.ja.empty()) {
    words = {"共有範囲は守られています。", "The sharing range was kept."};
    evidence.push_back(j.track.first->seq);
  }
  return measured(kind, one_ppm - std::min(lost, one_ppm), std::move(evidence), std::move(words));
}

}  // namespace enshu::scoring
