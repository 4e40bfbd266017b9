// Secrets that are handed out, and the hashes that are kept.
#pragma once

#include <cstddef>
#include <semaphore>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/store/chain.hpp"

namespace enshu::store {

/// `bytes` random bytes as base64url without padding.
std::string new_secret(std::size_t bytes);
/// What is kept of a code or token. They are random, so a fast hash is enough.
Hash hash_of_secret(std::string_view secret);

/// Argon2id at 19 MB and two passes (about 35 ms). At most two at once: more would be an attack on
/// our own memory.
class Passwords {
 public:
  Passwords();
  /// Errors: `password_hash` (no memory).
  Result<std::string> hash(const std::string& password);
  /// An empty `hash` is an unknown account: false, after the same work.
  bool check(const std::string& hash, const std::string& password);

 private:
  std::counting_semaphore<2> slots_{2};
  std::string dummy_;
};

}  // namespace enshu::store
