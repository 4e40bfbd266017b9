// SQLite's calls and the words for its failures.
#include "engine/store/sqlite.hpp"

namespace enshu::store {
namespace {

constexpr int wait_ms_most = 5'000;
constexpr int value_bytes_most = 128 * 1024 * 1024;

/// What a person can do about the failure.
Text remedy(int number) {
  switch (number & 0xFF) {
    case SQLITE_FULL:
      return {"ディスクの空きがありません。空きを作ってからやり直してください。",
              "the disk is full; free some space and try again"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"ほかのプログラムがこのファイルを使っています。閉じてからやり直してください。",
              "another program is using the file; close it and try again"};
    case SQLITE_READONLY:
      return {"このファイルまたはフォルダーは書き込み禁止です。権限を確かめてください。",
              "the file or its folder is read-only; check the permissions"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {"ファイルを開けません。場所と権限を確かめてください。",
              "the file cannot be opened; check the place and the permissions"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {"ファイルが壊れています。控えから戻してください。",
              "the file is damaged; restore it from a backup"};
    case SQLITE_IOERR:
      return {"読み書きに失敗しました。ディスクの状態を確かめてください。",
              "reading or writing failed; check the disk"};
    case SQLITE_CONSTRAINT:
      return {
          "記録は追記だけができます。ほかのプログラムが書き換えようとしていないか確かめてください"
          "。",
          "records can only be appended to; check that no other program writes to this one"};
    default:
      return {"データベースの操作に失敗しました。", "the database operation failed"};
  }
}

std::string uri_of(const std::filesystem::path& path, bool immutable) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out + (immutable ? "?immutable=1" : "");
}

}  // namespace

std::string_view Statement::text(int column) const {
  const unsigned char* data = sqlite3_column_text(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return data == nullptr ? std::string_view{}
                         : std::string_view(reinterpret_cast<const char*>(data),
                                            static_cast<std::size_t>(size));
}

Blob Statement::blob(int column) const {
  const void* data = sqlite3_column_blob(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return data == nullptr
             ? Blob{}
             : Blob(static_cast<const unsigned char*>(data), static_cast<std::size_t>(size));
}

Result<Database> Database::open(const std::filesystem::path& path, int flags, std::string_view code,
                                bool immutable) {
  Database out;
  out.path_ = path;
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(uri_of(path, immutable).c_str(), &handle,
                                     flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE, nullptr);
  out.handle_.reset(handle);
  if (opened != SQLITE_OK) return out.error(code);
  sqlite3_busy_timeout(handle, wait_ms_most);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, value_bytes_most);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  const auto guarded = out.run(
      "PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON;", code);
  if (!guarded) return guarded.error();
  return out;
}

Result<Done> Database::run(const char* sql, std::string_view code) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error(code);
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql, std::string_view code) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &handle, nullptr) != SQLITE_OK) {
    return error(code);
  }
  return Statement(handle);
}

Result<std::int64_t> Database::number(std::string_view sql, std::string_view code) {
  auto statement = prepare(sql, code);
  if (!statement) return statement.error();
  const int stepped = statement->step();
  if (stepped == SQLITE_ROW) return statement->integer(0);
  if (stepped == SQLITE_DONE) return std::int64_t{0};
  return error(code);
}

Error Database::error(std::string_view code) const {
  const int number = handle_ ? sqlite3_extended_errcode(handle_.get()) : SQLITE_NOMEM;
  const Text what = remedy(number);
  const std::string detail = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(number);
  return {std::string(code),
          {path_.string() + ": " + what.ja + "（SQLite " + std::to_string(number) + ": " + detail +
               "）",
           path_.string() + ": " + what.en + " (SQLite " + std::to_string(number) + ": " + detail +
               ")"},
          path_.string()};
}

Result<Transaction> Transaction::begin(Database& database, const char* begin,
                                       std::string_view code) {
  const auto begun = database.run(begin, code);
  if (!begun) return begun.error();
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr && sqlite3_get_autocommit(database_->handle()) == 0) {
    sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

Result<Done> Transaction::commit(std::string_view code) {
  auto done = database_->run("COMMIT", code);
  if (done) database_ = nullptr;
  return done;
}

}  // namespace enshu::store
