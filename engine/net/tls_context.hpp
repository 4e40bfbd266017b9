// How this house speaks TLS: versions, ciphers, certificate.
#pragma once

#include <boost/asio/ssl/context.hpp>

#include "engine/base/result.hpp"
#include "engine/net/server.hpp"

namespace enshu::net {

/// TLS 1.2 and 1.3, forward secrecy and authenticated encryption only, HTTP/1.1 by ALPN, no
/// compression, no renegotiation. Errors: as `TlsGate::open`.
Result<Done> prepare_tls(boost::asio::ssl::context& context, const TlsFiles& files);

}  // namespace enshu::net
