// The vocabulary of explanations and exports.
#include "scoring/words.hpp"

#include <algorithm>
#include <array>

namespace enshu::scoring {
namespace {

struct Unit {
  std::int64_t ms;
  const char* ja;
  const char* en;
};
constexpr std::array<Unit, 4> units = {{{86'400'000, " 日", " d"},
                                        {3'600'000, " 時間", " h"},
                                        {60'000, " 分", " min"},
                                        {1'000, " 秒", " s"}}};

Text joined(const std::vector<Text>& parts) {
  Text out;
  for (const auto& part : parts) {
    out.ja += (out.ja.empty() ? "" : "、") + part.ja;
    out.en += (out.en.empty() ? "" : ", ") + part.in(Language::en);
  }
  return out;
}

}  // namespace

Text span_words(Duration span) {
  std::int64_t rest = span.ms < 0 ? -span.ms : span.ms;
  Text out;
  const bool short_span = rest < 7'200'000;
  for (const auto& unit : units) {
    if (short_span && unit.ms > 60'000) continue;
    const auto number = rest / unit.ms;
    rest %= unit.ms;
    if (number == 0) continue;
    out.ja += (out.ja.empty() ? "" : " ") + std::to_string(number) + unit.ja;
    out.en += (out.en.empty() ? "" : " ") + std::to_string(number) + unit.en;
  }
  return out.ja.empty() ? Text{"0 分", "0 min"} : out;
}

Text party_words(const Scenario& scenario, const std::vector<PartyId>& parties) {
  std::vector<Text> names;
  names.reserve(parties.size());
  for (const auto& party : parties) names.push_back(scenario.party_name(party));
  return joined(names);
}

Text field_words(const Scenario& scenario, const FormId& form_id,
                 const std::vector<FieldId>& fields) {
  const auto* form = scenario.form(form_id);
  std::vector<Text> labels;
  for (const auto& id : fields) {
    Text label{id.value, {}};
    if (form != nullptr) {
      const auto found = std::ranges::find_if(
          form->fields, [&](const FormField& field) { return field.id == id; });
      if (found != form->fields.end()) label = found->label;
    }
    labels.push_back(std::move(label));
  }
  return joined(labels);
}

Text stage_words(Stage stage) {
  switch (stage) {
    case Stage::first:
      return {"第1報", "first report"};
    case Stage::followup:
      return {"続報", "follow-up report"};
    case Stage::final:
      return {"最終報", "final report"};
  }
  return {};
}

Text tlp_words(Tlp tlp) {
  switch (tlp) {
    case Tlp::clear:
      return {"TLP:CLEAR", "TLP:CLEAR"};
    case Tlp::green:
      return {"TLP:GREEN", "TLP:GREEN"};
    case Tlp::amber:
      return {"TLP:AMBER", "TLP:AMBER"};
    case Tlp::amber_strict:
      return {"TLP:AMBER+STRICT", "TLP:AMBER+STRICT"};
    case Tlp::red:
      return {"TLP:RED", "TLP:RED"};
  }
  return {};
}

Text measure_words(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::timeliness:
      return {"適時性", "Timeliness"};
    case MeasureKind::recipients:
      return {"報告先", "Recipients"};
    case MeasureKind::completeness:
      return {"記載の充足", "Completeness"};
    case MeasureKind::accuracy:
      return {"正確さ", "Accuracy"};
    case MeasureKind::confidentiality:
      return {"共有範囲", "Confidentiality"};
    case MeasureKind::closed_loop:
      return {"到達確認", "Closed loop"};
    case MeasureKind::authority:
      return {"承認", "Authority"};
    case MeasureKind::coordination:
      return {"続報と整合", "Coordination"};
    case MeasureKind::decision_log:
      return {"意思決定の記録", "Decision log"};
    case MeasureKind::handling:
      return {"対処", "Handling"};
  }
  return {};
}

Text status_words(ItemStatus status) {
  switch (status) {
    case ItemStatus::not_triggered:
      return {"未発生", "Not triggered"};
    case ItemStatus::open:
      return {"進行中", "Open"};
    case ItemStatus::met:
      return {"達成", "Met"};
    case ItemStatus::late:
      return {"遅れ", "Late"};
    case ItemStatus::missed:
      return {"未実施", "Missed"};
    case ItemStatus::violated:
      return {"違反", "Violated"};
    case ItemStatus::not_applicable:
      return {"対象外", "Not applicable"};
    case ItemStatus::spent:
      return {"減点", "Cost points"};
  }
  return {};
}

Text duty_words(const Obligation& obligation, std::optional<Stage> sent) {
  if (obligation.form.empty()) return {"連絡", "message"};
  if (obligation.stage) return stage_words(*obligation.stage);
  return sent ? stage_words(*sent) : Text{"報告", "report"};
}

std::string percent_words(std::int64_t share_ppm) {
  return std::to_string((share_ppm + 5'000) / 10'000) + " %";
}

std::string points_words(std::int64_t points) {
  if (points < 0) return "-" + points_words(-points);
  const auto rounded = (points + 50'000) / 100'000;
  return std::to_string(rounded / 10) + '.' + std::to_string(rounded % 10);
}

std::string share_words(std::int64_t share_ppm, std::int64_t part, std::int64_t whole) {
  const std::string counted = std::to_string(part) + " / " + std::to_string(whole);
  return whole == 0 ? counted : percent_words(share_ppm) + " (" + counted + ")";
}

std::string hundredths_words(std::int64_t hundredths) {
  const auto rest = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + rest;
}

}  // namespace enshu::scoring
