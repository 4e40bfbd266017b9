// The load generator's only door to the network: HTTP requests, WebSocket lines and timers on one
// thread, towards this machine alone. Beast stands behind it, in wire.cpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace enshu::load {

using Clock = std::chrono::steady_clock;

/// Milliseconds between two moments.
double ms_between(Clock::time_point from, Clock::time_point to);

/// A server on this machine: `127.x.y.z` and its port.
struct Place {
  std::string host;
  std::uint16_t port{};
};

/// Nothing for whatever is not `http://127.…:PORT`: load is put on nobody else's machine.
std::optional<Place> loopback_place(std::string_view url);

struct HttpAnswer {
  int status{};  ///< 0: no answer
  std::string body;
  std::string cookie;  ///< `NAME=VALUE` of the first Set-Cookie
};

/// Who is told what happens on a line. Nothing is told after `on_end`, nor after `Line::forget`.
class LineOwner {
 public:
  virtual ~LineOwner() = default;
  virtual void on_open() = 0;
  virtual void on_text(std::string_view text) = 0;
  /// `code`: of the close frame, 0 without one.
  virtual void on_end(int code) = 0;
};

/// One WebSocket.
class Line {
 public:
  virtual ~Line() = default;
  virtual void send(std::string text) = 0;
  /// Says goodbye (1001), as a page that is left.
  virtual void leave() = 0;
  /// Gone without a word: the peer sees a reset.
  virtual void cut() = 0;
};

class Wire {
 public:
  static std::unique_ptr<Wire> make();
  virtual ~Wire() = default;

  /// `from`: the loopback address that the peer shall see.
  virtual void request(const Place& to, const std::string& from, const std::string& method,
                       const std::string& target, const std::string& cookie,
                       const std::string& body, std::function<void(HttpAnswer)> answer) = 0;
  /// The owner must live until it was told the end, or the line is left or cut.
  virtual std::shared_ptr<Line> open(const Place& to, const std::string& from,
                                     const std::string& target, const std::string& subprotocol,
                                     const std::string& cookie, LineOwner& owner) = 0;
  virtual void after(std::chrono::milliseconds wait, std::function<void()> work) = 0;
  /// Works until `done` says so (asked every few milliseconds) or the time is up; true when done.
  virtual bool run_until(const std::function<bool()>& done, std::chrono::milliseconds most) = 0;
};

}  // namespace enshu::load
