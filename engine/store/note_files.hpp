// Files that people put to notes and messages: beside the events in the record, by the hash of
// their content. An event names the hash, so the chain covers every byte.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/attachment.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

struct FileRoom {
  std::int64_t files{};
  std::int64_t bytes{};
};
/// What the staff of one exercise may hand in.
inline constexpr FileRoom staff_room{400, 400LL * 1024 * 1024};
/// What all who play it may, which leaves the staff theirs; and each of them.
inline constexpr FileRoom players_room{2'000, 500LL * 1024 * 1024};
inline constexpr FileRoom player_room{20, 50LL * 1024 * 1024};

/// Who hands a file in.
struct FileSender {
  SeatId seat;
  bool plays = false;
};

/// BLAKE2b-256 as hex: what `b2sum -l 256` says of the file.
NoteFileId note_file_id(std::string_view content);

/// Durable when it returns; content that is there already is not kept twice. Works beside the
/// server that appends events. Errors: those of opening, `note_file_write`, and `note_files_full`,
/// `players_files_full`, `own_files_full` for the rooms above.
Result<NoteFileId> keep_note_file(const std::filesystem::path& record, std::string_view content,
                                  const FileSender& sender);
/// Whether this seat handed the file in. Errors: those of opening, `log_read`.
Result<bool> handed_in(const std::filesystem::path& record, const NoteFileId& id,
                       const SeatId& seat);
/// Those are no faults of the disk: there is no room.
bool is_full(const Error& error);

/// Nothing when there is none of this hash. Errors: those of opening, `log_read`, `log_broken` when
/// the bytes are not those that were kept.
Result<std::optional<std::string>> note_file(const std::filesystem::path& record,
                                             const NoteFileId& id);
using NoteFileReader = std::function<Result<Done>(const NoteFileId&, std::string)>;
/// Those of them that are there, one after the other, from wherever the record lies. Errors as
/// above, and those of the reader.
Result<Done> each_note_file(const std::filesystem::path& record, std::span<const NoteFileId> ids,
                            const NoteFileReader& each);

/// The file that event `seq` names is there, whole and unchanged. Errors: `log_broken`.
Result<Done> verify_note_file(Database& database, std::uint64_t seq, const NoteFile& file);

}  // namespace enshu::store
