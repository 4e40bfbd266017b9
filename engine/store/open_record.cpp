// Reading must leave no trace and work from a DVD; appending must be durable at every commit.
#include "engine/store/open_record.hpp"

#include <algorithm>

#include "engine/store/record_format.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view open_code = "record_open";

Result<Done> check_presence(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) return Done{};
  return Error{"record_missing",
               {path.string() + ": この記録はありません。ファイル名を確かめてください。",
                path.string() + ": there is no such record; check the name"},
               path.string()};
}

enum class Journal { none, empty, filled };

/// What a writer left or keeps beside the file. While it is filled, the newest events stand there.
Journal journal_of(const std::filesystem::path& path) {
  Journal out = Journal::none;
  for (const char* suffix : {"-wal", "-journal"}) {
    std::filesystem::path journal = path;
    journal += suffix;
    std::error_code error;
    const auto size = std::filesystem::file_size(journal, error);
    if (!error) out = std::max(out, size > 0 ? Journal::filled : Journal::empty);
  }
  return out;
}

/// SQLite could not join the newest events out of the journal to the file: most likely the folder
/// is read-only.
Error left_open(const std::filesystem::path& path) {
  const std::string name = path.string();
  return {"record_open",
          {name + ": この記録は閉じられておらず、最新の出来事が隣の -wal "
                  "ファイルにあります。両方を書き込めるフォルダーへ写して"
                  "から開いてください。",
           name + ": this record was not closed and its newest events are in the -wal file beside "
                  "it; copy both to a folder "
                  "that can be written to and open it there"},
          name};
}

/// After an fsync that failed, the system may hold pages for clean that never reached the disk, and
/// a later fsync says nothing of them. So what stands in the journal is written to the file once
/// more, and the journal begins anew; then a page that changes nothing shows whether the disk takes
/// new ones.
Result<Done> write_all_anew(Database& database) {
  const auto busy = database.number("PRAGMA wal_checkpoint(TRUNCATE)", open_code);
  if (!busy) return busy.error();
  if (*busy != 0) {
    const std::string name = database.path().string();
    return Error{"record_open",
                 {name + ": ほかのプログラムがこのファイルを使っています。閉じてください。",
                  name + ": another program is using the file; close it"},
                 name};
  }
  const std::string probe = "PRAGMA user_version=" + std::to_string(record_version);
  return database.run(probe.c_str(), open_code);
}

Result<Database> checked(Result<Database> database, bool pages) {
  if (!database) return database;
  if (auto format = check_format(*database); !format) return format.error();
  if (!pages) return database;
  if (auto sound = check_pages(*database); !sound) return sound.error();
  return database;
}

}  // namespace

Result<Database> open_to_read(const std::filesystem::path& path) {
  if (auto present = check_presence(path); !present) return present.error();
  // Without a journal nobody is writing: SQLite then needs no files of its own beside the record
  // and leaves none.
  const Journal journal = journal_of(path);
  if (journal == Journal::none)
    return checked(Database::open(path, SQLITE_OPEN_READONLY, open_code, true), true);
  auto database = checked(Database::open(path, SQLITE_OPEN_READONLY, open_code), true);
  if (database || database.error().code != open_code) return database;
  if (journal == Journal::filled) return left_open(path);
  return checked(Database::open(path, SQLITE_OPEN_READONLY, open_code, true), true);
}

Result<Database> open_beside(const std::filesystem::path& path) {
  if (auto present = check_presence(path); !present) return present.error();
  // One thread at a time reads here: a lock for every column of a million rows is not needed.
  constexpr int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
  return checked(Database::open(path, flags, open_code), false);
}

Result<Database> open_to_append(const std::filesystem::path& path, bool mend) {
  if (auto present = check_presence(path); !present) return present.error();
  auto database = checked(Database::open(path, SQLITE_OPEN_READWRITE, open_code), false);
  if (!database) return database;
  const char* const durable = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
  if (auto set = database->run(durable, open_code); !set) return set.error();
  if (auto current = bring_up_to_date(*database); !current) return current.error();
  if (!mend) return database;
  if (auto sure = write_all_anew(*database); !sure) return sure.error();
  return database;
}

}  // namespace enshu::store
