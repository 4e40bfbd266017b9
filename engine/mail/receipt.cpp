// HMAC-SHA-256 over the name; the key is hashed from the exercise's secret.
#include "engine/mail/receipt.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace enshu::mail {
namespace {

constexpr std::string_view no_domain = "r";

/// `purpose` keeps a signature for one thing from standing for another.
std::string mac_of(std::string_view purpose, std::string_view name, std::string_view secret) {
  [[maybe_unused]] static const int ready = sodium_init();
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()),
                              secret.size());
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

constexpr std::string_view for_receipt = "enshu receipt 1 ";

std::string_view purpose_of(Lure lure) {
  return lure == Lure::link ? "enshu bait link 1 " : "enshu bait file 1 ";
}

bool same(std::string_view signature, std::string_view right) {
  return signature.size() == right.size() &&
         sodium_memcmp(signature.data(), right.data(), right.size()) == 0;
}

std::string escaped(std::string_view name) {
  std::string shown;
  for (const char c : name) shown += c == '%' ? std::string("%25") : std::string(1, c);
  return shown;
}

/// `%2F` as `/`; what is no such escape stays.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const bool escape =
        text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(&text[i + 1], &text[i + 1] + 2, value, 16).ptr == &text[i + 1] + 2;
    out += escape ? static_cast<char>(value) : text[i];
    i += escape ? 2 : 0;
  }
  return out;
}

/// Whether `/r/NAME/SIGNATURE` or the like stands anywhere in it.
bool has_personal_path(std::string_view url) {
  constexpr std::size_t signature = 43;
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (const std::string_view start : {"/r/", "/b/", "/f/"}) {
    for (auto at = url.find(start); at != std::string_view::npos; at = url.find(start, at + 1)) {
      const auto rest = url.substr(at + start.size());
      const auto end = rest.find('/');
      if (end == std::string_view::npos || !receipt_name(rest.substr(0, end))) continue;
      const auto mac = rest.substr(end + 1);
      if (std::min(mac.find_first_not_of(letters), mac.size()) >= signature) return true;
    }
  }
  return false;
}

std::string name_of(const LetterId& id) {
  const auto whole = message_id(id, no_domain);
  return whole.substr(0, whole.rfind('@'));
}

}  // namespace

std::string receipt_path(const LetterId& id, std::string_view secret) {
  const auto name = name_of(id);
  return "/r/" + escaped(name) + "/" + mac_of(for_receipt, name, secret);
}

std::string lure_path(Lure lure, const LetterId& id, std::string_view secret) {
  const auto name = name_of(id);
  return (lure == Lure::link ? "/b/" : "/f/") + escaped(name) + "/" +
         mac_of(purpose_of(lure), name, secret);
}

bool lure_signed(Lure lure, std::string_view name, std::string_view signature,
                 std::string_view secret) {
  return same(signature, mac_of(purpose_of(lure), name, secret));
}

std::optional<LetterId> receipt_name(std::string_view name) {
  return read_message_id(std::string(name) + "@" + std::string(no_domain), no_domain);
}

std::string without_personal_links(std::string_view text) {
  constexpr std::string_view ends = " \t\r\n<>()[]\"'";
  std::string out;
  while (!text.empty()) {
    const auto begin = std::min(text.find("http://"), text.find("https://"));
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const auto end = std::ranges::find_if(text, [ends](char c) {
      return ends.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80U;
    });
    const auto url = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    const auto once = percent_decoded(url);
    const bool personal = has_personal_path(url) || has_personal_path(once) ||
                          has_personal_path(percent_decoded(once));
    out += personal ? "［個人あてのリンクのため省略 / personal link left out］" : std::string(url);
    text.remove_prefix(url.size());
  }
  return out;
}

bool receipt_signed(std::string_view name, std::string_view signature, std::string_view secret) {
  return same(signature, mac_of(for_receipt, name, secret));
}

}  // namespace enshu::mail
