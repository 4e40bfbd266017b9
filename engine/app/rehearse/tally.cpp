// One reason a case: the first thing that went wrong on the way from the trigger to the receipt.
#include "engine/app/rehearse/tally.hpp"

#include <algorithm>
#include <array>

namespace enshu::app {
namespace {

using scoring::ItemStatus;
using scoring::MeasureKind;

struct Reason {
  std::string_view name;
  const char* ja;
  const char* en;
};
constexpr std::array<Reason, 14> reasons{{
    {"not_opened", "きっかけの連絡が開かれなかった", "the message that starts it was never opened"},
    {"not_sent", "連絡は読まれたが、報告されなかった", "it was read, but nothing was reported"},
    {"wrong_recipient", "必要な報告先に届かず、別の先へ送られた",
     "sent elsewhere, but not to those who must know"},
    {"opened_late", "きっかけの連絡に気づくのが目標時刻より遅かった",
     "the message that starts it was opened after the target"},
    {"sent_late", "気づいてから報告までに時間がかかった", "it took too long to report"},
    {"recipient_missing", "必要な報告先の一部が漏れた",
     "some of those who must know were left out"},
    {"told_too_many", "知らせてはならない先にも送られた", "somebody was told who must not be"},
    {"no_approval", "承認を取らずに送られた", "sent without the approval that is needed"},
    {"marked_too_wide", "共有範囲の表示が広すぎた", "marked for too wide a range"},
    {"incomplete", "必要な欄が埋まっていない", "fields that are called for were left empty"},
    {"inaccurate", "事実と違う内容が書かれた", "facts were stated wrongly"},
    {"no_receipt", "届いたことが確認されていない", "nobody confirmed that it arrived"},
    {"not_done", "行われなかった", "it was not done"},
    {"too_late", "期限に遅れた、または順序が逆だった", "it was done late or out of order"},
}};
constexpr Reason forbidden{"forbidden", "してはならない対処が取られた",
                           "something was done that must not be"};

Text words_of(const std::string& reason) {
  for (const auto& known : reasons) {
    if (known.name == reason) return {known.ja, known.en};
  }
  return {forbidden.ja, forbidden.en};
}

/// Whether a measure counts and has earned less than `least_ppm` of its points.
bool below(const scoring::ObligationScore& duty, MeasureKind kind, std::int64_t least_ppm) {
  return std::ranges::any_of(duty.measures, [&](const scoring::Measure& m) {
    return m.measure == kind && m.applicable && m.value_ppm < least_ppm;
  });
}

const char* why_late(const scoring::ObligationScore& duty) {
  const bool noticed = duty.opened_at && duty.target_at && *duty.opened_at <= *duty.target_at;
  return noticed ? "sent_late" : "opened_late";
}

/// Null when nothing is wrong.
const char* reason_of(const scoring::ObligationScore& duty) {
  constexpr std::int64_t whole = 1'000'000;
  if (duty.status == ItemStatus::missed) {
    if (!duty.wrong.empty()) return "wrong_recipient";
    return duty.opened_at ? "not_sent" : "not_opened";
  }
  if (duty.status == ItemStatus::late) return why_late(duty);
  if (duty.reached.size() < duty.required.size()) return "recipient_missing";
  if (!duty.wrong.empty()) return "told_too_many";
  if (below(duty, MeasureKind::authority, whole)) return "no_approval";
  if (below(duty, MeasureKind::confidentiality, whole)) return "marked_too_wide";
  if (below(duty, MeasureKind::completeness, whole * 7 / 10)) return "incomplete";
  if (below(duty, MeasureKind::accuracy, whole * 7 / 10)) return "inaccurate";
  if (below(duty, MeasureKind::closed_loop, whole)) return "no_receipt";
  return nullptr;
}

bool counts(ItemStatus status) {
  switch (status) {
    case ItemStatus::met:
    case ItemStatus::late:
    case ItemStatus::missed:
    case ItemStatus::violated:
      return true;
    case ItemStatus::not_triggered:
    case ItemStatus::open:
    case ItemStatus::not_applicable:
    case ItemStatus::spent:
      return false;
  }
  return false;
}

void append(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Tally::Tally(const Scenario& scenario)
    : scenario_(scenario),
      objectives_(scenario.objectives.size()),
      duties_(scenario.obligations.size()) {}

void Tally::failed(const std::string& id, const char* reason) { ++failures_[{id, reason}]; }

void Tally::add_duty(std::size_t index, const scoring::ObligationScore& duty) {
  auto& mine = duties_[index];
  if (!counts(duty.status)) {
    ++mine.not_counted;
    return;
  }
  if (duty.max > 0) mine.tenths.push_back(duty.points * 1000 / duty.max);
  if (duty.status == ItemStatus::met) ++mine.met;
  if (duty.status == ItemStatus::late) ++mine.late;
  if (duty.status == ItemStatus::missed) ++mine.missed;
  ++cases_[duty.id.value];
  if (const auto* reason = reason_of(duty)) failed(duty.id.value, reason);
}

void Tally::add_handling(const scoring::HandlingScore& item) {
  if (!counts(item.status)) return;
  ++cases_[item.id];
  if (item.status == ItemStatus::missed) failed(item.id, "not_done");
  if (item.status == ItemStatus::late) failed(item.id, "too_late");
  if (item.status == ItemStatus::violated) failed(item.id, "forbidden");
}

void Tally::add(const scoring::LaneScore& lane) {
  if (lane.score_tenths) totals_.push_back(*lane.score_tenths);
  for (std::size_t i = 0; i < objectives_.size() && i < lane.objectives.size(); ++i) {
    if (lane.objectives[i].score_tenths) objectives_[i].push_back(*lane.objectives[i].score_tenths);
  }
  for (std::size_t i = 0; i < lane.obligations.size(); ++i) add_duty(i, lane.obligations[i]);
  for (const auto& item : lane.actions) add_handling(item);
  for (const auto& item : lane.expectations) add_handling(item);
}

void Tally::add(const Tally& other) {
  append(totals_, other.totals_);
  for (std::size_t i = 0; i < objectives_.size(); ++i) append(objectives_[i], other.objectives_[i]);
  for (std::size_t i = 0; i < duties_.size(); ++i) {
    append(duties_[i].tenths, other.duties_[i].tenths);
    duties_[i].met += other.duties_[i].met;
    duties_[i].late += other.duties_[i].late;
    duties_[i].missed += other.duties_[i].missed;
    duties_[i].not_counted += other.duties_[i].not_counted;
  }
  for (const auto& [id, count] : other.cases_) cases_[id] += count;
  for (const auto& [key, count] : other.failures_) failures_[key] += count;
}

void Tally::fill(scoring::RehearsalModel& model) const {
  model.total = scoring::distribution_of(totals_);
  for (std::size_t i = 0; i < objectives_.size(); ++i) {
    const auto& objective = scenario_.objectives[i];
    model.objectives.push_back(
        {objective.id, objective.title, scoring::distribution_of(objectives_[i])});
  }
  for (std::size_t i = 0; i < duties_.size(); ++i) {
    const auto& duty = scenario_.obligations[i];
    const auto& mine = duties_[i];
    model.duties.push_back({duty.id, duty.title, duty.objective,
                            scoring::distribution_of(mine.tenths), mine.met, mine.late, mine.missed,
                            mine.not_counted});
  }
  const auto title = [&](const std::string& id) {
    if (const auto* duty = scenario_.obligation(ObligationId(id))) return duty->title;
    if (const auto* action = scenario_.action(ActionId(id))) return action->title;
    if (const auto* inject = scenario_.inject(InjectId(id)); inject && !inject->title.empty())
      return inject->title;
    return Text{id, {}};
  };
  for (const auto& [key, count] : failures_) {
    const auto& [id, reason] = key;
    model.failures.push_back({id, reason, title(id), words_of(reason), count, cases_.at(id)});
  }
  // A stable order: the share, then the name.
  std::ranges::stable_sort(model.failures, [](const auto& a, const auto& b) {
    return a.count * b.cases > b.count * a.cases;
  });
}

scoring::RehearsedLane summary_of(const scoring::LaneScore& lane) {
  scoring::RehearsedLane out{lane.lane, lane.score_tenths, {}};
  for (const auto& objective : lane.objectives) {
    if (objective.score_tenths)
      out.by_objective.emplace_back(objective.id.empty() ? "other" : objective.id.value,
                                    *objective.score_tenths);
  }
  return out;
}

}  // namespace enshu::app
