// Who stands behind a session token, remembered for a short while so that not every request asks
// the store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/core/sign_in.hpp"
#include "engine/net/rate_limits.hpp"

namespace enshu::net {

/// Tokens are kept as hashes only.
class SessionCache {
 public:
  struct Session {
    Identity who;
    TokenBucket requests;
    TokenBucket files;  ///< those that it sends
    std::int64_t until_ms{};
  };

  explicit SessionCache(SignIn& sign_in, std::size_t sessions_max = 20'000)
      : sign_in_(sign_in), sessions_max_(sessions_max) {}

  /// Null when the token stands for nobody. Valid until the next call. `steady_ms` never goes back.
  Session* find(std::string_view token, WallTime now, std::int64_t steady_ms);
  /// What stands for a token where the token itself shall not be kept.
  static std::string key(std::string_view token);
  void forget(std::string_view token);
  void forget_seat(const std::string& exercise, const SeatId& seat);
  void forget_stale(std::int64_t steady_ms);

 private:
  SignIn& sign_in_;
  std::size_t sessions_max_;
  std::unordered_map<std::string, Session> sessions_;
};

}  // namespace enshu::net
