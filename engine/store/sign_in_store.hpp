// Join codes, sessions, accounts and unsent work in one small database beside the exercises:
// `DIR/access.db`.
#pragma once

#include <filesystem>
#include <memory>

#include "engine/core/sign_in.hpp"

namespace enshu::store {

/// Codes may be used again until they expire or are revoked: a clerk whose browser died must get in
/// again. Sessions end after 12 hours without use and survive a restart. Thread-safe; at most two
/// passwords are being hashed at once. Errors: `access_open`, `access_newer`.
Result<std::unique_ptr<SignIn>> open_sign_in(const std::filesystem::path& directory);

}  // namespace enshu::store
