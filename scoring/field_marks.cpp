// A field's mark is that of the duty's best report, as the measures take it.
#include "scoring/field_marks.hpp"

#include <algorithm>

#include "scoring/content.hpp"

namespace enshu::scoring {
namespace {

bool has(const std::vector<FieldId>& fields, const FieldId& field) {
  return std::ranges::find(fields, field) != fields.end();
}

bool asked_for(const FormField& field, const Obligation& duty) {
  if (!duty.stage) return !field.required_at.empty();
  return std::ranges::find(field.required_at, *duty.stage) != field.required_at.end();
}

bool has_truth(const Obligation& duty, const FieldId& field) {
  return std::ranges::any_of(duty.truth, [&](const Truth& truth) { return truth.field == field; });
}

FieldCell judged(const FormField& field, const Obligation& duty, const ObligationTrack& track) {
  FieldCell cell;
  if (track.accuracy) {
    const auto& verdict = track.accuracy->verdict;
    cell.seq = track.accuracy->seq;
    if (has(verdict.left_out, field.id)) {
      cell.mark = FieldMark::missing;
    } else if (has(verdict.wrong, field.id) || has(verdict.too_early, field.id)) {
      cell.mark = FieldMark::wrong;
    } else if (has(verdict.partly, field.id)) {
      cell.mark = FieldMark::partly;
    } else if (has(verdict.exact, field.id)) {
      cell.mark = FieldMark::right;
    }
    if (cell.mark != FieldMark::not_counted) return cell;
  }
  if (!track.completeness || !asked_for(field, duty)) return {};
  cell.seq = track.completeness->seq;
  cell.mark =
      has(track.completeness->verdict.missing, field.id) ? FieldMark::missing : FieldMark::filled;
  return cell;
}

FieldCell cell_of(const FormField& field, const Obligation& duty, const ObligationTrack& track,
                  ItemStatus status) {
  switch (status) {
    case ItemStatus::not_triggered:
    case ItemStatus::open:
    case ItemStatus::not_applicable:
    case ItemStatus::violated:
    case ItemStatus::spent:
      return {};
    case ItemStatus::missed:
      return {{}, FieldMark::not_sent, 0};
    case ItemStatus::met:
    case ItemStatus::late:
      return judged(field, duty, track);
  }
  return {};
}

Text label_of(const FormField& field, const std::string& value) {
  const auto option =
      std::ranges::find_if(field.options, [&](const Option& o) { return o.id == value; });
  return option == field.options.end() ? Text{value, {}} : option->label;
}

/// When the fact could be known: as the scenario says, or with the duty's trigger.
std::optional<ExerciseTime> known_since(const Scenario& scenario, const LaneState& lane,
                                        const ObligationTrack& track, const Truth& truth) {
  if (truth.known_from.empty())
    return track.trigger ? std::optional(track.trigger->at) : std::nullopt;
  const auto index = scenario.inject_index(truth.known_from);
  return index ? lane.injects[*index].fired_at : std::nullopt;
}

void add_truth(const Scenario& scenario, const LaneState& lane, const Obligation& duty,
               const ObligationTrack& track, std::vector<SeverityStep>& out) {
  const auto* form = scenario.form(duty.form);
  if (form == nullptr) return;
  for (const auto& truth : duty.truth) {
    const auto field =
        std::ranges::find_if(form->fields, [&](const FormField& f) { return f.id == truth.field; });
    if (field == form->fields.end() || !severity_field(*field) || truth.accepted.empty()) continue;
    const auto level = severity_level(truth.accepted.front());
    const auto since = known_since(scenario, lane, track, truth);
    if (!level || !since) continue;
    out.push_back({*since, *level, label_of(*field, truth.accepted.front()), {}, 0});
  }
}

}  // namespace

std::vector<FieldRow> field_rows(const Scenario& scenario, const Score& score,
                                 const std::vector<LaneBoard>& boards) {
  std::vector<FieldRow> out;
  for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
    const auto& duty = scenario.obligations[i];
    const auto* form = scenario.form(duty.form);
    if (form == nullptr) continue;
    for (const auto& field : form->fields) {
      if (!asked_for(field, duty) && !has_truth(duty, field.id)) continue;
      FieldRow row{duty.id, duty.title, duty.owes, field.id, field.label, {}};
      for (std::size_t lane = 0; lane < score.lanes.size(); ++lane) {
        auto cell = cell_of(field, duty, boards[lane].obligations[i],
                            score.lanes[lane].obligations[i].status);
        cell.lane = score.lanes[lane].lane;
        row.cells.push_back(std::move(cell));
      }
      const bool counts = std::ranges::any_of(
          row.cells, [](const FieldCell& cell) { return cell.mark != FieldMark::not_counted; });
      if (counts) out.push_back(std::move(row));
    }
  }
  return out;
}

std::vector<SeverityLine> severity_truth(const Scenario& scenario, const State& state,
                                         const std::vector<LaneBoard>& boards) {
  std::vector<SeverityLine> out;
  for (std::size_t at = 0; at < state.lanes.size(); ++at) {
    const auto& lane = state.lanes[at];
    std::vector<SeverityStep> steps;
    for (std::size_t i = 0; i < scenario.obligations.size(); ++i) {
      if (!exists_in(scenario.obligations[i].only, lane.parameters)) continue;
      add_truth(scenario, lane, scenario.obligations[i], boards[at].obligations[i], steps);
    }
    std::ranges::stable_sort(steps, {}, &SeverityStep::at);
    const auto same = [](const SeverityStep& a, const SeverityStep& b) {
      return a.level == b.level;
    };
    steps.erase(std::unique(steps.begin(), steps.end(), same), steps.end());
    out.push_back({lane.id, {}, std::move(steps)});
  }
  return out;
}

}  // namespace enshu::scoring
