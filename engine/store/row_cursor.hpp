// The rows of a record one after the other, and events by their numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "engine/store/rows.hpp"

namespace enshu::store {

/// The rows from `from` on. Gaps and columns of a wrong type are `log_broken` with the sequence;
/// everything else is `log_read`.
class RowCursor {
 public:
  static Result<RowCursor> open(Database& database, std::uint64_t from);
  /// Nothing behind the last row.
  Result<std::optional<StoredRow>> next();

 private:
  RowCursor(Database& database, Statement rows, std::uint64_t first)
      : database_(&database), rows_(std::move(rows)), expected_(first) {}
  Database* database_;
  Statement rows_;
  std::uint64_t expected_;
};

/// The events that stand at `seqs`, in that order, until `each` returns false.
Result<Done> pick_events(Database& database, std::span<const std::uint64_t> seqs,
                         const std::function<bool(const Recorded&)>& each);

}  // namespace enshu::store
