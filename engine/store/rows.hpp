// Events as rows of the table and back.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "engine/core/event.hpp"
#include "engine/store/record_format.hpp"

namespace enshu::store {

/// Inserts events and keeps the chain. The caller holds the transaction.
class RowWriter {
 public:
  static Result<RowWriter> prepare(Database& database);
  /// Appends after `head` and moves it. After an error `head` is undefined. Errors: `log_write`.
  Result<Done> append(Database& database, std::span<const Recorded> batch, Head& head);
  /// Notes on disk that the record ends at `after` now.
  Result<Done> save(Database& database, const Head& before, const Head& after) {
    return head_.move(database, before, after);
  }

 private:
  RowWriter(Statement insert, HeadWriter head)
      : insert_(std::move(insert)), head_(std::move(head)) {}
  Statement insert_;
  HeadWriter head_;
  std::string body_;
};

/// A row as it stands in the file.
struct StoredRow {
  Row row;  ///< views into the statement, valid until the callback returns
  Hash hash{};
};

/// Calls `each` for the rows from `from` on, in order, until it returns false or an error. Gaps and
/// columns of a wrong type are `log_broken` with the sequence; everything else is `log_read`.
Result<Done> read_rows(Database& database, std::uint64_t from,
                       const std::function<Result<bool>(const StoredRow&)>& each);

/// The event of a row. Errors: `log_broken` when the body is not what its columns say.
Result<Recorded> recorded_of(const Database& database, const Row& row);

/// Reads decoded events: what `EventLog::read` promises.
Result<Done> read_events(Database& database, std::uint64_t from,
                         const std::function<bool(const Recorded&)>& each);

/// "The record is broken at SEQ", with a reason. `place` is `PATH#SEQ`.
Error broken_at(const Database& database, std::uint64_t seq, const Text& reason);

}  // namespace enshu::store
