// Consoles over plain TCP.
#include "engine/net/beast_console.hpp"

namespace enshu::net {

void start_console(House& house, Socket socket, AddressTicket ticket, Handshake handshake,
                   bool with_subprotocol, std::shared_ptr<Console> console) {
  start_websocket(house, std::move(socket), std::move(ticket), std::move(handshake),
                  with_subprotocol, std::move(console));
}

}  // namespace enshu::net
