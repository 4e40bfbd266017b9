// One measured delivery: everybody waits for so many events, and it is noted when each has them.
#pragma once

#include <cstdint>

#include "tests/load/client/figures.hpp"
#include "tests/load/client/wire.hpp"

namespace enshu::load {

struct Round {
  Clock::time_point started{};
  Clock::time_point last{};
  std::size_t waiting = 0;  ///< consoles that have not got all
  Samples each;
};

/// A console's part in rounds: it counts what comes, and says when it has what it waits for.
class Listener {
 public:
  /// Waits for `events` more than it has.
  void expect(Round& round, std::uint64_t events) {
    round_ = &round;
    goal_ = got_ + events;
    ++round.waiting;
  }

 protected:
  void got(std::uint64_t events) {
    got_ += events;
    if (round_ == nullptr || got_ < goal_) return;
    round_->last = Clock::now();
    round_->each.add(ms_between(round_->started, round_->last));
    --round_->waiting;
    round_ = nullptr;
  }

 private:
  Round* round_ = nullptr;
  std::uint64_t got_ = 0;
  std::uint64_t goal_ = 0;
};

}  // namespace enshu::load
