// BLAKE2b-256 through libsodium, over an encoding without ambiguity.
#include "engine/store/chain.hpp"

namespace enshu::store {

std::string to_hex(const Hash& hash) {
  std::array<char, 65> out{};
  sodium_bin2hex(out.data(), out.size(), hash.data(), hash.size());
  return out.data();
}

Hasher::Hasher() {
  [[maybe_unused]] static const int ready = sodium_init();  // chooses the fast implementation
  crypto_generichash_init(&state_, nullptr, 0, Hash{}.size());
}

Hasher& Hasher::add(std::uint64_t number) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(number >> (8 * i) & 0xFF);
  crypto_generichash_update(&state_, bytes.data(), bytes.size());
  return *this;
}

Hasher& Hasher::add(std::string_view text) {
  add(static_cast<std::uint64_t>(text.size()));
  crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(text.data()),
                            text.size());
  return *this;
}

Hasher& Hasher::add(const Hash& hash) {
  crypto_generichash_update(&state_, hash.data(), hash.size());
  return *this;
}

Hash Hasher::finish() {
  Hash out{};
  crypto_generichash_final(&state_, out.data(), out.size());
  return out;
}

Hash digest_of(const Files& files) {
  Hasher hasher;
  hasher.add("enshu files 1").add(static_cast<std::uint64_t>(files.size()));
  for (const auto& [path, content] : files) hasher.add(path).add(content);
  return hasher.finish();
}

Hash genesis_of(const Hash& files, const Meta& meta) {
  Hasher hasher;
  hasher.add("enshu record 1").add(files).add(static_cast<std::uint64_t>(meta.size()));
  for (const auto& [key, value] : meta) hasher.add(key).add(value);
  return hasher.finish();
}

Hash next_hash(const Hash& before, const Row& row) {
  Hasher hasher;
  hasher.add(before).add(row.seq).add(row.at).add(row.wall).add(row.lane).add(row.seat).add(
      row.command);
  hasher.add(row.command_hash).add(row.kind).add(row.body);
  return hasher.finish();
}

}  // namespace enshu::store
