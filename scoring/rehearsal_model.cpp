// Figures that are made of the model's sums; whole numbers only, so that every build agrees.
#include "scoring/rehearsal_model.hpp"

#include <algorithm>

namespace enshu::scoring {
namespace {

std::int64_t percent(const RehearsalModel& model, const RoleLoad& role, std::int64_t characters,
                     std::int64_t cases) {
  const std::int64_t readable = role.reading * model.slot.ms / 60'000;
  return readable == 0 || cases == 0 ? 0 : characters * 100 / (readable * cases);
}

}  // namespace

Distribution distribution_of(std::vector<std::int64_t> tenths) {
  Distribution out;
  if (tenths.empty()) return out;
  std::ranges::sort(tenths);
  out.count = static_cast<std::int64_t>(tenths.size());
  out.low = tenths.front();
  out.middle = tenths[tenths.size() / 2];
  out.high = tenths.back();
  std::int64_t sum = 0;
  for (const auto value : tenths) {
    sum += value;
    const auto bin = std::clamp<std::int64_t>(value / 100, 0, Distribution::bins - 1);
    ++out.histogram.at(static_cast<std::size_t>(bin));
  }
  out.mean = (sum + out.count / 2) / out.count;
  return out;
}

std::int64_t load_percent(const RehearsalModel& model, const RoleLoad& role, const LoadSlot& slot) {
  return percent(model, role, slot.characters,
                 model.lanes * static_cast<std::int64_t>(model.runs.size()));
}

std::int64_t worst_load_percent(const RehearsalModel& model, const RoleLoad& role,
                                const LoadSlot& slot) {
  return percent(model, role, slot.most, 1);
}

Duration waiting(const LoadSlot& slot) {
  return {slot.opened == 0 ? 0 : slot.waiting_ms / slot.opened};
}

}  // namespace enshu::scoring
