// Integer arithmetic of the score: shares in parts per million, points in millionths of a point. No
// floating point.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/time.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

constexpr std::int64_t one_ppm = 1'000'000;

/// a / b in parts per million, rounded half up; `a` and `b` not negative, 0 when `b` is 0.
constexpr std::int64_t ppm(std::int64_t a, std::int64_t b) {
  return b == 0 ? 0 : (a * one_ppm * 2 + b) / (b * 2);
}

/// Points that one judged thing of weight 1 can bring. Source: scoring/README.md, "Weights".
constexpr int usual_weight(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::timeliness:
      return 20;
    case MeasureKind::recipients:
      return 15;
    case MeasureKind::completeness:
      return 10;
    case MeasureKind::accuracy:
      return 10;
    case MeasureKind::confidentiality:
      return 10;
    case MeasureKind::closed_loop:
      return 10;
    case MeasureKind::authority:
      return 5;
    case MeasureKind::coordination:
      return 5;
    case MeasureKind::decision_log:
      return 5;
    case MeasureKind::handling:
      return 10;
  }
  return 0;
}

/// 0 to 1000, tenths of a percent, rounded half up; nothing when nothing counts. Costs make
/// nothing worse than 0.
constexpr std::optional<std::int64_t> tenths(std::int64_t points, std::int64_t max) {
  if (max <= 0) return std::nullopt;
  if (points < 0) return 0;
  return (points * 2000 + max) / (max * 2);
}

/// The total with the evaluators' overrides that stand; nothing when none does.
inline std::optional<std::int64_t> overridden_total(const LaneScore& lane) {
  std::int64_t points = lane.points;
  bool any = false;
  for (const auto& entry : lane.overrides) {
    if (!entry.stands || entry.max == 0) continue;
    points += entry.points - entry.machine_points;
    any = true;
  }
  return any ? tenths(points, lane.max) : std::nullopt;
}

/// 1 until `target` (spans from the trigger's delivery), 0 from `limit` on, linear between.
constexpr std::int64_t timeliness_ppm(Duration taken, Duration target, Duration limit) {
  if (taken.ms <= target.ms) return one_ppm;
  if (taken.ms >= limit.ms) return 0;
  return ppm(limit.ms - taken.ms, limit.ms - target.ms);
}

/// F2 of the actual against the required recipients: reaching everybody weighs more than telling
/// one too many.
constexpr std::int64_t f2_ppm(std::int64_t reached, std::int64_t not_reached, std::int64_t wrong) {
  return reached == 0 ? 0 : ppm(5 * reached, 5 * reached + 4 * not_reached + wrong);
}

/// What reaches somebody outside the sharing range costs, by the range.
constexpr std::int64_t leak_ppm(Tlp range) {
  switch (range) {
    case Tlp::red:
      return 1'000'000;
    case Tlp::amber_strict:
      return 800'000;
    case Tlp::amber:
      return 600'000;
    case Tlp::green:
      return 300'000;
    case Tlp::clear:
      return 0;
  }
  return 0;
}

/// The band that the figure suggests to the evaluator: 85, 65 and 40 of 100. A RED leak allows M at
/// best.
constexpr Rating suggested_rating(std::int64_t score_tenths, bool red_leak) {
  const Rating band = score_tenths >= 850   ? Rating::P
                      : score_tenths >= 650 ? Rating::S
                      : score_tenths >= 400 ? Rating::M
                                            : Rating::U;
  return red_leak && (band == Rating::P || band == Rating::S) ? Rating::M : band;
}

}  // namespace enshu::scoring
