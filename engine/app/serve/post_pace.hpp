// When the next mail may leave: the throttle over all connections together, the pause of a server
// that takes none, and how many dialogues it is given at once. Pure: time is an argument.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace enshu::app {

class PostPace {
 public:
  using Clock = std::chrono::steady_clock;

  PostPace(std::int64_t per_minute, std::int64_t connections);

  /// The earliest time for another one beside so many in dialogue; `Clock::time_point::max()`: not
  /// before one of these has come back.
  [[nodiscard]] Clock::time_point next(std::size_t in_dialogue, Clock::time_point now) const;
  void left(Clock::time_point now) { left_ = now; }
  /// The server talked about the mail.
  void good(Clock::time_point now);
  /// It took no mail at all, of one that left at `left`, while `others` were in dialogue. All wait
  /// then, longer each time, and one mail alone finds out whether it is back.
  void bad(Clock::time_point left, std::size_t others, Clock::time_point now);
  /// It has taken no mail since the last time it took none.
  [[nodiscard]] bool paused() const { return pause_ > Clock::duration{}; }

 private:
  Clock::duration between_;
  std::size_t connections_;
  std::size_t fewer_;  ///< what counts until `fewer_until_`
  Clock::time_point fewer_until_{};
  Clock::time_point left_{};
  Clock::time_point good_at_{};
  Clock::time_point paused_at_{};
  Clock::duration pause_{};
};

}  // namespace enshu::app
