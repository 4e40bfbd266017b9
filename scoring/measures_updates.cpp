// Whether recipients were kept up to date: one update an interval, counted for each of them.
#include <algorithm>

#include "scoring/measure_parts.hpp"
#include "scoring/points.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

struct Counted {
  std::int64_t on_time{};
  std::int64_t late{};
  std::int64_t missing{};
  std::vector<std::uint64_t> evidence;

  [[nodiscard]] std::int64_t all() const { return on_time + late + missing; }
};

/// The intervals stand fast from the target on, whatever was sent: so a report more never costs.
/// An interval that stayed empty is late when the next update came within half an interval.
void count_interval(const Judging& j, std::size_t recipient, std::int64_t interval, Counted& out) {
  const auto& every = *j.obligation.every;
  const Duration due = j.obligation.target + Duration{every.ms * interval};
  const auto grace = j.after(due + Duration{every.ms / 2});
  const auto find = [&](std::int64_t of) { return j.track.updates.find({recipient, of}); };
  if (const auto sent = find(interval); sent != j.track.updates.end()) {
    ++out.on_time;
    out.evidence.push_back(sent->second.seq);
    return;
  }
  const auto next = find(interval + 1);
  if (next != j.track.updates.end() && next->second.at <= grace) {
    ++out.late;
    out.evidence.push_back(next->second.seq);
    return;
  }
  if (j.final || j.now > grace) ++out.missing;
}

Counted counted(const Judging& j) {
  Counted out;
  const auto& every = *j.obligation.every;
  const auto stop = std::min(j.now, j.track.ended.value_or(j.now));
  const auto span = j.passed(stop) - j.obligation.target;
  // What falls due with the very end is not asked for any more.
  const std::int64_t intervals = span.ms <= 0 ? 0 : (span.ms - 1) / every.ms;
  const auto recipients = std::max<std::size_t>(1, j.obligation.required.size());
  for (std::int64_t interval = 1; interval <= intervals; ++interval) {
    for (std::size_t i = 0; i < recipients; ++i) count_interval(j, i, interval, out);
  }
  std::ranges::sort(out.evidence);
  out.evidence.erase(std::unique(out.evidence.begin(), out.evidence.end()), out.evidence.end());
  return out;
}

}  // namespace

Measure coordination(const Judging& j) {
  constexpr auto kind = MeasureKind::coordination;
  const auto found = counted(j);
  if (found.all() == 0) {
    return left_out(kind,
                    {"続報の期限がまだ来ていない、または来ないうちに終わったため、数えません。",
                     "Not counted: no update has fallen due."});
  }
  if (!j.track.first) return nothing_sent(kind, j);
  const auto every = span_words(*j.obligation.every);
  const auto whom = party_words(j.scenario, j.obligation.required);
  const auto all = std::to_string(found.all());
  const auto on_time = std::to_string(found.on_time);
  const auto late = std::to_string(found.late);
  const auto missing = std::to_string(found.missing);
  return measured(
      kind, ppm(2 * found.on_time + found.late, 2 * found.all()), found.evidence,
      {whom.ja + "への続報は " + every.ja + "ごとです。" + all + " 回のうち、期限内 " + on_time +
           " 回、遅れ " + late + " 回、なし " + missing + " 回でした。",
       "Updates to " + whom.en + " are owed every " + every.en + ". Of " + all + ", " + on_time +
           " came on time, " + late + " late and " + missing + " not at all."});
}

}  // namespace enshu::scoring
