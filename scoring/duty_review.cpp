// Lanes counted duty by duty; all lanes have the same duties in the same order.
#include "scoring/duty_review.hpp"

#include <algorithm>

#include "scoring/points.hpp"
#include "scoring/quartile.hpp"

namespace enshu::scoring {
namespace {

struct Counted {
  DutyReview review;
  std::vector<std::int64_t> taken;
  std::int64_t points{};
  std::int64_t max{};
};

void count(const ObligationScore& duty, Counted& out) {
  auto& review = out.review;
  switch (duty.status) {
    case ItemStatus::met:
      ++review.met;
      break;
    case ItemStatus::late:
      ++review.late;
      break;
    case ItemStatus::missed:
      ++review.missed;
      break;
    case ItemStatus::open:
      ++review.open;
      return;
    case ItemStatus::not_triggered:
    case ItemStatus::not_applicable:
    case ItemStatus::violated:
    case ItemStatus::spent:
      return;
  }
  ++review.lanes;
  out.points += duty.points;
  out.max += duty.max;
  if (duty.done_at && duty.triggered_at)
    out.taken.push_back((*duty.done_at - *duty.triggered_at).ms);
}

}  // namespace

std::vector<DutyReview> duty_reviews(const DebriefModel& model) {
  if (model.lanes.size() < 2) return {};
  std::vector<Counted> all;
  for (const auto& duty : model.lanes.front().score.obligations) {
    auto& counted = all.emplace_back();
    counted.review.obligation = duty.id;
    counted.review.title = duty.title;
    counted.review.owes = duty.owes;
  }
  for (const auto& lane : model.lanes) {
    for (std::size_t i = 0; i < lane.score.obligations.size(); ++i)
      count(lane.score.obligations[i], all[i]);
  }
  std::vector<DutyReview> out;
  for (auto& counted : all) {
    auto& review = counted.review;
    if (review.lanes == 0 && review.open == 0) continue;
    review.met_ppm = ppm(review.met, review.lanes);
    review.score_tenths = tenths(counted.points, counted.max);
    std::ranges::sort(counted.taken);
    if (!counted.taken.empty()) review.median = Duration{quartile(counted.taken, 2)};
    out.push_back(std::move(review));
  }
  return out;
}

}  // namespace enshu::scoring
