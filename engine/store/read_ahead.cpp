// Batches of rows: copied out under a lock, decoded by whoever copied them, handed over in order.
#include "engine/store/read_ahead.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/store/row_cursor.hpp"

namespace enshu::store {
namespace {

constexpr std::size_t rows_a_batch = 512;
/// Batches that are read and not yet folded: with 1 KB an event some megabytes.
constexpr std::size_t ahead_most = 8;
/// Below this the threads would cost more than they save.
constexpr std::uint64_t long_record = 4'000;
constexpr unsigned threads_most = 4;

/// A row that outlives the statement's step: its texts stand one behind the other in the batch.
struct CopiedRow {
  Row numbers;
  std::array<std::uint32_t, 5> sizes{};  ///< lane, seat, command, kind, body
  Hash hash{};
};

struct Batch {
  std::vector<CopiedRow> rows;
  std::string texts;
  std::optional<Hash> follows;  ///< of the first row
  std::vector<Recorded> events;
  std::optional<Error> error;  ///< behind the events
  bool last = false;

  void clear() {
    rows.clear();
    texts.clear();
    events.clear();
    error.reset();
    last = false;
  }
};

void copy_row(Batch& batch, const StoredRow& stored) {
  const Row& row = stored.row;
  auto& copy = batch.rows.emplace_back();
  copy.numbers = row;
  copy.hash = stored.hash;
  const std::array texts{row.lane, row.seat, row.command, row.kind, row.body};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    copy.sizes[i] = static_cast<std::uint32_t>(texts[i].size());
    batch.texts.append(texts[i]);
  }
}

class Reading {
 public:
  Reading(const Database& database, RowCursor cursor, const std::optional<Hash>& follows)
      : database_(database), cursor_(std::move(cursor)), follows_(follows) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    room_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

  /// Without other threads.
  Result<Done> here(const std::function<bool(const Recorded&)>& each) {
    Batch batch;
    while (true) {
      batch.clear();
      fill(batch);
      decode(batch);
      if (!hand_over(batch, each)) return Done{};
      if (batch.error) return *batch.error;
      if (batch.last) return Done{};
    }
  }

  Result<Done> ahead(const std::function<bool(const Recorded&)>& each) {
    const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1U, threads_most);
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
    for (std::size_t number = 0;; ++number) {
      Batch batch;
      {
        std::unique_lock lock(mutex_);
        auto& slot = ready_[number % ahead_most];
        arrived_.wait(lock, [&] { return slot.has_value(); });
        batch = std::move(*slot);
        slot.reset();
      }
      const bool more = hand_over(batch, each);
      const auto error = batch.error;
      const bool last = batch.last;
      {
        const std::lock_guard lock(mutex_);
        spent_.push_back(std::move(batch));
        taken_ = number + 1;
      }
      room_.notify_one();
      if (!more) return Done{};
      if (error) return *error;
      if (last) return Done{};
    }
  }

 private:
  static bool hand_over(const Batch& batch, const std::function<bool(const Recorded&)>& each) {
    return std::ranges::all_of(batch.events, each);
  }

  /// One thread at a time.
  void fill(Batch& batch) {
    batch.follows = follows_;
    while (batch.rows.size() < rows_a_batch) {
      auto row = cursor_.next();
      if (!row) batch.error = row.error();
      batch.last = !row || !*row;
      if (batch.last) return;
      copy_row(batch, **row);
    }
    if (follows_) follows_ = batch.rows.back().hash;
  }

  void decode(Batch& batch) const {
    std::string_view texts = batch.texts;
    std::optional<Hash> before = batch.follows;
    for (const auto& copy : batch.rows) {
      Row row = copy.numbers;
      std::size_t i = 0;
      for (auto* text : {&row.lane, &row.seat, &row.command, &row.kind, &row.body}) {
        *text = texts.substr(0, copy.sizes[i]);
        texts.remove_prefix(copy.sizes[i++]);
      }
      if (before) {
        if (next_hash(*before, row) != copy.hash) {
          batch.error = broken_at(database_, static_cast<std::uint64_t>(row.seq),
                                  {"内容が書き換えられています", "its content was changed"});
          return;
        }
        before = copy.hash;
      }
      auto recorded = recorded_of(database_, row);
      if (!recorded) {
        batch.error = recorded.error();
        return;
      }
      batch.events.push_back(std::move(*recorded));
    }
  }

  void work() {
    while (true) {
      Batch batch;
      std::size_t number{};
      {
        const std::lock_guard reading(reading_);
        if (ended_) return;
        number = next_;
        {
          std::unique_lock lock(mutex_);
          room_.wait(lock, [&] { return stopping_ || number < taken_ + ahead_most; });
          if (stopping_) return;
          if (!spent_.empty()) {
            batch = std::move(spent_.back());
            spent_.pop_back();
          }
        }
        batch.clear();
        fill(batch);
        ++next_;
        ended_ = batch.last;
      }
      decode(batch);
      {
        const std::lock_guard lock(mutex_);
        ready_[number % ahead_most] = std::move(batch);
      }
      arrived_.notify_one();
    }
  }

  const Database& database_;
  std::mutex reading_;  ///< taken before `mutex_`: the cursor, and what stands here
  RowCursor cursor_;
  std::optional<Hash> follows_;
  std::size_t next_ = 0;
  bool ended_ = false;

  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable arrived_;
  std::array<std::optional<Batch>, ahead_most> ready_;
  std::vector<Batch> spent_;
  std::size_t taken_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

Result<Done> read_ahead(Database& database, std::uint64_t from, const std::optional<Hash>& follows,
                        const std::function<bool(const Recorded&)>& each) {
  const auto last = database.number("SELECT max(seq) FROM events", "log_read");
  if (!last) return last.error();
  auto cursor = RowCursor::open(database, from);
  if (!cursor) return cursor.error();
  Reading reading(database, std::move(*cursor), follows);
  const bool is_long = *last > static_cast<std::int64_t>(from + long_record);
  return is_long ? reading.ahead(each) : reading.here(each);
}

}  // namespace enshu::store
