// The WebSocket client of the tests, on Beast; the only test file that pays for it.
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/json/parse.hpp>
#include <stdexcept>

#include "tests/unit/net/lab.hpp"

namespace enshu::net::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

struct WsClient::Inside {
  asio::io_context io;
  websocket::stream<Tcp::socket, false> ws{io};
  websocket::response_type response;
  beast::flat_buffer buffer;
  bool reading = false;
  bool ended = false;
  int close_code = 0;
  int pings = 0;
};

WsClient::WsClient(std::uint16_t port, const std::string& cookie, const std::string& subprotocol)
    : inside_(std::make_unique<Inside>()) {
  auto& ws = inside_->ws;
  auto& socket = ws.next_layer();
  socket.connect({asio::ip::address_v4::loopback(), port});
  ws.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
    if (!cookie.empty()) request.set(beast::http::field::cookie, cookie);
    if (!subprotocol.empty()) request.set(beast::http::field::sec_websocket_protocol, subprotocol);
  }));
  ws.control_callback([inside = inside_.get()](websocket::frame_type kind, beast::string_view) {
    if (kind == websocket::frame_type::ping) ++inside->pings;
  });
  ws.read_message_max(64 * 1024 * 1024);
  ErrorCode fault;
  ws.handshake(inside_->response, "127.0.0.1:" + std::to_string(port), "/ws", fault);
}

WsClient::~WsClient() {
  ErrorCode ignored;
  inside_->ws.next_layer().close(ignored);
  inside_->io.poll();
}

int WsClient::status() const { return inside_->response.result_int(); }

std::string WsClient::subprotocol() const {
  const auto value = inside_->response[beast::http::field::sec_websocket_protocol];
  return {value.data(), value.size()};
}

void WsClient::send(const std::string& text) {
  ErrorCode fault;
  inside_->ws.text(true);
  inside_->ws.write(asio::buffer(text), fault);
}

void WsClient::send_binary(const std::string& bytes) {
  ErrorCode fault;
  inside_->ws.binary(true);
  inside_->ws.write(asio::buffer(bytes), fault);
}

std::optional<std::string> WsClient::read(std::chrono::milliseconds within) {
  Inside& in = *inside_;
  std::optional<std::string> out;
  bool done = false;
  if (in.ended) return out;
  if (in.reading) throw std::logic_error("a read is still waiting");
  in.reading = true;
  in.ws.async_read(in.buffer, [&](ErrorCode fault, std::size_t) {
    done = true;
    in.reading = false;
    if (fault) {
      in.ended = fault != asio::error::operation_aborted;
      in.close_code = in.ws.reason().code;
      return;
    }
    out = beast::buffers_to_string(in.buffer.data());
    in.buffer.consume(in.buffer.size());
  });
  in.io.restart();
  const auto until = std::chrono::steady_clock::now() + within;
  while (!done && std::chrono::steady_clock::now() < until)
    in.io.run_one_for(std::chrono::milliseconds(20));
  if (!done) {  // nothing came: the connection cannot be used after this
    ErrorCode ignored;
    in.ws.next_layer().cancel(ignored);
    while (!done) in.io.run_one();
  }
  return out;
}

boost::json::object WsClient::read_json() {
  const auto text = read();
  if (!text)
    throw std::runtime_error("no message; closed with " + std::to_string(inside_->close_code));
  return boost::json::parse(*text).as_object();
}

int WsClient::close_code() const { return inside_->close_code; }
bool WsClient::ended() const { return inside_->ended; }
int WsClient::pings() const { return inside_->pings; }

void WsClient::close() {
  ErrorCode ignored;
  inside_->ws.close(websocket::close_code::normal, ignored);
}

boost::json::object WsClient::hello(std::optional<std::uint64_t> resume_after,
                                    const std::string& epoch) {
  send(R"({"type":"hello","resume_after":)" +
       (resume_after ? std::to_string(*resume_after) : std::string("null")) +
       (epoch.empty() ? "" : R"(,"epoch":")" + epoch + "\"") + "}");
  return read_json();
}

}  // namespace enshu::net::test
