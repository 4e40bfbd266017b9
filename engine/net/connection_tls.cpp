// HTTP over TLS.
#include <boost/beast/ssl/ssl_stream.hpp>

#include "engine/net/http_connection.hpp"

namespace enshu::net {

void start_connection(House& house, const RequestHandler& handler, TlsStream stream,
                      AddressTicket ticket) {
  start_http(house, handler, std::move(stream), std::move(ticket));
}

}  // namespace enshu::net
