// SQLite's online copy, page by page, while others go on writing.
#include "engine/store/durable.hpp"
#include "engine/store/open_record.hpp"
#include "engine/store/verify.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "backup_failed";

struct FinishBackup {
  void operator()(sqlite3_backup* handle) const { sqlite3_backup_finish(handle); }
};

/// All pages in one go: the source's readers and its writer are not blocked in WAL mode, and
/// nothing restarts the copy.
Result<Done> copy_pages(Database& from, Database& to) {
  std::unique_ptr<sqlite3_backup, FinishBackup> backup(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"));
  if (!backup) return to.error(code);
  if (sqlite3_backup_step(backup.get(), -1) == SQLITE_DONE) return Done{};
  backup.reset();
  return to.error(code);
}

Result<Done> copy_to(Database& source, const std::filesystem::path& part) {
  auto target = Database::open(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, code);
  if (!target) return target.error();
  if (auto copied = copy_pages(source, *target); !copied) return copied;
  return target->run("PRAGMA journal_mode=DELETE",
                     code);  // one file, also before anybody has opened it
}

/// A copy that is put back tells consoles to begin anew: what they have seen may be more.
Result<Done> forget_served(const std::filesystem::path& part) {
  auto copy = Database::open(part, SQLITE_OPEN_READWRITE, code);
  if (!copy) return copy.error();
  return copy->run("DROP TABLE IF EXISTS served", code);
}

}  // namespace

Result<bool> backup_sign_in(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::filesystem::path file = from / "access.db";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return false;
  auto source = Database::open(file, SQLITE_OPEN_READONLY, code);
  if (!source) return source.error();
  const std::filesystem::path part = part_of(to / "access.db");
  remove_database(part);
  auto done = copy_to(*source, part);
  if (done) done = forget_served(part);
  if (done) {
    std::filesystem::permissions(
        part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    done = publish(part, to / "access.db", false, code);
  }
  if (done) return true;
  remove_database(part);
  return done.error();
}

Result<Done> backup(const std::filesystem::path& from, const std::filesystem::path& to) {
  auto source = open_to_read(from);
  if (!source) return source.error();
  const std::filesystem::path part = part_of(to);
  remove_database(part);
  auto done = copy_to(*source, part);
  if (done) done = publish(part, to, true, code);
  if (!done) remove_database(part);
  return done;
}

}  // namespace enshu::store
