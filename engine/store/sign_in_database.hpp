// The tables of `access.db`: hashes of secrets, never the secrets.
#pragma once

#include <filesystem>

#include "engine/store/sqlite.hpp"

namespace enshu::store {

/// Opens or makes the database, readable by its owner alone. Errors: `access_open`, `access_newer`.
Result<Database> open_sign_in_database(const std::filesystem::path& directory);

}  // namespace enshu::store
