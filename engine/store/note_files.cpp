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

bool has_senders(Database& database) {
  const auto version = database.number("PRAGMA user_version", read_code);
  return version && *version >= 3;
}

Error staff_full() {
  return {"note_files_full",
          {"この演習のメモに付けられるファイルの上限（400 個、合わせて 400 MB）に達しました。"
           "文章だけで保存してください。",
           "The notes of this exercise hold as many files as they can (400, and 400 MB together). "
           "Save the note without one."},
          {}};
}

Error players_full() {
  return {"players_files_full",
          {"この演習で参加者が付けられるファイルの上限（2,000 個、合わせて 500 MB）に達しました。"
           "内容を本文に書いて送ってください。",
           "The participants of this exercise have handed in as many files as it holds (2,000, and "
           "500 MB together). Write what matters into the text."},
          {}};
}

Error own_full() {
  return {"own_files_full",
          {"一人が一つの演習で付けられるファイルの上限（20 個、合わせて 50 MB）に達しました。"
           "内容を本文に書いて送ってください。",
           "You have handed in as many files as one person may in an exercise (20, and 50 MB "
           "together). Write what matters into the text."},
          {}};
}

/// `select` has two columns, how many and how large; it asks for `seat` if that is not empty.
Result<bool> fits(Database& database, const char* select, std::string_view seat, std::size_t more,
                  const FileRoom& room) {
  auto rows = database.prepare(select, write_code);
  if (!rows) return rows.error();
  if (!seat.empty()) rows->bind_all(seat);
  if (rows->step() != SQLITE_ROW) return database.error(write_code);
  const bool out = rows->integer(0) < room.files &&
                   rows->integer(1) + static_cast<std::int64_t>(more) <= room.bytes;
  rows->reset();
  return out;
}

Result<Done> check_room(Database& database, std::size_t more, const FileSender& sender) {
  if (!sender.plays) {
    const auto room = fits(database,
                           "SELECT count(*), coalesce(sum(length(content)), 0) FROM note_files "
                           "WHERE hash NOT IN (SELECT hash FROM file_senders WHERE plays = 1)",
                           {}, more, staff_room);
    if (!room) return room.error();
    return *room ? Result<Done>(Done{}) : staff_full();
  }
  const auto own = fits(database,
                        "SELECT count(*), coalesce(sum(bytes), 0) FROM file_senders "
                        "WHERE plays = 1 AND seat = ?",
                        sender.seat.value, more, player_room);
  if (!own) return own.error();
  if (!*own) return own_full();
  const auto together = fits(database,
                             "SELECT count(*), coalesce(sum(bytes), 0) FROM file_senders "
                             "WHERE plays = 1",
                             {}, more, players_room);
  if (!together) return together.error();
  return *together ? Result<Done>(Done{}) : players_full();
}

Error changed(const Database& database) {
  const std::string path = database.path().string();
  return {"log_broken",
          {path + ": 添付ファイルが書き換えられています。控えから戻してください。",
           path + ": a file that somebody handed in was changed; restore the record from a backup"},
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

namespace {

Result<bool> stands(Database& database, const char* select, std::string_view id,
                    std::string_view seat, std::string_view code) {
  auto rows = database.prepare(select, code);
  if (!rows) return rows.error();
  if (seat.empty())
    rows->bind_all(id);
  else
    rows->bind_all(id, seat);
  const int stepped = rows->step();
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) return database.error(code);
  rows->reset();
  return stepped == SQLITE_ROW;
}

constexpr const char* of_sender = "SELECT 1 FROM file_senders WHERE hash = ? AND seat = ?";

Result<Done> put_content(Database& database, const NoteFileId& id, std::string_view content) {
  const auto known =
      stands(database, "SELECT 1 FROM note_files WHERE hash = ?", id.value, {}, write_code);
  if (!known) return known.error();
  if (*known) return Done{};
  auto insert = database.prepare("INSERT INTO note_files(hash, content) VALUES(?, ?)", write_code);
  if (!insert) return insert.error();
  insert->bind_all(std::string_view(id.value),
                   Blob(reinterpret_cast<const unsigned char*>(content.data()), content.size()));
  if (insert->step() != SQLITE_DONE) return database.error(write_code);
  insert->reset();
  return Done{};
}

Result<Done> put_sender(Database& database, const NoteFileId& id, const FileSender& sender,
                        std::size_t bytes) {
  auto insert = database.prepare(
      "INSERT INTO file_senders(hash, seat, plays, bytes) VALUES(?, ?, ?, ?)", write_code);
  if (!insert) return insert.error();
  insert->bind_all(std::string_view(id.value), std::string_view(sender.seat.value),
                   std::int64_t{sender.plays ? 1 : 0}, static_cast<std::int64_t>(bytes));
  if (insert->step() != SQLITE_DONE) return database.error(write_code);
  insert->reset();
  return Done{};
}

}  // namespace

Result<NoteFileId> keep_note_file(const std::filesystem::path& record, std::string_view content,
                                  const FileSender& sender) {
  const auto id = note_file_id(content);
  auto database = open_to_append(record, false);
  if (!database) return database.error();
  auto transaction = Transaction::begin(*database, "BEGIN IMMEDIATE", write_code);
  if (!transaction) return transaction.error();
  const auto known = stands(*database, of_sender, id.value, sender.seat.value, write_code);
  if (!known) return known.error();
  if (*known) return id;
  if (auto room = check_room(*database, content.size(), sender); !room) return room.error();
  if (auto put = put_content(*database, id, content); !put) return put.error();
  if (auto put = put_sender(*database, id, sender, content.size()); !put) return put.error();
  if (auto done = transaction->commit(write_code); !done) return done.error();
  return id;
}

Result<bool> handed_in(const std::filesystem::path& record, const NoteFileId& id,
                       const SeatId& seat) {
  auto database = open_beside(record);
  if (!database) return database.error();
  if (!has_senders(*database)) return false;
  return stands(*database, of_sender, id.value, seat.value, read_code);
}

bool is_full(const Error& error) {
  return error.code == "note_files_full" || error.code == "players_files_full" ||
         error.code == "own_files_full";
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
