// Session cache: a minute's memory of what the store said; ended and revoked sessions are forgotten
// at once.
#include "engine/net/session_cache.hpp"

#include <sodium.h>

#include <array>
#include <utility>

namespace enshu::net {
namespace {

constexpr std::int64_t kTrustMs = 60'000;
constexpr std::size_t kTokenMax = 256;

}  // namespace

std::string SessionCache::key(std::string_view token) {
  std::array<unsigned char, 16> out{};
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  return {reinterpret_cast<const char*>(out.data()), out.size()};
}

SessionCache::Session* SessionCache::find(std::string_view token, WallTime now,
                                          std::int64_t steady_ms) {
  if (token.empty() || token.size() > kTokenMax) return nullptr;
  const std::string hash = key(token);
  const auto known = sessions_.find(hash);
  if (known != sessions_.end() && steady_ms < known->second.until_ms) return &known->second;
  auto who = sign_in_.session(std::string(token), now);
  if (!who) {
    sessions_.erase(hash);
    return nullptr;
  }
  if (known == sessions_.end() && sessions_.size() >= sessions_max_) sessions_.clear();
  Session& session =
      sessions_[hash];  // the bucket of requests goes on when the session is only refreshed
  session.who = std::move(*who);
  session.until_ms = steady_ms + kTrustMs;
  return &session;
}

void SessionCache::forget(std::string_view token) { sessions_.erase(key(token)); }

void SessionCache::forget_seat(const std::string& exercise, const SeatId& seat) {
  std::erase_if(sessions_, [&](const auto& entry) {
    return entry.second.who.exercise == exercise && entry.second.who.seat == seat;
  });
}

void SessionCache::forget_stale(std::int64_t steady_ms) {
  std::erase_if(sessions_, [&](const auto& entry) { return steady_ms >= entry.second.until_ms; });
}

}  // namespace enshu::net
