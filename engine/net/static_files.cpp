// Static files: assets are compiled in, so their tags are computed once and never go stale.
#include "engine/net/static_files.hpp"

#include <sodium.h>

#include <array>

namespace enshu::net {
namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool is_page(std::string_view path) {
  return path.find('.') == std::string_view::npos && !starts_with(path, "/api/") && path != "/api";
}

bool mentions(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace

const std::string& StaticFiles::tag_of(const Asset& asset) {
  std::string& tag = tags_[&asset];
  if (tag.empty()) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(asset.bytes.data()),
                       asset.bytes.size(), nullptr, 0);
    std::array<char, 2 * hash.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    tag = "\"" + std::string(hex.data()) + "\"";
  }
  return tag;
}

HttpReply StaticFiles::answer(const std::string& path, const std::string& if_none_match) {
  const Asset* asset = config_.asset ? config_.asset(path) : nullptr;
  if (asset == nullptr && config_.asset && is_page(path)) asset = config_.asset("/index.html");
  if (asset == nullptr) return refuse(refusals::kNotFound);
  HttpReply reply;
  reply.content_type = asset->media_type;
  reply.headers.emplace_back("Cache-Control",
                             starts_with(path, "/assets/") ? kForever : kRevalidate);
  reply.headers.emplace_back("ETag", tag_of(*asset));
  if (mentions(if_none_match, tag_of(*asset)))
    reply.status = 304;
  else
    reply.asset = asset->bytes;
  return reply;
}

}  // namespace enshu::net
