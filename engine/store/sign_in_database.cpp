// Opening of `access.db`: mode 0600 before the first byte, schema once, journal settings every
// time.
#include "engine/store/sign_in_database.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace enshu::store {
namespace {

constexpr std::string_view code = "access_open";
constexpr std::int64_t application_id = 0x454E5341;  // "ENSA"
constexpr std::int64_t version = 1;

constexpr const char* schema = R"(
  PRAGMA application_id = 1162761025;
  PRAGMA user_version = 1;
  CREATE TABLE codes(hash BLOB PRIMARY KEY, exercise TEXT NOT NULL, seat TEXT NOT NULL, account TEXT NOT NULL,
                     expires INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
  CREATE INDEX codes_by_seat ON codes(exercise, seat);
  CREATE TABLE sessions(hash BLOB PRIMARY KEY, exercise TEXT NOT NULL, seat TEXT NOT NULL, account TEXT NOT NULL,
                        expires INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_by_seat ON sessions(exercise, seat);
  CREATE INDEX sessions_by_end ON sessions(expires);
  CREATE TABLE accounts(name TEXT PRIMARY KEY, password TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE drafts(exercise TEXT NOT NULL, seat TEXT NOT NULL, account TEXT NOT NULL, key TEXT NOT NULL,
                      content TEXT NOT NULL, PRIMARY KEY(exercise, seat, account, key)) STRICT;
)";

/// Of a later enshu than the tables above; an earlier one passes it by.
constexpr const char* later = R"(
  CREATE TABLE IF NOT EXISTS served(exercise TEXT PRIMARY KEY, epoch TEXT NOT NULL, seq INTEGER NOT NULL,
                                    wall INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)";

Error refusal(const std::filesystem::path& path, std::string_view which, std::string_view ja,
              std::string_view en) {
  return {std::string(which),
          {path.string() + ": " + std::string(ja), path.string() + ": " + std::string(en)},
          path.string()};
}

/// An empty file that only its owner can read; SQLite gives its journals the same mode.
bool make_private(const std::filesystem::path& path) {
  const int number = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (number < 0) return false;
  const bool made = ::fchmod(number, S_IRUSR | S_IWUSR) == 0;
  ::close(number);
  return made;
}

Result<Done> make_schema(Database& database) {
  auto transaction = Transaction::begin(database, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  if (auto made = database.run(schema, code); !made) return made;
  return transaction->commit(code);
}

}  // namespace

Result<Database> open_sign_in_database(const std::filesystem::path& directory) {
  const std::filesystem::path path = directory / "access.db";
  if (!make_private(path)) {
    return refusal(
        path, code, "参加コードの保存場所を開けません。フォルダーと権限を確かめてください。",
        "the place for join codes cannot be opened; check the folder and its permissions");
  }
  auto database = Database::open(path, SQLITE_OPEN_READWRITE, code);
  if (!database) return database;
  const auto id = database->number("PRAGMA application_id", code);
  if (!id) return id.error();
  const auto tables = database->number("SELECT count(*) FROM sqlite_schema", code);
  if (!tables) return tables.error();
  const auto found = database->number("PRAGMA user_version", code);
  if (!found) return found.error();
  if (*tables > 0 && *id != application_id) {
    return refusal(path, code, "enshu のファイルではありません。ほかの場所へ移してください。",
                   "this is not enshu's file; move it elsewhere");
  }
  if (*found > version) {
    return refusal(path, "access_newer", "新しい enshu のファイルです。enshu を更新してください。",
                   "this file was made by a newer enshu; update enshu");
  }
  if (auto set = database->run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", code); !set)
    return set.error();
  if (*tables == 0) {
    if (auto made = make_schema(*database); !made) return made.error();
  }
  if (auto made = database->run(later, code); !made) return made.error();
  return database;
}

}  // namespace enshu::store
