// Looks at a stranger's file before anything in it is believed.
#include <iterator>
#include <map>

#include "engine/store/record_format.hpp"
#include "engine/store/schema.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view open_code = "record_open";

Error refusal(const Database& database, std::string_view code, std::string_view ja,
              std::string_view en) {
  const std::string path = database.path().string();
  return {std::string(code), {path + ": " + std::string(ja), path + ": " + std::string(en)}, path};
}

Error not_a_record(const Database& database) {
  return refusal(database, "not_a_record",
                 "enshu の記録ではありません。.exercise ファイルを指定してください。",
                 "this is not an enshu record; name an .exercise file");
}

Error damaged(const Database& database, const std::string& detail) {
  return refusal(database, "record_damaged",
                 "記録のファイルが壊れています。控えから戻してください。（" + detail + "）",
                 "the record's file is damaged; restore it from a backup (" + detail + ")");
}

/// The same failure under the code that tells what it means for a record.
Error classified(const Database& database, const Error& error) {
  switch (database.error_number() & 0xFF) {
    case SQLITE_NOTADB:
      return not_a_record(database);
    case SQLITE_CORRUPT:
      return damaged(database, sqlite3_errmsg(database.handle()));
    default:
      return error;
  }
}

/// The program that made a newer record, when it can be read without knowing the newer tables.
std::string maker_of(Database& database) {
  auto row = database.prepare("SELECT value FROM meta WHERE key = 'enshu'", open_code);
  if (!row || row->step() != SQLITE_ROW) return "";
  return std::string(row->text(0).substr(0, 40));
}

/// Nothing but our tables and triggers may stand in the file. Triggers may be missing: they guard
/// against mistakes, the chain of hashes is what proves the events, and `verify` must be able to
/// name the event that somebody changed.
Result<Done> check_tables(Database& database, std::int64_t version) {
  std::map<std::string_view, std::string_view> expected;
  for (const SchemaEntry& entry : schema_tables) expected[entry.name] = entry.sql;
  for (const SchemaEntry& entry : schema_triggers) expected[entry.name] = entry.sql;
  if (version >= 2) {
    for (const SchemaEntry& entry : schema_note_files) expected[entry.name] = entry.sql;
  }
  if (version >= 3) {
    for (const SchemaEntry& entry : schema_file_senders) expected[entry.name] = entry.sql;
  }
  auto rows = database.prepare("SELECT name, sql FROM sqlite_schema", open_code);
  if (!rows) return classified(database, rows.error());
  std::size_t missing = std::size(schema_tables) + (version >= 2 ? 1 : 0) + (version >= 3 ? 1 : 0);
  int stepped = rows->step();
  for (; stepped == SQLITE_ROW; stepped = rows->step()) {
    const auto entry = expected.find(rows->text(0));
    if (entry == expected.end() || entry->second != rows->text(1)) {
      const std::string name(rows->text(0).substr(0, 60));
      return refusal(database, "record_damaged",
                     "表の作りが enshu のものと違います（" + name + "）。控えから戻してください。",
                     "its tables are not those of enshu (" + name + "); restore it from a backup");
    }
    if (rows->text(1).starts_with("CREATE TABLE")) --missing;
  }
  if (stepped != SQLITE_DONE) return classified(database, database.error(open_code));
  if (missing != 0) {
    return refusal(database, "record_damaged", "表が足りません。控えから戻してください。",
                   "some of its tables are missing; restore it from a backup");
  }
  return Done{};
}

}  // namespace

Result<Done> check_format(Database& database) {
  const auto id = database.number("PRAGMA application_id", open_code);
  if (!id) return classified(database, id.error());
  if (*id != record_application_id) return not_a_record(database);
  const auto version = database.number("PRAGMA user_version", open_code);
  if (!version) return classified(database, version.error());
  if (*version > record_version) {
    const std::string maker = maker_of(database) + " (schema " + std::to_string(*version) + ")";
    return refusal(database, "record_newer",
                   "新しい enshu " + maker + " で作られた記録です。enshu を更新してください。",
                   "this record was made by a newer enshu: " + maker + "; update enshu");
  }
  if (*version < 1) return not_a_record(database);
  return check_tables(database, *version);
}

Result<Done> check_pages(Database& database) {
  auto rows = database.prepare("PRAGMA integrity_check(1)", "record_damaged");
  if (!rows) return classified(database, rows.error());
  if (rows->step() != SQLITE_ROW) return damaged(database, sqlite3_errmsg(database.handle()));
  if (rows->text(0) != "ok") return damaged(database, std::string(rows->text(0)));
  return Done{};
}

}  // namespace enshu::store
