// Exercises for one person at a time: whoever closes the browser rests, so that nothing goes on
// without them.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu::app {

/// How long somebody may be away (a reload, a network that falters) before their clock rests.
inline constexpr Duration away_at_most{60'000};

/// Not thread-safe: the exercise's own thread.
class OwnPace {
 public:
  /// `here`: seats that have a console open now.
  explicit OwnPace(std::function<std::vector<SeatId>()> here) : here_(std::move(here)) {}

  /// What to ask for those who have been away too long; mostly nothing. Modelled seats never leave.
  std::vector<Request> left(const Scenario& scenario, const State& state, WallTime now);

 private:
  std::function<std::vector<SeatId>()> here_;
  std::map<SeatId, WallTime> away_since_;
  WallTime looked_{};
};

}  // namespace enshu::app
