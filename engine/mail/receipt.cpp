// HMAC-SHA-256 over the name; the key is hashed from the exercise's secret.
#include "engine/mail/receipt.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

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

std::string_view purpose_of(Ask ask) {
  return ask == Ask::approval ? "enshu approval 1 " : "enshu comms check 1 ";
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

constexpr std::array<std::string_view, 5> personal{"/b/", "/f/", "/r/", "/a/", "/c/"};
constexpr std::span<const std::string_view> lures(personal.data(), 2);

/// The names of `/r/NAME/SIGNATURE` and the like, wherever they stand in it.
std::vector<LetterId> ids_in(std::string_view url, std::span<const std::string_view> starts) {
  constexpr std::size_t signature = 43;
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::vector<LetterId> out;
  for (const auto start : starts) {
    for (auto at = url.find(start); at != std::string_view::npos; at = url.find(start, at + 1)) {
      const auto rest = url.substr(at + start.size());
      const auto end = rest.find('/');
      if (end == std::string_view::npos) continue;
      auto id = receipt_name(rest.substr(0, end));
      if (!id) continue;
      const auto mac = rest.substr(end + 1);
      if (std::min(mac.find_first_not_of(letters), mac.size()) >= signature)
        out.push_back(std::move(*id));
    }
  }
  return out;
}

/// As above, also where somebody has wrapped the address in one of their own.
std::vector<LetterId> unwrapped(std::string_view url, std::span<const std::string_view> starts) {
  std::string at(url);
  for (int wraps = 0; wraps < 3; ++wraps) {
    if (auto ids = ids_in(at, starts); !ids.empty()) return ids;
    at = percent_decoded(at);
  }
  return {};
}

/// The address that the text begins with.
std::string_view url_at(std::string_view text) {
  constexpr std::string_view ends = " \t\r\n<>()[]\"'";
  const auto end = std::ranges::find_if(text, [ends](char c) {
    return ends.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80U;
  });
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::size_t next_url(std::string_view text) {
  return std::min(text.find("http://"), text.find("https://"));
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

std::string ask_path(Ask ask, const LetterId& id, std::string_view secret) {
  const auto name = name_of(id);
  return (ask == Ask::approval ? "/a/" : "/c/") + escaped(name) + "/" +
         mac_of(purpose_of(ask), name, secret);
}

bool ask_signed(Ask ask, std::string_view name, std::string_view signature,
                std::string_view secret) {
  return same(signature, mac_of(purpose_of(ask), name, secret));
}

std::optional<LetterId> receipt_name(std::string_view name) {
  return read_message_id(std::string(name) + "@" + std::string(no_domain), no_domain);
}

std::vector<LetterId> lures_in(std::string_view text) {
  std::vector<LetterId> out;
  for (auto at = next_url(text); at != std::string_view::npos; at = next_url(text)) {
    const auto url = url_at(text.substr(at));
    text.remove_prefix(at + url.size());
    for (auto& id : unwrapped(url, lures))
      if (std::ranges::find(out, id) == out.end()) out.push_back(std::move(id));
  }
  return out;
}

std::string without_personal_links(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto begin = next_url(text);
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const auto url = url_at(text);
    out += unwrapped(url, personal).empty()
               ? std::string(url)
               : "［個人あてのリンクのため省略 / personal link left out］";
    text.remove_prefix(url.size());
  }
  return out;
}

bool receipt_signed(std::string_view name, std::string_view signature, std::string_view secret) {
  return same(signature, mac_of(for_receipt, name, secret));
}

}  // namespace enshu::mail
