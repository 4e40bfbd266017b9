// Large transactions into a file without a journal; it gets its name only when it is whole and on
// disk.
#include "engine/store/bulk_record.hpp"

#include "engine/store/durable.hpp"
#include "engine/store/open_record.hpp"

namespace enshu::store {
namespace {

constexpr std::size_t rows_a_transaction = 20'000;
constexpr std::string_view write_code = "record_write";
constexpr const char* settings =
    "PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA "
    "locking_mode=EXCLUSIVE; "
    "PRAGMA cache_size=-65536;";

/// Only a whole record of a rehearsal may give way to another one.
bool is_rehearsal(const std::filesystem::path& path) {
  auto database = open_to_read(path);
  if (!database) return false;
  const auto meta = read_meta(*database);
  if (!meta) return false;
  const auto origin = meta->find(std::string(key_origin));
  return origin != meta->end() && origin->second == "rehearsal";
}

Result<Database> open_part(const std::filesystem::path& part) {
  auto database = Database::open(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, write_code);
  if (!database) return database;
  // Defensive mode forbids working without a journal; this file is new and ours alone.
  sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  if (auto set = database->run(settings, write_code); !set) return set.error();
  return database;
}

Error finished(const std::filesystem::path& path) {
  return {"log_write",
          {path.string() + ": この記録は完了したか、書き込みに失敗しています。もう追記できません。",
           path.string() + ": this record is finished or failed; nothing more can be appended"},
          path.string()};
}

}  // namespace

BulkRecord::BulkRecord(Database database, std::filesystem::path path, std::filesystem::path part,
                       Head head)
    : database_(std::move(database)),
      path_(std::move(path)),
      part_(std::move(part)),
      head_(head),
      saved_(head) {}

Result<std::unique_ptr<BulkRecord>> BulkRecord::create(const std::filesystem::path& path,
                                                       const Files& files, const Meta& meta) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored) && !is_rehearsal(path)) return record_exists(path);
  const std::filesystem::path part = part_of(path);
  remove_database(part);
  auto database = open_part(part);
  if (!database) return database.error();
  std::unique_ptr<BulkRecord> record(new BulkRecord(std::move(database.value()), path, part, {}));
  if (auto begun = record->database_.run("BEGIN", write_code); !begun) return begun.error();
  auto head = write_beginning(record->database_, files, meta, Origin::rehearsal);
  if (!head) return head.error();
  record->head_ = record->saved_ = *head;
  auto writer = RowWriter::prepare(record->database_);
  if (!writer) return writer.error();
  record->writer_ = std::move(writer.value());
  return record;
}

BulkRecord::~BulkRecord() {
  if (named_) return;
  writer_.reset();
  database_ = {};
  remove_database(part_);
}

Result<Done> BulkRecord::append(std::span<const Recorded> batch) {
  if (!writer_ || failed_) return finished(path_);
  failed_ = true;  // until the batch is in
  if (auto rows = writer_->append(database_, batch, head_); !rows) return rows;
  rows_in_transaction_ += batch.size();
  if (rows_in_transaction_ >= rows_a_transaction) {
    if (auto committed = database_.run("COMMIT; BEGIN", write_code); !committed) return committed;
    rows_in_transaction_ = 0;
  }
  failed_ = false;
  return Done{};
}

Result<Done> BulkRecord::read(std::uint64_t from,
                              const std::function<bool(const Recorded&)>& each) {
  if (!writer_) return finished(path_);
  return read_events(database_, from, each);
}

Result<Done> BulkRecord::finish() {
  if (!writer_ || failed_) return finished(path_);
  failed_ = true;
  if (auto saved = writer_->save(database_, saved_, head_); !saved) return saved;
  if (auto guarded = write_triggers(database_); !guarded) return guarded;
  if (auto committed = database_.run("COMMIT", write_code); !committed) return committed;
  writer_.reset();
  database_ = {};  // SQLite lets go of the file before it is renamed
  auto published = publish(part_, path_, true, write_code);
  named_ = published.ok();
  return published;
}

}  // namespace enshu::store
