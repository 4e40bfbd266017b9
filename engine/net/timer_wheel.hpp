// One coarse clock for every deadline of the front: a timer per connection would cost memory and
// time at 10,000 consoles.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/base/time.hpp"

namespace enshu::net {

/// Something with a deadline. Setting a new one replaces the old one.
class Timed {
 public:
  virtual ~Timed() = default;
  /// The deadline has passed; there is none now until it is set again.
  virtual void on_due() = 0;

 private:
  friend class TimerWheel;
  std::uint64_t due_ = 0;      ///< 0: no deadline
  std::uint64_t entered_ = 0;  ///< tick of the bucket in which the item waits
};

class TimerWheel {
 public:
  /// Calls back between `after` and `after` + 1 s from now (at least one tick). Seconds are rounded
  /// up.
  void set(const std::shared_ptr<Timed>& item, Duration after);
  static void clear(Timed& item) { item.due_ = 0; }
  /// To be called once a second.
  void tick();
  [[nodiscard]] std::uint64_t now() const { return now_; }

 private:
  static constexpr std::uint64_t kBuckets = 64;
  struct Entry {
    std::uint64_t tick;
    std::weak_ptr<Timed> item;
  };
  void enter(const std::shared_ptr<Timed>& item);

  std::uint64_t now_ = 1;
  std::array<std::vector<Entry>, kBuckets> buckets_;
};

}  // namespace enshu::net
