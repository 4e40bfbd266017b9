// An exercise on disk while it runs: one SQLite file, appended to in durable batches, chained by
// hashes.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>

#include "engine/core/event_log.hpp"
#include "engine/store/files.hpp"
#include "engine/store/record_format.hpp"
#include "engine/store/rows.hpp"

namespace enshu::store {

/// `mend` appends as well, after a write that failed: nothing is taken for durable before the disk
/// has taken it once more.
enum class Access { append, read, mend };

/// One owner calls it; `last` may be asked from any thread. Several readers may have the file open
/// beside one writer.
class Record final : public EventLog {
 public:
  /// A new record; durable when it returns. The file appears whole or not at all.
  /// Errors: `record_exists`, `record_write`.
  static Result<std::unique_ptr<Record>> create(const std::filesystem::path& path,
                                                const Files& files, const Meta& meta);

  /// An existing record. To read works on read-only media and beside a running server; it also
  /// checks the whole file for damage. To append checks the head only, so that a server starts
  /// quickly (see `verify`). Errors: `record_missing`, `not_a_record`, `record_newer`,
  /// `record_damaged`, `record_open`, `log_broken`.
  static Result<std::unique_ptr<Record>> open(const std::filesystem::path& path, Access access);

  Result<Done> append(std::span<const Recorded> batch) override;
  Result<Done> read(std::uint64_t from, const std::function<bool(const Recorded&)>& each) override;
  [[nodiscard]] std::uint64_t last() const override { return last_; }

  /// Errors: `log_read`.
  Result<Files> files();
  Result<Meta> meta();
  /// Hex of the chain's end: two records with the same head and length hold the same events, files
  /// and meta.
  [[nodiscard]] std::string head_hash() const;
  /// The chain's hash at one event: nobody without the record can know it. Errors: `log_read`,
  /// `log_broken`.
  Result<Hash> hash_at(std::uint64_t seq);

 private:
  Record(Database database, Access access);
  Result<Done> start();
  Result<Done> find_head();
  Result<Done> write(std::span<const Recorded> batch);

  Database database_;
  Access access_;
  Head head_;
  std::atomic<std::uint64_t> last_{0};
  bool failed_ = false;
  std::optional<RowWriter> writer_;  ///< only to append
};

}  // namespace enshu::store
