// Files of evaluators' notes: beside the events in the record, by the hash of their content. An
// event names the hash, so the chain covers every byte.
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

/// What all notes of one exercise may hold.
inline constexpr std::int64_t note_files_most = 400;
inline constexpr std::int64_t note_file_bytes_most_together = 400LL * 1024 * 1024;

/// BLAKE2b-256 as hex: what `b2sum -l 256` says of the file.
NoteFileId note_file_id(std::string_view content);

/// Durable when it returns; content that is there already is not kept twice. Works beside the
/// server that appends events. Errors: those of opening, `note_files_full`, `note_file_write`.
Result<NoteFileId> keep_note_file(const std::filesystem::path& record, std::string_view content);

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
