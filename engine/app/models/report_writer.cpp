// Filling a form: the truth when it is known and the person has the skill, a plausible answer
// otherwise.
#include "engine/app/models/report_writer.hpp"

#include <algorithm>

namespace enshu::app {
namespace {

const Truth* truth_of(const Obligation& obligation, const FieldId& field) {
  const auto found = std::ranges::find(obligation.truth, field, &Truth::field);
  return found == obligation.truth.end() ? nullptr : &*found;
}

bool known(const Scenario& scenario, const LaneState& lane, const Truth& truth) {
  if (truth.known_from.empty()) return true;
  const auto at = scenario.inject_index(truth.known_from);
  return at && lane.injects[*at].status == InjectStatus::fired;
}

std::vector<std::string> any_option(const FormField& field, Rng& rng) {
  if (field.options.empty()) return {};
  return {field.options[rng.below(static_cast<std::uint32_t>(field.options.size()))].id};
}

/// An answer that is well-formed and says little.
std::vector<std::string> plausible(const FormField& field, Rng& rng, WallTime calendar,
                                   int zone_minutes) {
  switch (field.type) {
    case FieldType::choice:
    case FieldType::choices:
      return any_option(field, rng);
    case FieldType::datetime:
      return {to_rfc3339(calendar, zone_minutes)};
    case FieldType::number:
      return {std::to_string(rng.between(1, 20))};
    case FieldType::yesno:
      return {rng.chance(500) ? "yes" : "no"};
    case FieldType::tlp:
      return {"amber"};
    case FieldType::text:
    case FieldType::longtext:
      return {"調査中（判明し次第、続報します）"};
  }
  return {};
}

std::vector<std::string> true_values(const FormField& field, const Truth& truth) {
  if (field.type == FieldType::choices) return truth.accepted;
  return truth.accepted.empty() ? std::vector<std::string>{}
                                : std::vector<std::string>{truth.accepted.front()};
}

bool demanded(const FormField& field, const Obligation& obligation) {
  const Stage stage = obligation.stage.value_or(Stage::first);
  return truth_of(obligation, field.id) != nullptr ||
         std::ranges::find(field.required_at, stage) != field.required_at.end();
}

std::vector<PartyId> recipients(const Scenario& scenario, const Obligation& obligation,
                                const scenario::Profile& profile, Rng& rng) {
  std::vector<PartyId> to;
  for (const auto& party : obligation.required) {
    if (rng.chance(profile.right_recipient)) to.push_back(party);
  }
  if (rng.chance(profile.wrong_recipient)) {
    std::vector<PartyId> others;
    for (const auto& member : scenario.cast) {
      const bool fine =
          std::ranges::find(obligation.required, member.id) != obligation.required.end() ||
          std::ranges::find(obligation.allowed, member.id) != obligation.allowed.end();
      if (member.listed && !fine) others.push_back(member.id);
    }
    if (!others.empty()) to.push_back(others[rng.below(static_cast<std::uint32_t>(others.size()))]);
  }
  if (to.empty() && !obligation.required.empty()) to.push_back(obligation.required.front());
  return to;
}

}  // namespace

WrittenReport write_report(const Scenario& scenario, const LaneState& lane,
                           const Obligation& obligation, const scenario::Profile& profile, Rng& rng,
                           WallTime calendar) {
  WrittenReport report;
  report.to = recipients(scenario, obligation, profile, rng);
  const Tlp right = obligation.tlp.value_or(Tlp::amber);
  report.tlp = rng.chance(profile.keeps_tlp) ? right : Tlp::green;
  const auto* form = scenario.form(obligation.form);
  if (form == nullptr) return report;
  for (const auto& field : form->fields) {
    if (!demanded(field, obligation) || !rng.chance(profile.fills_field)) continue;
    const auto* truth = truth_of(obligation, field.id);
    const bool tells =
        truth != nullptr && known(scenario, lane, *truth) && rng.chance(profile.states_truth);
    auto values = tells ? true_values(field, *truth)
                        : plausible(field, rng, calendar, scenario.zone_of(obligation.owes));
    if (!values.empty()) report.fields[field.id.value] = std::move(values);
  }
  return report;
}

}  // namespace enshu::app
