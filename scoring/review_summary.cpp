// One exercise in a few numbers, out of the model that its debrief has anyway.
#include <algorithm>

#include "scoring/improvements.hpp"
#include "scoring/points.hpp"
#include "scoring/quartile.hpp"
#include "scoring/review.hpp"

namespace enshu::scoring {

ExerciseSummary summary_of(const DebriefModel& model) {
  const auto& head = model.exercise;
  ExerciseSummary out;
  out.title = head.title;
  out.digest = head.digest;
  out.started = head.started;
  out.final = head.final;
  out.lanes = head.lanes;
  out.participants = head.participants;
  out.modelled = head.modelled;
  std::int64_t points = 0;
  std::int64_t max = 0;
  std::vector<std::int64_t> first_ms;
  for (const auto& lane : model.lanes) {
    points += lane.score.points;
    max += lane.score.max;
    out.met += lane.figures.met;
    out.late += lane.figures.late;
    out.missed += lane.figures.missed;
    if (lane.figures.first_report_after) first_ms.push_back(lane.figures.first_report_after->ms);
  }
  out.score_tenths = tenths(points, max);
  for (const auto& objective : model.objectives)
    out.objectives.push_back({objective.id, objective.title, objective.score_tenths});
  std::int64_t expected = 0;
  std::int64_t reached = 0;
  for (const auto& hop : model.figures.hops) {
    expected += hop.expected;
    reached += hop.reached;
  }
  if (expected > 0) out.reach_ppm = ppm(reached, expected);
  if (!first_ms.empty()) {
    std::ranges::sort(first_ms);
    out.first_report = Duration{quartile(first_ms, 2)};
  }
  for (const auto& row : model.improvements) {
    if (row.withdrawn) continue;
    ++out.improvements;
    const auto state = last_state(row);
    if (state == FollowUpState::done) ++out.improvements_done;
    if (state == FollowUpState::under_way) ++out.improvements_under_way;
  }
  return out;
}

}  // namespace enshu::scoring
