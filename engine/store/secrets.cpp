// Random numbers, hashes and Argon2id, all of libsodium.
#include "engine/store/secrets.hpp"

#include <array>
#include <vector>

namespace enshu::store {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19 * 1024 * 1024;

class Slot {
 public:
  explicit Slot(std::counting_semaphore<2>& slots) : slots_(slots) { slots_.acquire(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;
  ~Slot() { slots_.release(); }

 private:
  std::counting_semaphore<2>& slots_;
};

}  // namespace

std::string new_secret(std::size_t bytes) {
  [[maybe_unused]] static const int ready = sodium_init();
  std::vector<unsigned char> random(bytes);
  randombytes_buf(random.data(), random.size());
  std::string out(sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), random.data(), random.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the terminating zero
  return out;
}

Hash hash_of_secret(std::string_view secret) {
  return Hasher().add("enshu secret 1").add(secret).finish();
}

Passwords::Passwords() {
  auto made = hash(new_secret(16));
  if (made) dummy_ = std::move(made.value());
}

Result<std::string> Passwords::hash(const std::string& password) {
  const Slot slot(slots_);
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), passes, memory_bytes) == 0)
    return std::string(out.data());
  return Error{"password_hash",
               {"パスワードを保護するメモリーが足りません。少し待ってからやり直してください。",
                "there is not enough memory to protect the password; wait a little and try again"},
               ""};
}

bool Passwords::check(const std::string& hash, const std::string& password) {
  const Slot slot(slots_);
  const std::string& against = hash.empty() ? dummy_ : hash;
  const bool fits =
      crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return fits && !hash.empty();
}

}  // namespace enshu::store
