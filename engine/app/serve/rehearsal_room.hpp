// One rehearsal at a time, on a thread of its own beside the exercises.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/app/library.hpp"
#include "engine/app/rehearse/runs.hpp"
#include "engine/net/worker_pool.hpp"
#include "engine/wire/drill_http.hpp"

namespace enshu::app {

/// Any thread.
class RehearsalRoom {
 public:
  explicit RehearsalRoom(std::function<WallTime()> now);
  ~RehearsalRoom();

  /// False when one is under way already.
  bool begin(const std::string& exercise, std::shared_ptr<const LoadedScenario> scenario,
             RunsOptions options);
  [[nodiscard]] wire::RehearsalReply state(const std::string& exercise) const;
  /// The page of the newest rehearsal that was finished.
  [[nodiscard]] std::optional<std::string> page(const std::string& exercise) const;
  /// Calls off what is under way and waits for its end.
  void close();

 private:
  struct Kept {
    wire::RehearsalReply reply;
    std::string page;
  };
  void run(const std::string& exercise, const LoadedScenario& scenario, RunsOptions options);

  std::function<WallTime()> now_;
  std::atomic<bool> closing_ = false;
  mutable std::mutex mutex_;
  std::string under_way_;  ///< exercise; empty: none
  std::map<std::string, Kept> kept_;
  std::unique_ptr<net::WorkerPool> worker_;
};

}  // namespace enshu::app
