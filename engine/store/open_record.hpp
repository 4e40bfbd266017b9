// The two ways into an existing record's file, with all checks that each of them needs.
#pragma once

#include <filesystem>

#include "engine/store/sqlite.hpp"

namespace enshu::store {

/// Errors: as `Record::open` says.
Result<Database> open_to_read(const std::filesystem::path& path);
/// `mend`: after a write that failed (see `Access::mend`).
Result<Database> open_to_append(const std::filesystem::path& path, bool mend);

}  // namespace enshu::store
