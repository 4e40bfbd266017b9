// A rehearsal's record: written at full speed without a journal, durable only when it is finished.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "engine/core/event_log.hpp"
#include "engine/store/files.hpp"
#include "engine/store/record_format.hpp"
#include "engine/store/rows.hpp"

namespace enshu::store {

/// The same files, meta and events give the same bytes. Without `finish` nothing remains on disk.
class BulkRecord final : public EventLog {
 public:
  /// Replaces the finished record of an earlier rehearsal, never one of an exercise with people.
  /// Errors: `record_exists`, `record_write`.
  static Result<std::unique_ptr<BulkRecord>> create(const std::filesystem::path& path,
                                                    const Files& files, const Meta& meta);
  ~BulkRecord() override;

  Result<Done> append(std::span<const Recorded> batch) override;
  Result<Done> read(std::uint64_t from, const std::function<bool(const Recorded&)>& each) override;
  [[nodiscard]] std::uint64_t last() const override { return head_.seq; }

  /// Completes the file, makes it durable and gives it its name. Nothing can be appended
  /// afterwards.
  Result<Done> finish();

 private:
  BulkRecord(Database database, std::filesystem::path path, std::filesystem::path part, Head head);

  Database database_;
  std::filesystem::path path_;
  std::filesystem::path part_;
  Head head_;
  Head saved_;  ///< as noted on disk
  std::optional<RowWriter> writer_;
  std::size_t rows_in_transaction_ = 0;
  bool failed_ = false;
  bool named_ = false;  ///< the file has its name and stays
};

}  // namespace enshu::store
