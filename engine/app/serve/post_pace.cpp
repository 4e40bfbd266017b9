// Several dialogues fail together when a server goes down, and only the newest of them when it
// wants fewer at once.
#include "engine/app/serve/post_pace.hpp"

#include <algorithm>

namespace enshu::app {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr microseconds minute{60'000'000};
constexpr milliseconds first_pause{1'000};
constexpr milliseconds longest_pause{60'000};
/// For how long a server that refused a connection is given fewer.
constexpr std::chrono::seconds fewer_for{60};

}  // namespace

PostPace::PostPace(std::int64_t per_minute, std::int64_t connections)
    : between_((minute + microseconds{per_minute - 1}) / per_minute),
      connections_(static_cast<std::size_t>(connections)),
      fewer_(connections_) {}

PostPace::Clock::time_point PostPace::next(std::size_t in_dialogue, Clock::time_point now) const {
  std::size_t most = now < fewer_until_ ? fewer_ : connections_;
  if (paused()) most = 1;
  if (in_dialogue >= most) return Clock::time_point::max();
  auto next = left_ == Clock::time_point{} ? now : left_ + between_;
  if (paused()) next = std::max(next, paused_at_ + pause_);
  return next;
}

void PostPace::good(Clock::time_point now) {
  pause_ = {};
  good_at_ = now;
}

void PostPace::bad(Clock::time_point left, std::size_t others, Clock::time_point now) {
  // Those that were in dialogue together fail together.
  if (!paused() || left >= paused_at_) {
    pause_ = std::clamp<Clock::duration>(pause_ * 2, first_pause, longest_pause);
    paused_at_ = now;
  }
  if (others == 0 && good_at_ <= left) {
    // Nobody is taken: their number is not the reason.
    fewer_until_ = {};
    return;
  }
  fewer_ = std::clamp<std::size_t>(others, 1, now < fewer_until_ ? fewer_ : connections_);
  fewer_until_ = now + fewer_for;
}

}  // namespace enshu::app
