// The seam to join codes, sessions and operators' accounts. engine/store keeps them; engine/net
// asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu {

/// Whom a session or a join code stands for. `exercise` and `seat` empty: an operator, before
/// entering an exercise.
struct Identity {
  std::string exercise;
  SeatId seat;
  std::string account;
  bool operator==(const Identity&) const = default;
};

/// What consoles of an exercise were told last, as far as it was noted: the epoch of their numbers,
/// and the event of the record that they had seen by then.
struct Served {
  std::string epoch;
  std::uint64_t seq{};
  WallTime wall;  ///< of that event
  bool operator==(const Served&) const = default;
};

/// Secrets are handed out once and kept only as hashes. All calls are made by one thread and are
/// quick, except the password ones (about 35 ms of Argon2id), which are thread-safe and run beside
/// it.
class SignIn {
 public:
  virtual ~SignIn() = default;

  /// A new join code (128 random bits, base64url without padding) for a seat, valid until
  /// `expires`.
  virtual Result<std::string> new_code(const Identity& who, WallTime expires) = 0;
  /// Exchanges a code for a session token. Errors: `join_unknown`, `join_expired`, `join_revoked`.
  virtual Result<std::pair<Identity, std::string>> join(const std::string& code, WallTime now) = 0;
  /// A session for somebody already known (an operator entering an exercise, or after a password).
  virtual Result<std::string> new_session(const Identity& who, WallTime now) = 0;
  /// Whom the token stands for; nothing when unknown, expired or revoked.
  virtual std::optional<Identity> session(const std::string& token, WallTime now) = 0;
  virtual void end_session(const std::string& token) = 0;
  /// Ends codes and sessions of a seat.
  virtual Result<Done> revoke(const std::string& exercise, const SeatId& seat) = 0;

  virtual Result<Done> set_password(const std::string& account, const std::string& password) = 0;
  /// Takes as long for an unknown account as for a wrong password.
  virtual bool check_password(const std::string& account, const std::string& password) = 0;
  [[nodiscard]] virtual bool has_accounts() = 0;

  /// Unsent work of a seat, durable; `content` is opaque JSON.
  virtual Result<Done> put_draft(const Identity& who, const std::string& key,
                                 const std::string& content) = 0;
  virtual Result<Done> drop_draft(const Identity& who, const std::string& key) = 0;
  virtual std::vector<std::pair<std::string, std::string>> drafts(const Identity& who) = 0;

  /// Any thread. A store that keeps nothing makes every start a new epoch.
  virtual std::optional<Served> served(const std::string& /*exercise*/) { return std::nullopt; }
  virtual Result<Done> note_served(const std::string& /*exercise*/, const Served& /*served*/) {
    return Done{};
  }

  /// A join code for each, all or none; for thousands at once.
  virtual Result<std::vector<std::string>> new_codes(const std::vector<Identity>& whom,
                                                     WallTime expires) {
    std::vector<std::string> codes;
    for (const auto& who : whom) {
      auto made = new_code(who, expires);
      if (!made) return made.error();
      codes.push_back(std::move(*made));
    }
    return codes;
  }
};

}  // namespace enshu
