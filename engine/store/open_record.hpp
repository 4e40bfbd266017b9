// The ways into an existing record's file, with all checks that each of them needs.
#pragma once

#include <filesystem>

#include "engine/store/chain.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

/// Errors: as `Record::open` says.
Result<Database> open_to_read(const std::filesystem::path& path);
/// Beside a connection of this program that appends; without a look at every page.
Result<Database> open_beside(const std::filesystem::path& path);
/// `mend`: after a write that failed (see `Access::mend`).
Result<Database> open_to_append(const std::filesystem::path& path, bool mend);

/// The genesis hash, once files and meta are shown to be those it was made of. Errors: `log_read`,
/// `record_changed`.
Result<Hash> verified_genesis(Database& database);

}  // namespace enshu::store
