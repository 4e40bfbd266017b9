// Consoles over TLS.
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "engine/net/beast_console.hpp"

namespace enshu::net {

void start_console(House& house, TlsStream stream, AddressTicket ticket, Handshake handshake,
                   bool with_subprotocol, std::shared_ptr<Console> console) {
  start_websocket(house, std::move(stream), std::move(ticket), std::move(handshake),
                  with_subprotocol, std::move(console));
}

}  // namespace enshu::net
