// Judgement and machine side by side: nothing of one changes the other.
#include "scoring/evaluation_track.hpp"

#include <algorithm>

#include "scoring/points.hpp"

namespace enshu::scoring {
namespace {

ItemTrack* track_of(EvaluationTrack& track, const Scenario& scenario, const ChecklistItemId& id) {
  const auto found = std::ranges::find(scenario.checklist, id, &ChecklistItem::id);
  if (found == scenario.checklist.end()) return nullptr;  // another rubric has dropped it
  return &track.items[static_cast<std::size_t>(found - scenario.checklist.begin())];
}

/// The mark on which all evaluators agree.
std::optional<Rating> common_mark(const std::vector<MarkEntry>& marks) {
  std::optional<Rating> common;
  for (const auto& entry : marks) {
    if (!entry.latest || entry.organisation) continue;
    if (common && *common != entry.mark) return std::nullopt;
    common = entry.mark;
  }
  return common;
}

bool disputed(const ItemTrack& track) {
  const auto of_all = [](const MarkEntry& entry) { return !entry.organisation; };
  if (std::ranges::none_of(track.marks, of_all)) return false;
  if (track.settled.empty()) return !common_mark(track.marks);
  const auto& last = track.settled.back();
  return std::ranges::any_of(track.marks, [&](const MarkEntry& entry) {
    return entry.latest && of_all(entry) && entry.seq > last.seq && entry.mark != last.mark;
  });
}

ChecklistScore judged(const ChecklistItem& item, const ItemTrack& track) {
  ChecklistScore out;
  out.id = item.id;
  out.objective = item.objective;
  out.text = item.text;
  out.obligation = item.obligation;
  out.opened_at = track.opened_at;
  out.opened_seq = track.opened_seq;
  out.marks = track.marks;
  out.settled = track.settled;
  out.agreed =
      track.settled.empty() ? common_mark(track.marks) : std::optional(track.settled.back().mark);
  out.disputed = disputed(track);
  return out;
}

void suggest(ChecklistScore& out, const ObligationScore& duty, bool leaked_red) {
  out.evidence = duty.evidence;
  if (const auto score = tenths(duty.points, duty.max))
    out.suggested = suggested_rating(*score, leaked_red);
}

/// The overrides with the machine's points of now, and the total that follows from them.
void judge_overrides(const EvaluationTrack& track, LaneScore& out) {
  for (auto entry : track.overrides) {
    const auto duty = std::ranges::find(out.obligations, entry.obligation, &ObligationScore::id);
    if (duty == out.obligations.end()) continue;
    entry.title = duty->title;
    entry.machine_points = duty->points;
    entry.max = duty->max;
    entry.withdrawn = !entry.permille && !entry.band;
    const std::int64_t share = entry.band       ? band_permille(*entry.band)
                               : entry.permille ? *entry.permille
                                                : 0;
    entry.points = entry.withdrawn ? duty->points : duty->max / 1000 * share;
    out.overrides.push_back(std::move(entry));
  }
  out.overridden_tenths = overridden_total(out);
}

}  // namespace

EvaluationTrack::EvaluationTrack(const Scenario& scenario) : items(scenario.checklist.size()) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (scenario.checklist[i].opens.always()) {
      items[i].opened_at = ExerciseTime{};
    } else {
      shut.push_back(i);
    }
  }
}

void open_items(EvaluationTrack& track, const Scenario& scenario, const State& state,
                const LaneState& lane, const Recorded& recorded) {
  std::erase_if(track.shut, [&](std::size_t i) {
    if (!holds(scenario.checklist[i].opens, scenario, state, lane)) return false;
    track.items[i].opened_at = recorded.at;
    track.items[i].opened_seq = recorded.seq;
    return true;
  });
}

void on_marked(EvaluationTrack& track, const Scenario& scenario, const SeatState* by,
               const Recorded& recorded, const ItemMarked& e) {
  auto* item = track_of(track, scenario, e.item);
  if (item == nullptr) return;
  for (auto& earlier : item->marks) {
    if (earlier.seat == recorded.by) earlier.latest = false;
  }
  auto& entry = item->marks.emplace_back(
      MarkEntry{recorded.by, e.mark, e.note, recorded.at, recorded.seq, true});
  if (by != nullptr && !by->organisation.empty()) entry.organisation = by->organisation;
}

void on_settled(EvaluationTrack& track, const Scenario& scenario, const Recorded& recorded,
                const MarksReconciled& e) {
  if (auto* item = track_of(track, scenario, e.item))
    item->settled.push_back({recorded.by, e.mark, e.reason, recorded.at, recorded.seq});
}

void on_overridden(EvaluationTrack& track, const Recorded& recorded, const ScoreOverridden& e) {
  for (auto& earlier : track.overrides) {
    if (earlier.obligation == e.obligation) earlier.stands = false;
  }
  OverrideEntry entry;
  entry.obligation = e.obligation;
  entry.seat = recorded.by;
  entry.at = recorded.at;
  entry.seq = recorded.seq;
  entry.permille = e.permille;
  entry.band = e.band;
  entry.reason = e.reason;
  entry.stands = e.permille || e.band;
  track.overrides.push_back(std::move(entry));
}

void judge_evaluation(const EvaluationTrack& track, const Scenario& scenario, const LaneState& lane,
                      const std::vector<bool>& leaked_red, LaneScore& out) {
  for (std::size_t i = 0; i < track.items.size(); ++i) {
    const auto& item = scenario.checklist[i];
    const auto* duty = scenario.obligation(item.obligation);
    if (duty != nullptr && !exists_in(duty->only, lane.parameters)) continue;
    auto score = judged(item, track.items[i]);
    if (duty != nullptr) {
      const auto at = static_cast<std::size_t>(duty - scenario.obligations.data());
      suggest(score, out.obligations[at], leaked_red[at]);
    }
    out.checklist.push_back(std::move(score));
  }
  judge_overrides(track, out);
}

}  // namespace enshu::scoring
