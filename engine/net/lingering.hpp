// A stream that reads on after the last word: whoever is shown the door hears why. A socket that is
// closed with unread bytes answers them with a reset, and the reset overtakes the close frame.
#pragma once

#include <array>
#include <boost/asio/compose.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>
#include <type_traits>
#include <utility>

#include "engine/net/transport.hpp"

namespace enshu::net {

/// What lies below a console's WebSocket. Beast finds async_teardown() by this type, in place of
/// its own, which closes after a single read.
template <class Stream>
class Lingering : public Stream {
 public:
  explicit Lingering(Stream&& stream) : Stream(std::move(stream)) {}
};

/// Says that nothing more comes, reads until the other side has closed too (or has sent kUnreadMax
/// more), closes. How long that may take is the console's timer's business: it closes the socket.
template <class Stream>
class Linger {
 public:
  explicit Linger(Lingering<Stream>& stream) : stream_(stream) {}

  template <class Self>
  void operator()(Self& self, ErrorCode fault = {}, std::size_t /*bytes*/ = 0) {
    Socket& socket = beast::get_lowest_layer(static_cast<Stream&>(stream_));
    switch (step_) {
      case Step::begin:
        step_ = Step::farewell;
        return asio::post(socket.get_executor(), std::move(self));
      case Step::farewell:
        step_ = Step::half;
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
  static constexpr std::size_t kUnreadMax = 16U << 20U;
  enum class Step { begin, farewell, half, rest };

  /// Whether the other side may still be sending.
  bool more(Socket& socket) {
    std::array<char, 16384> unread;
    ErrorCode fault;
    seen_ += socket.read_some(asio::buffer(unread), fault);
    if (fault) return fault == asio::error::would_block;
    return seen_ <= kUnreadMax;
  }

  Lingering<Stream>& stream_;
  Step step_ = Step::begin;
  std::size_t seen_ = 0;
};

template <class Stream, class Handler>
void async_teardown(beast::role_type /*server*/, Lingering<Stream>& stream, Handler&& handler) {
  asio::async_compose<Handler, void(ErrorCode)>(
      Linger<Stream>(stream), handler, beast::get_lowest_layer(static_cast<Stream&>(stream)));
}

}  // namespace enshu::net
