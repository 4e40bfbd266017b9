// The end of a connection that hears the last word: a socket that is closed with unread bytes
// answers them with a reset, and the reset tears our answer, or the close frame, out of the other
// side's hands.
#pragma once

#include <array>
#include <boost/asio/compose.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>
#include <type_traits>
#include <utility>

#include "engine/net/transport.hpp"

namespace enshu::net {

/// Says that nothing more comes (in TLS first), reads off what the peer still sends until it closes
/// too or has sent kUnreadMax more, and closes. Off the socket itself: what is not looked at is not
/// deciphered either.
template <class Stream>
class Linger {
 public:
  explicit Linger(Stream& stream) : stream_(stream) {}

  template <class Self>
  void operator()(Self& self, ErrorCode fault = {}, std::size_t /*bytes*/ = 0) {
    Socket& socket = beast::get_lowest_layer(stream_);
    switch (step_) {
      case Step::begin:
        step_ = Step::farewell;
        return asio::post(socket.get_executor(), std::move(self));
      case Step::farewell:
        step_ = Step::half;
        // Whatever comes of it, the rest is the same.
        if constexpr (std::is_same_v<Stream, TlsStream>)
          return stream_.async_shutdown(std::move(self));
        else
          [[fallthrough]];
      case Step::half:
        step_ = Step::rest;
        socket.shutdown(Socket::shutdown_send, fault);
        if (!fault) socket.non_blocking(true, fault);
        if (!fault) return socket.async_wait(Socket::wait_read, std::move(self));
        break;
      case Step::rest:
        if (!fault && more(socket)) return socket.async_wait(Socket::wait_read, std::move(self));
        break;
    }
    socket.close(fault);
    self.complete({});
  }

 private:
  static constexpr std::size_t kUnreadMax = 8U << 20U;
  enum class Step { begin, farewell, half, rest };

  /// Whether the other side may still be sending.
  bool more(Socket& socket) {
    std::array<char, 16384> unread;
    ErrorCode fault;
    seen_ += socket.read_some(asio::buffer(unread), fault);
    if (fault) return fault == asio::error::would_block;
    return seen_ <= kUnreadMax;
  }

  Stream& stream_;
  Step step_ = Step::begin;
  std::size_t seen_ = 0;
};

/// Calls `handler(ErrorCode{})` when the socket is closed. How long that may take is the caller's
/// timer's business: it closes the socket, which ends this.
template <class Stream, class Handler>
void async_linger(Stream& stream, Handler&& handler) {
  asio::async_compose<Handler, void(ErrorCode)>(Linger<Stream>(stream), handler,
                                                beast::get_lowest_layer(stream));
}

/// What lies below a console's WebSocket. Beast finds async_teardown() by this type, in place of
/// its own, which closes after a single read.
template <class Stream>
class Lingering : public Stream {
 public:
  explicit Lingering(Stream&& stream) : Stream(std::move(stream)) {}
};

template <class Stream, class Handler>
void async_teardown(beast::role_type /*server*/, Lingering<Stream>& stream, Handler&& handler) {
  async_linger(static_cast<Stream&>(stream), std::forward<Handler>(handler));
}

}  // namespace enshu::net
