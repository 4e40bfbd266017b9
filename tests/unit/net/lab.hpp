// A whole server on a loopback port for the length of a test, and the clients that knock on it.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/unit/net/fakes.hpp"

namespace enshu::net::test {

class Lab {
 public:
  explicit Lab(Limits limits = {}, std::optional<TlsFiles> tls = std::nullopt);
  ~Lab();
  Lab(const Lab&) = delete;
  Lab& operator=(const Lab&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server->port(); }
  /// Signs in by join link; the value of the Cookie header.
  std::string cookie(const std::string& seat);
  std::string operator_cookie();
  /// The value of a metric.
  double metric(const std::string& name);
  /// Waits until everything posted to the I/O thread before has been done.
  void settle();

  FakeSignIn sign_in;
  FakeBackend backend;
  std::unique_ptr<Server> server;
  std::vector<std::string> log;

 private:
  std::thread thread_;
};

struct HttpAnswer {
  int status = 0;                              ///< 0: closed without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
  bool closed = false;  ///< the server ended the connection after it

  [[nodiscard]] boost::json::value json() const;
  [[nodiscard]] std::string code() const;  ///< of a refusal
};

/// A plain TCP connection, as rude as a test needs it.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void send(std::string_view bytes);
  /// Reads one answer with a Content-Length. `head_only`: to HEAD, or 304 and 101.
  HttpAnswer read(bool head_only = false);
  /// Whether the server ends the connection within the time.
  bool ended(std::chrono::milliseconds within);

 private:
  bool fill(std::chrono::milliseconds within);
  int socket_ = -1;
  std::string seen_;
};

/// Sends a well-formed request on a fresh connection.
HttpAnswer ask(const Lab& lab, const std::string& method, const std::string& target,
               const std::string& cookie = "", const std::string& body = "",
               const std::string& more_headers = "");

/// A console's WebSocket. Every read gives up after three seconds.
class WsClient {
 public:
  /// `subprotocol` empty: none is offered.
  WsClient(std::uint16_t port, const std::string& cookie,
           const std::string& subprotocol = "enshu.v1");
  ~WsClient();

  [[nodiscard]] int status() const;  ///< 101 when open
  [[nodiscard]] std::string subprotocol() const;
  void send(const std::string& text);
  void send_binary(const std::string& bytes);
  /// The next message; nothing when the connection has ended or nothing came.
  std::optional<std::string> read(std::chrono::milliseconds within = std::chrono::seconds(3));
  boost::json::object read_json();
  [[nodiscard]] int close_code() const;  ///< after `read` has failed; 0 when it just broke
  [[nodiscard]] bool ended() const;      ///< the last `read` failed because the connection ended
  [[nodiscard]] int pings() const;       ///< seen while reading
  void close();

  /// hello, and the welcome that comes back.
  boost::json::object hello(std::optional<std::uint64_t> resume_after = std::nullopt,
                            const std::string& epoch = "");

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// A `command` message of a participant (log_decision) with this id.
std::string decision(const std::string& id, const std::string& text = "隔離する");

}  // namespace enshu::net::test
