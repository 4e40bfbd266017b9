// Writes and reads the fixed parts of a record.
#include "engine/store/record_format.hpp"

#include <array>
#include <charconv>
#include <set>

#include "engine/store/schema.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view write_code = "record_write";
constexpr std::string_view read_code = "log_read";

Result<Done> done(Database& database, Statement& statement, std::string_view code) {
  const int stepped = statement.step();
  if (stepped != SQLITE_DONE) {
    Error error = database.error(code);
    statement.reset();
    return error;
  }
  statement.reset();
  return Done{};
}

Result<Done> put_meta(Database& database, const Meta& meta) {
  auto insert = database.prepare("INSERT INTO meta(key, value) VALUES(?, ?)", write_code);
  if (!insert) return insert.error();
  for (const auto& [key, value] : meta) {
    insert->bind_all(std::string_view(key), std::string_view(value));
    if (auto put = done(database, *insert, write_code); !put) return put;
  }
  return Done{};
}

Result<Done> put_files(Database& database, const Files& files) {
  auto insert = database.prepare("INSERT INTO files(path, content) VALUES(?, ?)", write_code);
  if (!insert) return insert.error();
  for (const auto& [path, content] : files) {
    insert->bind_all(std::string_view(path),
                     Blob(reinterpret_cast<const unsigned char*>(content.data()), content.size()));
    if (auto put = done(database, *insert, write_code); !put) return put;
  }
  return Done{};
}

Error broken_head(const Database& database) {
  const std::string path = database.path().string();
  return {"log_broken",
          {path + ": 記録の末尾の印が壊れています。控えから戻してください。",
           path + ": the mark of the record's end is damaged; restore the record from a backup"},
          path};
}

}  // namespace

Result<Head> write_beginning(Database& database, const Files& files, const Meta& meta,
                             Origin origin) {
  if (auto made = database.run(identification_sql, write_code); !made) return made.error();
  for (const SchemaEntry& entry : schema_tables) {
    if (auto made = database.run(entry.sql, write_code); !made) return made.error();
  }
  for (const SchemaEntry& entry : schema_note_files) {
    if (auto made = database.run(entry.sql, write_code); !made) return made.error();
  }
  for (const SchemaEntry& entry : schema_file_senders) {
    if (auto made = database.run(entry.sql, write_code); !made) return made.error();
  }
  const Hash digest = digest_of(files);
  Meta all = meta;
  all[std::string(key_origin)] = origin == Origin::live ? "live" : "rehearsal";
  all[std::string(key_files)] = to_hex(digest);
  const Head head{0, genesis_of(digest, all)};
  all[std::string(key_genesis)] = to_hex(head.hash);
  all[std::string(key_head_seq)] = "0";
  all[std::string(key_head_hash)] = to_hex(head.hash);
  if (auto put = put_meta(database, all); !put) return put.error();
  if (auto put = put_files(database, files); !put) return put.error();
  return head;
}

Result<Done> bring_up_to_date(Database& database) {
  constexpr std::string_view code = "record_open";
  const auto version = database.number("PRAGMA user_version", code);
  if (!version) return version.error();
  if (*version >= record_version) return Done{};
  auto transaction = Transaction::begin(database, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  for (const SchemaEntry& entry : schema_note_files) {
    if (*version >= 2) break;
    if (auto made = database.run(entry.sql, code); !made) return made;
  }
  for (const SchemaEntry& entry : schema_file_senders) {
    if (auto made = database.run(entry.sql, code); !made) return made;
  }
  if (auto set = database.run("PRAGMA user_version = 3", code); !set) return set;
  return transaction->commit(code);
}

Result<Done> write_triggers(Database& database) {
  for (const SchemaEntry& entry : schema_triggers) {
    if (auto made = database.run(entry.sql, write_code); !made) return made;
  }
  return Done{};
}

Result<Files> read_files(Database& database) {
  auto rows = database.prepare("SELECT path, content FROM files ORDER BY path", read_code);
  if (!rows) return rows.error();
  Files out;
  int stepped = rows->step();
  for (; stepped == SQLITE_ROW; stepped = rows->step()) {
    const Blob content = rows->blob(1);
    out[std::string(rows->text(0))].assign(reinterpret_cast<const char*>(content.data()),
                                           content.size());
  }
  if (stepped != SQLITE_DONE) return database.error(read_code);
  return out;
}

Result<Meta> read_meta(Database& database) {
  auto rows = database.prepare("SELECT key, value FROM meta ORDER BY key", read_code);
  if (!rows) return rows.error();
  Meta out;
  int stepped = rows->step();
  for (; stepped == SQLITE_ROW; stepped = rows->step())
    out[std::string(rows->text(0))] = rows->text(1);
  if (stepped != SQLITE_DONE) return database.error(read_code);
  return out;
}

Result<Head> read_head(Database& database) {
  const auto all = read_meta(database);
  if (!all) return all.error();
  const auto seq = all->find(std::string(key_head_seq));
  const auto hash = all->find(std::string(key_head_hash));
  if (seq == all->end() || hash == all->end()) return broken_head(database);
  Head out;
  const char* const end = seq->second.data() + seq->second.size();
  const auto [stop, error] = std::from_chars(seq->second.data(), end, out.seq);
  std::size_t size = 0;
  const int decoded = sodium_hex2bin(out.hash.data(), out.hash.size(), hash->second.data(),
                                     hash->second.size(), nullptr, &size, nullptr);
  if (error != std::errc{} || stop != end || decoded != 0 || size != out.hash.size())
    return broken_head(database);
  return out;
}

Meta genesis_meta(const Meta& all) {
  Meta out = all;
  for (const auto key : {key_genesis, key_head_seq, key_head_hash}) out.erase(std::string(key));
  return out;
}

Meta given_meta(const Meta& all) {
  Meta out = genesis_meta(all);
  for (const auto key : {key_origin, key_files}) out.erase(std::string(key));
  return out;
}

Result<HeadWriter> HeadWriter::prepare(Database& database) {
  auto statement = database.prepare(
      "UPDATE meta SET value = CASE key WHEN 'record.head_seq' THEN ?1 ELSE ?2 END "
      "WHERE key IN ('record.head_seq', 'record.head_hash') AND value = CASE key WHEN "
      "'record.head_seq' THEN ?3 ELSE ?4 END",
      "log_write");
  if (!statement) return statement.error();
  return HeadWriter(std::move(statement.value()));
}

Result<Done> HeadWriter::move(Database& database, const Head& before, const Head& after) {
  const std::string seq = std::to_string(after.seq);
  const std::string hash = to_hex(after.hash);
  const std::string old_seq = std::to_string(before.seq);
  const std::string old_hash = to_hex(before.hash);
  statement_.bind_all(std::string_view(seq), std::string_view(hash), std::string_view(old_seq),
                      std::string_view(old_hash));
  if (auto moved = done(database, statement_, "log_write"); !moved) return moved;
  if (database.changes() == 2) return Done{};
  const std::string path = database.path().string();
  return Error{
      "log_write",
      {path + ": "
              "ほかのプログラムがこの記録に書き込みました。同じ記録を二つのサーバーで動かさないでく"
              "ださい。",
       path + ": another program has written to this record; do not run one record on two servers"},
      path};
}

}  // namespace enshu::store
