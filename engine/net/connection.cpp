// HTTP over plain TCP.
#include "engine/net/http_connection.hpp"

namespace enshu::net {

void start_connection(House& house, const RequestHandler& handler, Socket socket,
                      AddressTicket ticket) {
  start_http(house, handler, std::move(socket), std::move(ticket));
}

}  // namespace enshu::net
