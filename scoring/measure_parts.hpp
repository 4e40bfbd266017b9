// The measures of a duty, one function each, and what they share. Only measures*.cpp include this.
#pragma once

#include <cstdint>
#include <vector>

#include "scoring/obligation_score.hpp"

namespace enshu::scoring {

Measure timeliness(const Judging& judging);
Measure recipients(const Judging& judging);
Measure completeness_measure(const Judging& judging);
Measure accuracy_measure(const Judging& judging);
Measure confidentiality(const Judging& judging);
Measure closed_loop(const Judging& judging);
Measure authority(const Judging& judging);
Measure decision_log(const Judging& judging);
/// Of duties that owe updates (`every`).
Measure coordination(const Judging& judging);

Measure measured(MeasureKind kind, std::int64_t value_ppm, std::vector<std::uint64_t> evidence,
                 Text explanation);
/// Not applicable, with the reason.
Measure left_out(MeasureKind kind, Text why);
Measure nothing_sent(MeasureKind kind, const Judging& judging);

}  // namespace enshu::scoring
