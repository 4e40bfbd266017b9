// The socket types of the front. Concrete executors: one io_context, one thread, nothing erased.
// Only the files that carry bytes include this; each costs many seconds to compile.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <chrono>
#include <functional>
#include <memory>

#include "engine/net/console.hpp"
#include "engine/net/house.hpp"
#include "engine/net/http.hpp"

namespace enshu::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
/// OpenSSL over the socket; small pieces of one write become one TLS record.
using TlsStream = beast::ssl_stream<Socket>;
using ErrorCode = boost::system::error_code;
using Handshake = beast::http::request<beast::http::empty_body>;

/// Who answers the requests of a connection; outlives it.
using RequestHandler = std::function<void(HttpRequest, Respond)>;

/// Serves HTTP on the stream until it ends or becomes a console. Without a held ticket it
/// only says that there are too many.
void start_connection(House& house, const RequestHandler& handler, Socket socket,
                      AddressTicket ticket);
void start_connection(House& house, const RequestHandler& handler, TlsStream stream,
                      AddressTicket ticket);

/// Answers the handshake and lets the console speak. The ticket goes along.
void start_console(House& house, Socket socket, AddressTicket ticket, Handshake handshake,
                   bool with_subprotocol, std::shared_ptr<Console> console);
void start_console(House& house, TlsStream stream, AddressTicket ticket, Handshake handshake,
                   bool with_subprotocol, std::shared_ptr<Console> console);

inline constexpr std::string_view kSubprotocol = "enshu.v1";

}  // namespace enshu::net
