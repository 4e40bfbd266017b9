// The seam to durable storage. SQLite stands behind it (engine/store); another database may come
// later.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "engine/base/result.hpp"
#include "engine/core/event.hpp"

namespace enshu {

class EventLog {
 public:
  virtual ~EventLog() = default;
  /// Appends a batch, all or nothing; durable when it returns. `seq` of the first must be the log's
  /// last + 1. Errors: `log_write` (disk full, locked, I/O). After an error the log must be
  /// reopened before the next append.
  virtual Result<Done> append(std::span<const Recorded> batch) = 0;
  /// Calls `each` for every event with `seq >= from`, in order, until it returns false. Errors:
  /// `log_read`, `log_broken`.
  virtual Result<Done> read(std::uint64_t from,
                            const std::function<bool(const Recorded&)>& each) = 0;
  /// Sequence of the last durable event; 0 when empty.
  [[nodiscard]] virtual std::uint64_t last() const = 0;
};

}  // namespace enshu
