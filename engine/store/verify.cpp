// Recomputes the chain from the first byte of the description to the head.
#include "engine/store/verify.hpp"

#include "engine/store/note_files.hpp"
#include "engine/store/open_record.hpp"
#include "engine/store/rows.hpp"

namespace enshu::store {
namespace {

Error changed(const Database& database, std::string_view ja, std::string_view en) {
  const std::string path = database.path().string();
  return {"record_changed",
          {path + ": " + std::string(ja) + "が作成時と違います。控えから戻してください。",
           path + ": " + std::string(en) +
               " not those of the beginning; restore the record from a backup"},
          path};
}

/// The files that people put to a note or a message.
const std::vector<NoteFile>& files_of(const Event& event) {
  static const std::vector<NoteFile> none;
  if (const auto* note = std::get_if<NoteAdded>(&event)) return note->files;
  if (const auto* message = std::get_if<MessageSent>(&event)) return message->files;
  return none;
}

}  // namespace

Result<Hash> verified_genesis(Database& database) {
  const auto files = read_files(database);
  if (!files) return files.error();
  const auto meta = read_meta(database);
  if (!meta) return meta.error();
  const auto stated = [&](std::string_view key) {
    const auto found = meta->find(std::string(key));
    return found == meta->end() ? std::string() : found->second;
  };
  const Hash digest = digest_of(*files);
  if (to_hex(digest) != stated(key_files)) {
    return changed(database, "シナリオのファイル", "the scenario's files are");
  }
  const Hash genesis = genesis_of(digest, genesis_meta(*meta));
  if (to_hex(genesis) != stated(key_genesis))
    return changed(database, "記録の説明", "the record's own particulars are");
  return genesis;
}

Result<Verified> verify(const std::filesystem::path& path) {
  auto database = open_to_read(path);
  if (!database) return database.error();
  const auto transaction =
      Transaction::begin(*database, "BEGIN", "log_read");  // one state, though a server writes on
  if (!transaction) return transaction.error();
  const auto genesis = verified_genesis(*database);
  if (!genesis) return genesis.error();
  Head reached{0, *genesis};
  const auto walked = read_rows(*database, 1, [&](const StoredRow& stored) -> Result<bool> {
    const auto seq = static_cast<std::uint64_t>(stored.row.seq);
    const Hash hash = next_hash(reached.hash, stored.row);
    if (hash != stored.hash)
      return broken_at(*database, seq, {"内容が書き換えられています", "its content was changed"});
    const auto event = recorded_of(*database, stored.row);
    if (!event) return event.error();
    for (const auto& file : files_of(event->event)) {
      if (auto whole = verify_note_file(*database, seq, file); !whole) return whole.error();
    }
    reached = {seq, hash};
    return true;
  });
  if (!walked) return walked.error();
  const auto head = read_head(*database);
  if (!head) return head.error();
  if (head->seq > reached.seq) {
    return broken_at(*database, reached.seq + 1,
                     {"ここから先の行がありません", "the rows from here on are missing"});
  }
  if (head->seq < reached.seq) {
    return broken_at(*database, head->seq + 1,
                     {"末尾の印より後の行です", "it stands behind the mark of the end"});
  }
  if (head->hash != reached.hash) {
    return broken_at(*database, reached.seq,
                     {"末尾の印と合いません", "it does not fit the mark of the end"});
  }
  return Verified{reached.seq, to_hex(reached.hash)};
}

}  // namespace enshu::store
