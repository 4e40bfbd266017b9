// HMAC-SHA-256 over the name; the key is hashed from the exercise's secret.
#include "engine/mail/receipt.hpp"

#include <sodium.h>

#include <array>

namespace enshu::mail {
namespace {

constexpr std::string_view no_domain = "r";

std::string mac_of(std::string_view name, std::string_view secret) {
  [[maybe_unused]] static const int ready = sodium_init();
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()),
                              secret.size());
  constexpr std::string_view purpose = "enshu receipt 1 ";
  for (const auto part : {purpose, name}) {
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  part.size());
  }
  crypto_auth_hmacsha256_final(&state, mac.data());
  std::string out(sodium_base64_encoded_len(mac.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), mac.data(), mac.size(), variant);
  out.pop_back();  // the terminating zero
  return out;
}

std::string name_of(const LetterId& id) {
  const auto whole = message_id(id, no_domain);
  return whole.substr(0, whole.rfind('@'));
}

}  // namespace

std::string receipt_path(const LetterId& id, std::string_view secret) {
  const auto name = name_of(id);
  std::string shown;
  for (const char c : name) shown += c == '%' ? std::string("%25") : std::string(1, c);
  return "/r/" + shown + "/" + mac_of(name, secret);
}

std::optional<LetterId> receipt_name(std::string_view name) {
  return read_message_id(std::string(name) + "@" + std::string(no_domain), no_domain);
}

bool receipt_signed(std::string_view name, std::string_view signature, std::string_view secret) {
  const auto right = mac_of(name, secret);
  return signature.size() == right.size() &&
         sodium_memcmp(signature.data(), right.data(), right.size()) == 0;
}

}  // namespace enshu::mail
