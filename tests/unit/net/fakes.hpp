// The exercises and the doors behind the front, small enough to see through.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/net/server.hpp"
#include "engine/net/worker_pool.hpp"

namespace enshu::net::test {

/// Join codes and sessions in memory. Codes are `code-SEAT`; the operator `ops` has the password
/// `right`.
class FakeSignIn final : public SignIn {
 public:
  Result<std::string> new_code(const Identity& who, WallTime expires) override;
  Result<std::pair<Identity, std::string>> join(const std::string& code, WallTime now) override;
  Result<std::string> new_session(const Identity& who, WallTime now) override;
  std::optional<Identity> session(const std::string& token, WallTime now) override;
  void end_session(const std::string& token) override;
  Result<Done> revoke(const std::string& exercise, const SeatId& seat) override;
  Result<Done> set_password(const std::string& account, const std::string& password) override;
  bool check_password(const std::string& account, const std::string& password) override;
  bool has_accounts() override { return true; }
  Result<Done> put_draft(const Identity& who, const std::string& key,
                         const std::string& content) override;
  Result<Done> drop_draft(const Identity& who, const std::string& key) override;
  std::vector<std::pair<std::string, std::string>> drafts(const Identity& who) override;

  std::atomic<int> session_lookups = 0;

 private:
  std::map<std::string, Identity> codes_, sessions_;
  std::map<std::string, std::map<std::string, std::string>> drafts_;
  int tokens_ = 0;
};

/// One exercise `ex` on a thread of its own. A command makes one event, which its sender's class
/// and the lead controllers see; `OpenMessage` is seen by nobody, `EndExercise` is refused.
class FakeBackend final : public Backend {
 public:
  void seat(const Identity& who, std::function<void(std::optional<SeatInfo>)> reply) override;
  void greet(const Identity& who, bool with_past,
             std::function<void(Result<Greeting>)> reply) override;
  void command(const Identity& who, CommandId id, std::uint64_t hash, Command command,
               std::function<void(CommandReply)> reply) override;
  void api(ApiRequest request, std::function<void(ApiReply)> reply) override;

  void close_seat(const SeatId& seat);
  /// Puts `count` events before a class, in one call of `publish`.
  void tell(const ViewerClass& viewer, std::size_t count = 1, std::size_t bytes = 20);
  static ViewerClass participants(const std::string& lane = "a");
  static ViewerClass staff(Access access);

  Server* server = nullptr;
  std::string past;  ///< the words of what was there before; set before anybody asks
  std::atomic<bool> silent = false;  ///< answers no API request
  std::atomic<int> commands_done = 0;

 private:
  std::optional<SeatInfo> find(const SeatId& seat);

  std::mutex mutex_;
  std::set<SeatId> closed_;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>>
      done_;  ///< id to hash and sequence
  std::uint64_t record_ = 0;
  WorkerPool thread_{1, 100'000};  ///< last: it stops before what it uses goes
};

inline constexpr const char* kSeats[] = {"lead", "controller", "evaluator", "observer",
                                         "sub",  "a-1",        "a-2",       "b-1"};

}  // namespace enshu::net::test
