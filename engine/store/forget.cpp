// First those who could still come in, then the record: an interrupted deletion is finished by the
// next.
#include "engine/store/forget.hpp"

#include "engine/store/sign_in_database.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "access_store";

Result<std::int64_t> count(Database& database, const std::string& table,
                           const std::string& exercise) {
  auto rows = database.prepare("SELECT count(*) FROM " + table + " WHERE exercise = ?", code);
  if (!rows) return rows.error();
  rows->bind_all(std::string_view(exercise));
  if (rows->step() != SQLITE_ROW) return database.error(code);
  return rows->integer(0);
}

Result<Traces> count_all(Database& database, const std::string& exercise) {
  const auto codes = count(database, "codes", exercise);
  if (!codes) return codes.error();
  const auto sessions = count(database, "sessions", exercise);
  if (!sessions) return sessions.error();
  const auto drafts = count(database, "drafts", exercise);
  if (!drafts) return drafts.error();
  return Traces{*codes, *sessions, *drafts};
}

Result<Done> erase(Database& database, const std::string& table, const std::string& exercise) {
  auto statement = database.prepare("DELETE FROM " + table + " WHERE exercise = ?", code);
  if (!statement) return statement.error();
  statement->bind_all(std::string_view(exercise));
  if (statement->step() != SQLITE_DONE) return database.error(code);
  return Done{};
}

}  // namespace

Result<Traces> traces_of(const std::filesystem::path& folder, const std::string& exercise) {
  auto database = open_sign_in_database(folder);
  if (!database) return database.error();
  return count_all(*database, exercise);
}

Result<Traces> forget_traces(const std::filesystem::path& folder, const std::string& exercise) {
  auto database = open_sign_in_database(folder);
  if (!database) return database.error();
  if (auto set = database->run("PRAGMA secure_delete=ON", code); !set) return set.error();
  auto transaction = Transaction::begin(*database, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  auto traces = count_all(*database, exercise);
  if (!traces) return traces;
  for (const char* table : {"codes", "sessions", "drafts", "served"}) {
    if (auto done = erase(*database, table, exercise); !done) return done.error();
  }
  if (auto done = transaction->commit(code); !done) return done.error();
  // What was written before stands in the journal until it is emptied.
  if (auto done = database->run("PRAGMA wal_checkpoint(TRUNCATE)", code); !done)
    return done.error();
  return traces;
}

namespace {

Result<Done> take_away(const std::filesystem::path& file) {
  std::error_code failed;
  std::filesystem::remove_all(file, failed);
  if (!failed) return Done{};
  return Error{"delete_failed",
               {"削除できません（" + failed.message() + "）。権限を確かめてください。",
                "It cannot be deleted (" + failed.message() + "). Check the permissions."},
               file.string()};
}

}  // namespace

Result<Done> remove_record(const std::filesystem::path& record) {
  // The addresses of people and what was mailed to them.
  for (const char* end :
       {".roster.csv", ".roster.csv.part", ".mail", ".mail.db-shm", ".mail.db-wal", ".mail.db"}) {
    if (auto gone = take_away(std::filesystem::path(record).replace_extension(end)); !gone)
      return gone;
  }
  // The record itself goes last: while it is there, the deletion can be asked for again.
  for (const char* suffix :
       {".copy", ".copy-wal", ".copy-shm", ".copy-journal", ".part", ".part-wal", ".part-shm",
        ".part-journal", "-shm", "-wal", "-journal", ""}) {
    std::filesystem::path file = record;
    file += suffix;
    if (auto gone = take_away(file); !gone) return gone;
  }
  return Done{};
}

}  // namespace enshu::store
