// What an operator watches of the exercises themselves: counted on their threads, read by /metrics.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>

#include "engine/core/event.hpp"
#include "engine/net/metrics.hpp"

namespace enshu::app {

/// Any thread.
class Figures {
 public:
  /// A commit of `batch` that took `took`.
  void committed(std::span<const Recorded> batch, std::chrono::nanoseconds took);
  void commit_failed();
  /// Prometheus' text, with HELP and TYPE lines.
  [[nodiscard]] std::string text(std::size_t exercises) const;

 private:
  mutable std::mutex mutex_;
  net::Histogram commit_ms_;
  net::Histogram late_ms_;
  std::uint64_t events_ = 0;
  std::uint64_t commits_failed_ = 0;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace enshu::app
