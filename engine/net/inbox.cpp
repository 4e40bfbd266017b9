// Inbox: one wake-up for however much work has gathered.
#include "engine/net/inbox.hpp"

#include <utility>

namespace enshu::net {

void Inbox::post(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  const bool first = waiting_.empty();
  waiting_.push_back(std::move(work));
  if (first) wake_();  // under the lock, so that `close` is a barrier
}

void Inbox::drain(const std::function<void(const std::exception&)>& failed) {
  std::vector<std::function<void()>> work;
  {
    const std::lock_guard lock(mutex_);
    work.swap(waiting_);
  }
  for (auto& each : work) {
    try {
      each();
    } catch (const std::exception& fault) {
      failed(fault);
    }
  }
}

void Inbox::close() {
  std::vector<std::function<void()>> dropped;  // destroyed outside the lock
  const std::lock_guard lock(mutex_);
  closed_ = true;
  dropped.swap(waiting_);
}

}  // namespace enshu::net
