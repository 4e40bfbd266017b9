// The front of the house: HTTP, WebSocket consoles, sign-in. One I/O thread; everything handed in may come from others.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/sign_in.hpp"
#include "engine/net/backend.hpp"

namespace enshu::net {

struct Asset {
  std::string_view bytes;
  std::string_view media_type;
};

struct ServerConfig {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one
  std::function<const Asset*(std::string_view path)> asset;  ///< `/index.html`, `/assets/…`; null when there is none
  std::function<WallTime()> now;
  std::string openapi;  ///< the document served at /api/v1/openapi.json
};

class Server {
 public:
  /// Errors: `listen` with the address and what to do about it.
  static Result<std::unique_ptr<Server>> open(ServerConfig config, Backend& backend, SignIn& sign_in);
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Runs the I/O on the calling thread until `stop`; drains open connections for up to two seconds.
  virtual void run() = 0;
  virtual void stop() = 0;  ///< from any thread or a signal handler's thread

  /// From any thread: events of an exercise that are durable, in order; each console gets one frame for the call.
  virtual void publish(std::string exercise, std::vector<FeedItem> items) = 0;
  /// An exercise (re)opened: its streams start anew under this epoch.
  virtual void open_exercise(std::string exercise, std::string epoch) = 0;
  virtual void close_exercise(std::string exercise) = 0;
  /// Ends the live connections of a seat (revoked or closed).
  virtual void drop_seat(std::string exercise, SeatId seat) = 0;

  struct Presence {
    SeatId seat;
    bool connected = false;
    std::int64_t last_active_ms{};  ///< Unix; 0 never
  };
  /// From any thread; a recent copy.
  [[nodiscard]] virtual std::vector<Presence> presence(const std::string& exercise) const = 0;
};

}  // namespace enshu::net
