// The draw of a start inside a window.
#include "engine/core/window.hpp"

#include "engine/base/rng.hpp"

namespace enshu {

ExerciseTime drawn_start(const Inject& inject, std::uint64_t seed) {
  const auto& schedule = inject.schedule;
  if (!schedule.latest) return schedule.at;
  constexpr std::int64_t second = 1'000;
  Rng rng(seed ^ mix("window " + inject.id.value));
  return schedule.at + seconds(rng.between(0, (*schedule.latest - schedule.at).ms / second));
}

}  // namespace enshu
