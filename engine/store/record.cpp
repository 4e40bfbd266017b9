// Opening, appending and reading of a live record.
#include "engine/store/record.hpp"

#include <algorithm>

#include "engine/store/durable.hpp"
#include "engine/store/open_record.hpp"

namespace enshu::store {
namespace {

constexpr int create_flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
constexpr std::string_view append_code = "log_write";

/// The whole beginning in one transaction under a provisional name.
Result<Done> write_part(const std::filesystem::path& part, const Files& files, const Meta& meta) {
  auto database = Database::open(part, create_flags, "record_write");
  if (!database) return database.error();
  auto transaction = Transaction::begin(*database, "BEGIN IMMEDIATE", "record_write");
  if (!transaction) return transaction.error();
  if (auto head = write_beginning(*database, files, meta, Origin::live); !head) return head.error();
  if (auto guarded = write_triggers(*database); !guarded) return guarded;
  return transaction->commit("record_write");
}

Error read_only(const std::filesystem::path& path) {
  return {append_code.data(),
          {path.string() + ": この記録は読み取り専用で開かれています。追記用に開き直してください。",
           path.string() + ": this record was opened for reading; open it for appending"},
          path.string()};
}

Error must_reopen(const std::filesystem::path& path) {
  return {append_code.data(),
          {path.string() + ": 直前の書き込みに失敗しました。記録を開き直してください。",
           path.string() + ": the last write failed; reopen the record"},
          path.string()};
}

}  // namespace

Record::Record(Database database, Access access)
    : database_(std::move(database)), access_(access) {}

Result<std::unique_ptr<Record>> Record::create(const std::filesystem::path& path,
                                               const Files& files, const Meta& meta) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return record_exists(path);
  const std::filesystem::path part = part_of(path);
  remove_database(part);
  auto written = write_part(part, files, meta);
  if (written) written = publish(part, path, false, "record_write");
  if (!written) {
    remove_database(part);
    return written.error();
  }
  return open(path, Access::append);
}

Result<std::unique_ptr<Record>> Record::open(const std::filesystem::path& path, Access access) {
  auto database =
      access == Access::read ? open_to_read(path) : open_to_append(path, access == Access::mend);
  if (!database) return database.error();
  std::unique_ptr<Record> record(new Record(std::move(database.value()), access));
  if (auto started = record->start(); !started) return started.error();
  return record;
}

Result<Done> Record::start() {
  if (auto found = find_head(); !found || access_ == Access::read) return found;
  auto writer = RowWriter::prepare(database_);
  if (!writer) return writer.error();
  writer_ = std::move(writer.value());
  return Done{};
}

Result<Done> Record::find_head() {
  auto transaction = Transaction::begin(database_, "BEGIN", "log_read");
  if (!transaction) return transaction.error();
  auto head = read_head(database_);
  if (!head) return head.error();
  auto tail =
      database_.prepare("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1", "log_read");
  if (!tail) return tail.error();
  const int stepped = tail->step();
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) return database_.error("log_read");
  const auto seq = stepped == SQLITE_ROW ? static_cast<std::uint64_t>(tail->integer(0)) : 0;
  if (seq != head->seq) {
    return broken_at(database_, std::min(seq, head->seq) + 1,
                     {"末尾の印と合いません", "it does not fit the mark of the end"});
  }
  const Blob hash = stepped == SQLITE_ROW ? tail->blob(1) : Blob(head->hash);
  if (!std::equal(hash.begin(), hash.end(), head->hash.begin(), head->hash.end())) {
    return broken_at(database_, seq,
                     {"末尾の印と合いません", "it does not fit the mark of the end"});
  }
  head_ = *head;
  last_ = head_.seq;
  return Done{};
}

Result<Done> Record::append(std::span<const Recorded> batch) {
  if (!writer_) return read_only(database_.path());
  if (failed_) return must_reopen(database_.path());
  if (batch.empty()) return Done{};
  auto written = write(batch);
  failed_ = !written.ok();  // what reached the disk is unknown until the file is read again
  return written;
}

Result<Done> Record::write(std::span<const Recorded> batch) {
  auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", append_code);
  if (!transaction) return transaction.error();
  Head head = head_;
  if (auto rows = writer_->append(database_, batch, head); !rows) return rows;
  if (auto saved = writer_->save(database_, head_, head); !saved) return saved;
  if (auto committed = transaction->commit(append_code); !committed) return committed;
  head_ = head;
  last_ = head.seq;
  return Done{};
}

Result<Done> Record::read(std::uint64_t from, const std::function<bool(const Recorded&)>& each) {
  return read_events(database_, from, each);
}

Result<Files> Record::files() { return read_files(database_); }

Result<Meta> Record::meta() {
  auto all = read_meta(database_);
  if (!all) return all;
  return given_meta(*all);
}

std::string Record::head_hash() const { return to_hex(head_.hash); }

Result<Hash> Record::hash_at(std::uint64_t seq) {
  auto row = database_.prepare("SELECT hash FROM events WHERE seq = ?", "log_read");
  if (!row) return row.error();
  row->bind(1, static_cast<std::int64_t>(seq));
  const int stepped = row->step();
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) return database_.error("log_read");
  Hash hash{};
  const Blob found = stepped == SQLITE_ROW ? row->blob(0) : Blob{};
  if (found.size() != hash.size())
    return broken_at(database_, seq, {"印がありません", "its hash is missing"});
  std::ranges::copy(found, hash.begin());
  return hash;
}

}  // namespace enshu::store
