// Which mails of one exercise are claimed, which of them may leave next, and what became of those
// that the disk has not taken yet.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/store/outbox.hpp"

namespace enshu::app {

/// What the mail thread took out of an outbox together and has not sent yet. A group is an fsync,
/// so it is as large as what goes out in a few hundred milliseconds, and a mail is in doubt after a
/// power cut only when it is one of it. A seat has one mail on the way at a time, so that none
/// overtakes another.
class PostGroup {
 public:
  /// What became of a mail, until the disk has taken it.
  struct Outcome {
    store::OutboxRow row;
    std::string state;
    std::string reason;
    WallTime at{};
    WallTime again{};
  };
  using Clock = std::chrono::steady_clock;

  void begin(std::vector<store::OutboxRow> rows, Clock::time_point now);
  /// The next to be sent, which is on its way from then on; nothing when the group is empty, has
  /// taken too long or waits for its seats.
  std::optional<store::OutboxRow> next(Clock::time_point now);
  /// Each seat of those that are left has a mail on the way.
  [[nodiscard]] bool waits() const { return !rows_.empty(); }
  /// What is left of it may leave while the exercise is held.
  [[nodiscard]] bool urgent() const { return !rows_.empty() && rows_.front().urgent; }
  void came_back(const store::OutboxRow& row);
  /// No more of it is sent.
  void leave() { rows_.clear(); }
  /// How many the next one should have.
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// (seq, seat) of those that are in dialogue with the server.
  [[nodiscard]] const std::vector<store::OutboxKey>& on_the_way() const { return on_the_way_; }

  std::deque<Outcome> unnoted;  ///< nothing else leaves before
  std::string told;             ///< the trouble with the disk that the operator knows of

 private:
  std::deque<store::OutboxRow> rows_;
  std::vector<store::OutboxKey> on_the_way_;
  Clock::time_point began_;
  std::int64_t size_ = 1;
  std::int64_t sent_ = 0;
};

}  // namespace enshu::app
