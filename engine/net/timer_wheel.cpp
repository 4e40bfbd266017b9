// Timer wheel: an item waits in one bucket; moving its deadline later costs nothing until the
// bucket comes round.
#include "engine/net/timer_wheel.hpp"

#include <algorithm>
#include <utility>

namespace enshu::net {

void TimerWheel::set(const std::shared_ptr<Timed>& item, Duration after) {
  const std::int64_t ticks = std::max<std::int64_t>(0, (after.ms + 999) / 1000) + 1;
  item->due_ = now_ + static_cast<std::uint64_t>(ticks);
  if (item->entered_ <= now_ || item->entered_ > item->due_) enter(item);
}

void TimerWheel::enter(const std::shared_ptr<Timed>& item) {
  item->entered_ = std::min(item->due_, now_ + kBuckets - 1);
  buckets_[item->entered_ % kBuckets].push_back({item->entered_, item});
}

void TimerWheel::tick() {
  ++now_;
  const auto entries = std::exchange(buckets_[now_ % kBuckets], {});
  for (const Entry& entry : entries) {
    const auto item = entry.item.lock();
    if (item == nullptr || item->entered_ != entry.tick) continue;  // gone, or waiting elsewhere
    item->entered_ = 0;
    if (item->due_ == 0) continue;
    if (item->due_ > now_) {
      enter(item);
      continue;
    }
    item->due_ = 0;
    item->on_due();
  }
}

}  // namespace enshu::net
