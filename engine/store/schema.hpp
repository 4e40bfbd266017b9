// The tables of a record, word for word: a file whose schema differs in one letter is not opened.
#pragma once

#include <array>

namespace enshu::store {

struct SchemaEntry {
  const char* name;
  const char* sql;  ///< exactly as SQLite keeps it
};

/// `application_id` 0x454E5348 ("ENSH") and the schema's version.
inline constexpr const char* identification_sql =
    "PRAGMA application_id = 1162761032; PRAGMA user_version = 3;";

inline constexpr std::array<SchemaEntry, 3> schema_tables{{
    {"events",
     "CREATE TABLE events(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, wall INTEGER NOT NULL, "
     "lane TEXT NOT NULL, "
     "seat TEXT NOT NULL, command TEXT NOT NULL, command_hash INTEGER NOT NULL, kind TEXT NOT "
     "NULL, body TEXT NOT NULL, "
     "hash BLOB NOT NULL) STRICT"},
    {"files",
     "CREATE TABLE files(path TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID"},
    {"meta", "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"},
}};

/// What version 2 has beside the tables of version 1: the files that people put to notes and
/// messages, by the hash of their content, which stands in the events.
inline constexpr std::array<SchemaEntry, 3> schema_note_files{{
    {"note_files",
     "CREATE TABLE note_files(hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT "
     "ROWID"},
    {"note_files_delete",
     "CREATE TRIGGER note_files_delete BEFORE DELETE ON note_files BEGIN SELECT raise(ABORT, "
     "'files are never deleted'); END"},
    {"note_files_update",
     "CREATE TRIGGER note_files_update BEFORE UPDATE ON note_files BEGIN SELECT raise(ABORT, "
     "'files are never changed'); END"},
}};

/// What version 3 has beside those: who handed a file in. It may be named by them before anybody
/// else sees it, and counts for what a seat may hand in.
inline constexpr std::array<SchemaEntry, 3> schema_file_senders{{
    {"file_senders",
     "CREATE TABLE file_senders(hash TEXT NOT NULL, seat TEXT NOT NULL, plays INTEGER NOT NULL, "
     "bytes INTEGER NOT NULL, PRIMARY KEY(hash, seat)) STRICT, WITHOUT ROWID"},
    {"file_senders_delete",
     "CREATE TRIGGER file_senders_delete BEFORE DELETE ON file_senders BEGIN SELECT raise(ABORT, "
     "'files are never deleted'); END"},
    {"file_senders_update",
     "CREATE TRIGGER file_senders_update BEFORE UPDATE ON file_senders BEGIN SELECT raise(ABORT, "
     "'files are never changed'); END"},
}};

/// Guards against slips with the sqlite3 shell. They stop nobody who means it; the hash chain shows
/// what was done.
inline constexpr std::array<SchemaEntry, 9> schema_triggers{{
    {"events_delete",
     "CREATE TRIGGER events_delete BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'events are "
     "never deleted'); END"},
    {"events_insert",
     "CREATE TRIGGER events_insert BEFORE INSERT ON events WHEN new.seq IS NOT (SELECT "
     "coalesce(max(seq), 0) + 1 FROM "
     "events) BEGIN SELECT raise(ABORT, 'events are only appended'); END"},
    {"events_update",
     "CREATE TRIGGER events_update BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'events are "
     "never changed'); END"},
    {"files_delete",
     "CREATE TRIGGER files_delete BEFORE DELETE ON files BEGIN SELECT raise(ABORT, 'files are "
     "never deleted'); END"},
    {"files_insert",
     "CREATE TRIGGER files_insert BEFORE INSERT ON files BEGIN SELECT raise(ABORT, 'files are "
     "fixed at creation'); END"},
    {"files_update",
     "CREATE TRIGGER files_update BEFORE UPDATE ON files BEGIN SELECT raise(ABORT, 'files are "
     "never changed'); END"},
    {"meta_delete",
     "CREATE TRIGGER meta_delete BEFORE DELETE ON meta BEGIN SELECT raise(ABORT, 'meta is never "
     "deleted'); END"},
    {"meta_insert",
     "CREATE TRIGGER meta_insert BEFORE INSERT ON meta BEGIN SELECT raise(ABORT, 'meta is fixed at "
     "creation'); END"},
    {"meta_update",
     "CREATE TRIGGER meta_update BEFORE UPDATE ON meta WHEN old.key NOT IN ('record.head_seq', "
     "'record.head_hash') OR "
     "new.key IS NOT old.key BEGIN SELECT raise(ABORT, 'meta is fixed at creation'); END"},
}};

}  // namespace enshu::store
