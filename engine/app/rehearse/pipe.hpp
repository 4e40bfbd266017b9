// Batches from one thread to another, in order, with a bound on how many wait.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/core/event.hpp"

namespace enshu::app {

/// One thread puts, the pipe's own thread takes. What is put after `close` is our own bug.
class Pipe {
 public:
  using Batch = std::vector<Recorded>;

  explicit Pipe(std::function<void(Batch)> take);
  /// Closes.
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void put(Batch batch);
  /// Waits until everything has been taken.
  void close();

 private:
  static constexpr std::size_t batches_a_parcel = 256;
  static constexpr std::size_t most_parcels = 16;

  void hand_over();
  void run();

  std::function<void(Batch)> take_;
  std::vector<Batch> parcel_;  ///< of the thread that puts
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::vector<Batch>> parcels_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace enshu::app
