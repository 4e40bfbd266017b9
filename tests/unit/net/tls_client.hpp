// A TLS client that can be told to be old-fashioned, and the certificates of scripts/make-ca.
#pragma once

#include <openssl/ssl.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "tests/unit/net/lab.hpp"

namespace enshu::net::test {

/// A folder with an authority and a server certificate, made once a program.
const std::filesystem::path& certificates();
TlsFiles server_files();

struct TlsWish {
  int version_most = TLS1_3_VERSION;
  int version_least = TLS1_VERSION;
  std::string ciphers{};  ///< for TLS 1.2 and older; empty: OpenSSL's own
  bool alpn = false;      ///< offers h2 and http/1.1
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, const TlsWish& wish = {});
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  /// The handshake succeeded and the certificate is good for 127.0.0.1.
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] std::string version() const { return SSL_get_version(ssl_.get()); }
  [[nodiscard]] std::string protocol() const;  ///< chosen by ALPN
  void send(std::string_view bytes);
  /// What one record brings; empty after the end, or three seconds of silence.
  std::string read();
  /// Everything until the server ends the connection, or three seconds of silence.
  std::string read_all();
  /// The end came with TLS' own goodbye: nobody cut the answer short.
  [[nodiscard]] bool whole() const {
    return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
  }

 private:
  struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  struct FreeSession {
    void operator()(SSL* session) const { SSL_free(session); }
  };
  int socket_ = -1;
  std::unique_ptr<SSL_CTX, FreeContext> context_;
  std::unique_ptr<SSL, FreeSession> ssl_;
  bool open_ = false;
};

/// One request over TLS on a connection of its own; the whole answer as text.
std::string ask_tls(const Lab& lab, const std::string& request);

}  // namespace enshu::net::test
