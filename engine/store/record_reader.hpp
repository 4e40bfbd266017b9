// A record that this program appends to, read on another thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

#include "engine/core/event.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

/// One thread uses it. It opens as quickly as the record itself: the pages are not looked at, but
/// whoever reads from the first event has every row held to the chain of hashes.
class RecordReader {
 public:
  /// Errors: as `Record::open` says.
  static Result<std::unique_ptr<RecordReader>> open(const std::filesystem::path& path);

  /// What `EventLog::read` promises. From the first event on also: `record_changed`, and
  /// `log_broken` at the first row that does not fit the chain.
  Result<Done> read(std::uint64_t from, const std::function<bool(const Recorded&)>& each);
  /// The same for the events at `seqs` alone, in that order.
  Result<Done> pick(std::span<const std::uint64_t> seqs,
                    const std::function<bool(const Recorded&)>& each);

 private:
  explicit RecordReader(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace enshu::store
