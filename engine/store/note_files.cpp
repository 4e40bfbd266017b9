// One row a file, in a connection of its own: the exercise's writer waits for a moment at most.
#include "engine/store/note_files.hpp"

#include "engine/store/chain.hpp"
#include "engine/store/open_record.hpp"
#include "engine/store/rows.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view write_code = "note_file_write";
constexpr std::string_view read_code = "log_read";

bool has_files(Database& database) {
  const auto version = database.number("PRAGMA user_version", read_code);
  return version && *version >= 2;
}

Error full() {
  return {"note_files_full",
          {"この演習のメモに付けられるファイルの上限（400 個、合わせて 400 MB）に達しました。"
           "文章だけで保存してください。",
           "The notes of this exercise hold as many files as they can (400, and 400 MB together). "
           "Save the note without one."},
          {}};
}

Result<Done> check_room(Database& database, std::size_t more) {
  const auto count = database.number("SELECT count(*) FROM note_files", write_code);
  if (!count) return count.error();
  const auto bytes =
      database.number("SELECT coalesce(sum(length(content)), 0) FROM note_files", write_code);
  if (!bytes) return bytes.error();
  const bool fits = *count < note_files_most &&
                    *bytes + static_cast<std::int64_t>(more) <= note_file_bytes_most_together;
  if (!fits) return full();
  return Done{};
}

Error changed(const Database& database) {
  const std::string path = database.path().string();
  return {"log_broken",
          {path + ": メモの添付ファイルが書き換えられています。控えから戻してください。",
           path + ": a file of a note was changed; restore the record from a backup"},
          path};
}

std::string text_of(Blob content) {
  return {reinterpret_cast<const char*>(content.data()), content.size()};
}

}  // namespace

NoteFileId note_file_id(std::string_view content) {
  [[maybe_unused]] static const int ready = sodium_init();
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                     nullptr, 0);
  return NoteFileId{to_hex(hash)};
}

Result<NoteFileId> keep_note_file(const std::filesystem::path& record, std::string_view content) {
  const auto id = note_file_id(content);
  auto database = open_to_append(record, false);
  if (!database) return database.error();
  auto transaction = Transaction::begin(*database, "BEGIN IMMEDIATE", write_code);
  if (!transaction) return transaction.error();
  auto known = database->prepare("SELECT 1 FROM note_files WHERE hash = ?", write_code);
  if (!known) return known.error();
  known->bind_all(std::string_view(id.value));
  if (known->step() == SQLITE_ROW) return id;
  known->reset();
  if (auto room = check_room(*database, content.size()); !room) return room.error();
  auto insert = database->prepare("INSERT INTO note_files(hash, content) VALUES(?, ?)", write_code);
  if (!insert) return insert.error();
  insert->bind_all(std::string_view(id.value),
                   Blob(reinterpret_cast<const unsigned char*>(content.data()), content.size()));
  if (insert->step() != SQLITE_DONE) return database->error(write_code);
  insert->reset();
  if (auto done = transaction->commit(write_code); !done) return done.error();
  return id;
}

namespace {

Result<std::optional<std::string>> content_of(Database& database, const NoteFileId& id) {
  std::optional<std::string> out;
  if (!has_files(database)) return out;
  auto rows = database.prepare("SELECT content FROM note_files WHERE hash = ?", read_code);
  if (!rows) return rows.error();
  rows->bind_all(std::string_view(id.value));
  const int stepped = rows->step();
  if (stepped == SQLITE_ROW) out = text_of(rows->blob(0));
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) return database.error(read_code);
  if (out && note_file_id(*out) != id) return changed(database);
  return out;
}

}  // namespace

Result<std::optional<std::string>> note_file(const std::filesystem::path& record,
                                             const NoteFileId& id) {
  auto database = open_beside(record);
  if (!database) return database.error();
  return content_of(*database, id);
}

Result<Done> each_note_file(const std::filesystem::path& record, std::span<const NoteFileId> ids,
                            const NoteFileReader& each) {
  if (ids.empty()) return Done{};
  auto database = open_to_read(record);
  if (!database) return database.error();
  for (const auto& id : ids) {
    auto content = content_of(*database, id);
    if (!content) return content.error();
    if (!*content) continue;
    if (auto done = each(id, std::move(**content)); !done) return done;
  }
  return Done{};
}

Result<Done> verify_note_file(Database& database, std::uint64_t seq, const NoteFile& file) {
  const Text lost{"添付ファイルがありません", "its file is missing"};
  if (!has_files(database)) return broken_at(database, seq, lost);
  auto rows = database.prepare("SELECT content FROM note_files WHERE hash = ?", read_code);
  if (!rows) return rows.error();
  rows->bind_all(std::string_view(file.id.value));
  const int stepped = rows->step();
  if (stepped == SQLITE_DONE) return broken_at(database, seq, lost);
  if (stepped != SQLITE_ROW) return database.error(read_code);
  const auto content = rows->blob(0);
  const std::string_view bytes(reinterpret_cast<const char*>(content.data()), content.size());
  if (bytes.size() == file.bytes && note_file_id(bytes) == file.id) return Done{};
  return broken_at(database, seq, {"添付ファイルが書き換えられています", "its file was changed"});
}

}  // namespace enshu::store
