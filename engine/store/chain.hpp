// The hash chain over a record: a changed, missing, added or moved row shows at its sequence.
#pragma once

#include <sodium.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/store/files.hpp"

namespace enshu::store {

/// BLAKE2b-256.
using Hash = std::array<unsigned char, 32>;

std::string to_hex(const Hash& hash);

/// Feeds values in an encoding that no other sequence of values shares: numbers as 8 bytes, texts
/// after their length.
class Hasher {
 public:
  Hasher();
  Hasher& add(std::uint64_t number);
  Hasher& add(std::int64_t number) { return add(static_cast<std::uint64_t>(number)); }
  Hasher& add(std::string_view text);
  Hasher& add(const Hash& hash);
  [[nodiscard]] Hash finish();

 private:
  crypto_generichash_state state_{};
};

/// An event as it stands in the table, without its hash.
struct Row {
  std::int64_t seq{};
  std::int64_t at{};
  std::int64_t wall{};
  std::string_view lane;
  std::string_view seat;
  std::string_view command;
  std::int64_t command_hash{};
  std::string_view kind;
  std::string_view body;
};

/// Of the files alone: the same scenario, the same digest.
Hash digest_of(const Files& files);
/// What the first event follows: the files and the meta.
Hash genesis_of(const Hash& files, const Meta& meta);
Hash next_hash(const Hash& before, const Row& row);

}  // namespace enshu::store
