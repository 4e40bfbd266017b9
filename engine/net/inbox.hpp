// What other threads want done on the I/O thread: kept in order, and woken once for many.
#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace enshu::net {

class Inbox {
 public:
  /// `wake` is called from any thread when the first work arrives; it must lead to a `drain` on the
  /// I/O thread.
  explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  /// From any thread. After `close` the work is dropped.
  void post(std::function<void()> work);
  /// On the I/O thread: does everything that has arrived. What one throws is handed to `failed`;
  /// the others go on.
  void drain(const std::function<void(const std::exception&)>& failed);
  /// No `wake` is called after this returns.
  void close();

 private:
  std::mutex mutex_;
  std::function<void()> wake_;
  std::vector<std::function<void()>> waiting_;
  bool closed_ = false;
};

}  // namespace enshu::net
