// What the parts of the front share. Everything here belongs to the I/O thread, except where it
// says otherwise.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/net/http.hpp"
#include "engine/net/hub.hpp"
#include "engine/net/inbox.hpp"
#include "engine/net/log.hpp"
#include "engine/net/metrics.hpp"
#include "engine/net/presence.hpp"
#include "engine/net/server.hpp"
#include "engine/net/session_cache.hpp"
#include "engine/net/timer_wheel.hpp"

namespace enshu::net {

/// A connection, HTTP or console. The house keeps it alive until it takes itself out.
class Peer : public Timed {
 public:
  /// The server is going down: finish what is under way and end.
  virtual void shut_down() = 0;
};

/// Milliseconds of a clock that never goes back; for rates and latencies only.
std::int64_t steady_ms();
std::int64_t steady_us();

struct House {
  House(const ServerConfig& settings, Backend& exercises, SignIn& doors,
        std::function<void()> wake);

  const ServerConfig& config;
  Backend& backend;
  SignIn& sign_in;
  std::shared_ptr<Inbox>
      inbox;  ///< any thread; outlives the house, so that late answers fall on deaf ears
  Log log;
  Metrics metrics;
  TimerWheel wheel;
  PresenceBoard presence;  ///< any thread reads
  Hub hub;
  SessionCache sessions;
  std::string date;  ///< for the Date header; refreshed once a second
  bool stopping = false;
  std::unordered_map<std::string, std::size_t> connections_by_address;
  std::unordered_set<std::shared_ptr<Peer>> peers;
  /// Given back on whichever thread a request ends.
  std::shared_ptr<std::atomic<std::size_t>> files_under_way =
      std::make_shared<std::atomic<std::size_t>>(0);

  /// Whether those who connect come over TLS.
  [[nodiscard]] bool secure() const { return config.tls.has_value(); }
  [[nodiscard]] CookieForm cookies() const {
    return secure() ? CookieForm::secure : CookieForm::plain;
  }

  /// `Backend::seat`, answered on the I/O thread.
  void seat(const Identity& who, std::function<void(std::optional<SeatInfo>)> reply);
  void refresh_date();
  /// Gives the request a place among the bodies that are files, which ends with the request. No
  /// byte of a file is read for who is not signed in.
  std::optional<Refusal> take_place_for_file(HttpRequest& request);
};

/// A connection's place among those of its address; handed on when it becomes a console.
class AddressTicket {
 public:
  /// Not taken (`held()` is false) when the address has too many already.
  AddressTicket(House& house, std::string address, bool loopback);
  AddressTicket(AddressTicket&& other) noexcept
      : house_(std::exchange(other.house_, nullptr)), address_(std::move(other.address_)) {}
  AddressTicket(const AddressTicket&) = delete;
  AddressTicket& operator=(const AddressTicket&) = delete;
  AddressTicket& operator=(AddressTicket&&) = delete;
  ~AddressTicket();
  [[nodiscard]] bool held() const { return house_ != nullptr; }
  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  House* house_;
  std::string address_;
};

}  // namespace enshu::net
