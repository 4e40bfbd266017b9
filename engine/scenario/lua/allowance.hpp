// What the handlers of a lane may use as exercise time goes on, so that no director, however often
// it fails or wakes itself, holds the exercise up. Counted in steps and exercise time only: the
// same log gives the same pauses.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {

/// One handler in one lane.
struct HandlerKey {
  LaneId lane;
  On on = On::reply;
  std::string name;
  std::size_t nth = 0;
  auto operator<=>(const HandlerKey&) const = default;
};

class Allowance {
 public:
  static constexpr std::int64_t most_steps = 20'000'000;       ///< about 0.2 s
  static constexpr std::int64_t steps_per_second = 4'000'000;  ///< of exercise time
  static constexpr std::int64_t enough_steps = 2'000'000;      ///< what ends a pause
  static constexpr std::int64_t call_steps = 4'000;        ///< what a call costs besides its own
  static constexpr std::int64_t afresh_steps = 1'000'000;  ///< what starting Lua afresh costs
  static constexpr std::int64_t timed_out_steps = 10'000'000;  ///< of a call that the clock stopped
  static constexpr int most_breaks = 3;

  enum class Answer { go, pause_begins, paused };

  /// Whether a handler may run in the lane now. A pause is announced once.
  Answer ask(const LaneId& lane, ExerciseTime now);
  void spend(const LaneId& lane, std::int64_t steps);

  /// A handler that has broken its budget too often in a lane is off there.
  [[nodiscard]] bool is_off(const HandlerKey& key) const;
  /// Counts a broken budget; true when it was the last that is borne.
  bool note_break(const HandlerKey& key);

 private:
  struct Purse {
    std::int64_t steps = most_steps;
    ExerciseTime at{};
    bool paused = false;
  };
  std::map<LaneId, Purse> purses_;
  std::map<HandlerKey, int> breaks_;
};

}  // namespace enshu::scenario::lua
