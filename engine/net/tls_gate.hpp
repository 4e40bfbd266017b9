// The door of a TLS port: who speaks TLS goes on to HTTP, who does not is told so in plain HTTP.
#pragma once

#include <memory>

#include "engine/base/result.hpp"
#include "engine/net/server.hpp"
#include "engine/net/transport.hpp"

namespace enshu::net {

class TlsGate {
 public:
  /// Reads certificate and key. Errors: `tls_certificate` and `tls_key` with the file as place
  /// (missing, not PEM, does not fit).
  static Result<std::unique_ptr<TlsGate>> open(const TlsFiles& files);
  virtual ~TlsGate() = default;

  /// Takes a fresh connection; it ends by `Limits::tls_deadline` unless the handshake is done.
  virtual void admit(House& house, const RequestHandler& handler, Socket socket,
                     AddressTicket ticket) = 0;
};

/// What a plain request to a TLS port is answered: GET and HEAD are sent to the same address with
/// https, everything else is refused.
HttpReply send_to_https(const HttpRequest& request);

}  // namespace enshu::net
