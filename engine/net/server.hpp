// The front of the house: HTTP, WebSocket consoles, sign-in. One I/O thread; everything handed in
// may come from others.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
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

enum class LogLevel { info, warning, error };

/// What one peer may cost the others. The defaults are those of the house; tests and operators may
/// change them.
struct Limits {
  std::size_t connections_per_loopback_address = 20'000;
  std::size_t connections_per_address = 512;
  std::size_t head_bytes_max = 8 * 1024;
  std::size_t body_bytes_max = 64 * 1024;
  std::size_t files_at_once = 6;              ///< bodies that are files, of all peers together
  std::size_t message_bytes_max = 64 * 1024;  ///< a WebSocket message from a client
  std::size_t queue_bytes_max =
      1024 * 1024;  ///< live bytes that a console may stay behind, and answers that may wait for it
  Duration behind_max = seconds(10);  ///< further behind than that for so long, and it is dropped
  Duration head_deadline = seconds(10);
  Duration body_deadline = seconds(30);
  Duration idle_max = seconds(75);         ///< between two requests of a connection
  Duration write_stall_max = seconds(30);  ///< without the peer taking a byte
  Duration reply_deadline = seconds(60);   ///< for the exercises to answer a request
  Duration hello_deadline = seconds(10);
  Duration tls_deadline = seconds(10);  ///< from the connection to the end of TLS' handshake
  Duration ping_after = seconds(20);    ///< of silence
  Duration silence_max = seconds(45);   ///< then the console is taken for gone
  double joins_burst = 60, joins_per_second = 5;  ///< joins and logins of one address
  double failed_passwords_burst = 5,
         failed_passwords_per_second = 0.1;  ///< of one account from one address
  double account_burst = 50,
         account_per_second = 1;  ///< failed passwords of one account from everywhere
  double messages_burst = 200, messages_per_second = 50;  ///< of one console
  double requests_burst = 300, requests_per_second = 50;  ///< signed-in requests of one session
  double files_burst = 20, files_per_second = 0.5;        ///< files that one session sends
  std::size_t drafts_per_seat = 200;
};

/// The certificate with its chain, and its key; PEM files.
struct TlsFiles {
  std::string certificate;
  std::string key;
};

struct ServerConfig {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one
  std::function<const Asset*(std::string_view path)>
      asset;  ///< `/index.html`, `/assets/…`; null when there is none
  std::function<WallTime()> now;
  std::string openapi;  ///< the document served at /api/v1/openapi.json
  std::function<void(LogLevel, std::string_view line)>
      log;  ///< one JSON object a call, without newline; may be empty
  Limits limits;
  std::optional<TlsFiles> tls;           ///< nothing: plain HTTP
  std::function<std::string()> figures;  ///< more lines for /metrics; may be empty
};

class Server {
 public:
  /// Errors: `listen` with the address and what to do about it; those of `TlsGate::open`.
  static Result<std::unique_ptr<Server>> open(ServerConfig config, Backend& backend,
                                              SignIn& sign_in);
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Runs the I/O on the calling thread until `stop`; drains open connections for up to two
  /// seconds.
  virtual void run() = 0;
  virtual void stop() = 0;  ///< from any thread or a signal handler's thread

  /// From any thread: events of an exercise that are durable, in order; each console gets one frame
  /// for the call.
  virtual void publish(std::string exercise, std::vector<FeedItem> items) = 0;
  /// An exercise (re)opened: its streams start anew under this epoch, behind what was there before.
  virtual void open_exercise(std::string exercise, std::string epoch, std::vector<Past> past) = 0;
  virtual void close_exercise(std::string exercise) = 0;
  /// Told to every console of the exercise, also to those that come, until it is opened anew.
  virtual void notice(std::string exercise, Notice notice) = 0;
  /// Ends the live connections of a seat (revoked or closed).
  virtual void drop_seat(std::string exercise, SeatId seat) = 0;
  /// Runs `work` on the I/O thread, in order with the calls above: the one place for `SignIn` while
  /// the server runs.
  virtual void post(std::function<void()> work) = 0;

  struct Presence {
    SeatId seat;
    bool connected = false;
    std::int64_t last_active_ms{};  ///< Unix; 0 never
  };
  /// From any thread; a recent copy.
  [[nodiscard]] virtual std::vector<Presence> presence(const std::string& exercise) const = 0;
};

}  // namespace enshu::net
