// The only place that names SQLite's handles: each is owned, every failure becomes an Error with
// the file's path.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/result.hpp"

namespace enshu::store {

struct CloseDatabase {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
};

using Blob = std::span<const unsigned char>;

/// A prepared statement. Bound texts and blobs must live until `reset` or the next binding.
class Statement {
 public:
  Statement() = default;
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}

  void bind(int index, std::int64_t value) { sqlite3_bind_int64(handle_.get(), index, value); }
  void bind(int index, std::string_view value) {
    sqlite3_bind_text64(handle_.get(), index, value.data() == nullptr ? "" : value.data(),
                        value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  void bind(int index, Blob value) {
    sqlite3_bind_blob64(
        handle_.get(), index,
        value.data() == nullptr ? reinterpret_cast<const unsigned char*>("") : value.data(),
        value.size(), SQLITE_STATIC);
  }
  template <class... Values>
  void bind_all(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
  }

  /// SQLITE_ROW, SQLITE_DONE or an error's number.
  int step() { return sqlite3_step(handle_.get()); }
  void reset() { sqlite3_reset(handle_.get()); }

  [[nodiscard]] int type(int column) const { return sqlite3_column_type(handle_.get(), column); }
  [[nodiscard]] std::int64_t integer(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
  }
  /// Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] Blob blob(int column) const;

 private:
  std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle_;
};

/// An open database with the guards of the house: defensive, no trusted schema, no extensions,
/// triggers recursive.
class Database {
 public:
  /// `flags` as of sqlite3_open_v2; `immutable` promises SQLite that nobody changes the file.
  /// Errors: `code`.
  static Result<Database> open(const std::filesystem::path& path, int flags, std::string_view code,
                               bool immutable = false);

  Result<Done> run(const char* sql, std::string_view code);
  Result<Statement> prepare(std::string_view sql, std::string_view code);
  /// The first column of the first row, as an integer; 0 when there is no row.
  Result<std::int64_t> number(std::string_view sql, std::string_view code);

  /// What SQLite says went wrong last, in a sentence that tells what to do about it.
  [[nodiscard]] Error error(std::string_view code) const;
  [[nodiscard]] int changes() const { return sqlite3_changes(handle_.get()); }
  [[nodiscard]] int error_number() const { return sqlite3_extended_errcode(handle_.get()); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> handle_;
  std::filesystem::path path_;
};

/// A transaction that is undone unless it was committed.
class Transaction {
 public:
  /// `begin` is `BEGIN` (one consistent state to read) or `BEGIN IMMEDIATE` (to write).
  static Result<Transaction> begin(Database& database, const char* begin, std::string_view code);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<Done> commit(std::string_view code);

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace enshu::store
