// Commits, lateness and uptime as Prometheus' text.
#include "engine/app/serve/figures.hpp"

namespace enshu::app {

void Figures::committed(std::span<const Recorded> batch, std::chrono::nanoseconds took) {
  const std::lock_guard lock(mutex_);
  commit_ms_.add(std::chrono::duration<double, std::milli>(took).count());
  events_ += batch.size();
  for (const auto& recorded : batch) {
    if (const auto* fired = std::get_if<InjectFired>(&recorded.event))
      late_ms_.add(static_cast<double>(fired->late_ms));
  }
}

void Figures::commit_failed() {
  const std::lock_guard lock(mutex_);
  ++commits_failed_;
}

std::string Figures::text(std::size_t exercises) const {
  const auto up =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - since_);
  std::string out;
  net::write_metric(out, "enshu_exercises", "Exercises open.", "gauge", std::to_string(exercises));
  net::write_metric(out, "enshu_uptime_seconds", "Since the server started.", "gauge",
                    std::to_string(up.count()));
  const std::lock_guard lock(mutex_);
  net::write_metric(out, "enshu_events_total", "Events made durable.", "counter",
                    std::to_string(events_));
  net::write_metric(out, "enshu_commits_failed_total",
                    "Commits that failed; each stops its exercise.", "counter",
                    std::to_string(commits_failed_));
  commit_ms_.write(out, "enshu_commit_seconds", "How long a commit to the record took.");
  late_ms_.write(out, "enshu_inject_lateness_seconds",
                 "How much later than planned injects fired.");
  return out;
}

}  // namespace enshu::app
