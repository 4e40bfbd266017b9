// Many small batches travel in one parcel, so that the lock is taken seldom.
#include "engine/app/rehearse/pipe.hpp"

#include <cassert>
#include <utility>

namespace enshu::app {

Pipe::Pipe(std::function<void(Batch)> take) : take_(std::move(take)), thread_([this] { run(); }) {}

Pipe::~Pipe() { close(); }

void Pipe::put(Batch batch) {
  assert(!closed_);
  parcel_.push_back(std::move(batch));
  if (parcel_.size() >= batches_a_parcel) hand_over();
}

void Pipe::hand_over() {
  if (parcel_.empty()) return;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return parcels_.size() < most_parcels; });
  parcels_.push_back(std::exchange(parcel_, {}));
  lock.unlock();
  changed_.notify_all();
}

void Pipe::close() {
  if (!thread_.joinable()) return;
  hand_over();
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Pipe::run() {
  std::vector<std::vector<Batch>> mine;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return closed_ || !parcels_.empty(); });
      if (parcels_.empty()) return;
      mine.swap(parcels_);
    }
    changed_.notify_all();
    for (auto& parcel : mine) {
      for (auto& batch : parcel) take_(std::move(batch));
    }
    mine.clear();
  }
}

}  // namespace enshu::app
