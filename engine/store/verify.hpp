// Proof that a record is as it was written, and copies of it while it is being written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/result.hpp"

namespace enshu::store {

struct Verified {
  std::uint64_t events{};
  std::string head_hash;  ///< hex
};

/// Walks the whole chain: every column of every event, the gaps, the head, the scenario's files,
/// the meta. Errors: those of opening to read; `log_broken` with the first bad sequence in words
/// and as `place` (`PATH#SEQ`); `record_changed` when the files or the meta are not those of the
/// beginning.
Result<Verified> verify(const std::filesystem::path& path);

/// Copies a record, also one that a server is writing: a consistent state, in one file, durable
/// when it returns. An older copy at `to` is replaced. Errors: those of opening to read,
/// `backup_failed`.
Result<Done> backup(const std::filesystem::path& from, const std::filesystem::path& to);

/// The same for the sign-in data of a data folder: `access.db` appears in `to`, readable by its
/// owner alone. False when there is none. Errors: `backup_failed`.
Result<bool> backup_sign_in(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace enshu::store
