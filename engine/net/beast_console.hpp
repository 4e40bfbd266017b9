// The WebSocket of a console on Beast: handshake, reading, one write at a time, pings, and an end
// to every silence. The same over plain TCP and TLS; each has one file that instantiates it.
#pragma once

#include "engine/net/console_socket.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/container/small_vector.hpp>
#include <optional>
#include <utility>

#include "engine/net/lingering.hpp"
#include "engine/net/transport.hpp"

namespace enshu::net {

namespace http = beast::http;
namespace websocket = beast::websocket;

template <class Stream>
class BeastConsoleSocket final : public Peer,
                                 public ConsoleSocket,
                                 public std::enable_shared_from_this<BeastConsoleSocket<Stream>> {
 public:
  BeastConsoleSocket(House& house, Stream stream, AddressTicket ticket,
                     std::shared_ptr<Console> console)
      : house_(house),
        ticket_(std::move(ticket)),
        console_(std::move(console)),
        ws_(std::move(stream)) {}
  ~BeastConsoleSocket() override { console_->on_gone(); }
  BeastConsoleSocket(const BeastConsoleSocket&) = delete;
  BeastConsoleSocket& operator=(const BeastConsoleSocket&) = delete;

  void accept(Handshake handshake, bool with_subprotocol) {
    ws_.set_option(websocket::stream_base::timeout{websocket::stream_base::none(),
                                                   websocket::stream_base::none(), false});
    ws_.set_option(
        websocket::stream_base::decorator([with_subprotocol](websocket::response_type& response) {
          if (with_subprotocol)
            response.set(http::field::sec_websocket_protocol,
                         {kSubprotocol.data(), kSubprotocol.size()});
        }));
    ws_.auto_fragment(false);  // a frame is written as it is, without a buffer of its own
    ws_.text(true);
    ws_.read_message_max(house_.config.limits.message_bytes_max);
    ws_.control_callback(
        [this](websocket::frame_type, beast::string_view) { heard_at_ = house_.wheel.now(); });
    handshake_ = std::make_unique<Handshake>(std::move(handshake));
    house_.wheel.set(self(), kHandshakeMax);
    ws_.async_accept(*handshake_, [self = self()](ErrorCode fault) {
      self->handshake_.reset();
      if (fault || self->state_ == State::over) return self->finish();
      self->opened();
    });
  }

  void on_due() override {
    if (state_ != State::open) return finish_hard();
    const Limits& limits = house_.config.limits;
    const std::uint64_t now = house_.wheel.now();
    const auto quiet_s = static_cast<std::int64_t>(now - heard_at_);
    const bool stuck =
        writing_ && static_cast<std::int64_t>(now - wrote_at_) * 1000 >= limits.silence_max.ms;
    if (quiet_s * 1000 >= limits.silence_max.ms || stuck) {
      console_->count_drop(!stuck);
      return finish_hard();
    }
    if (!console_->greeted() &&
        static_cast<std::int64_t>(now - opened_at_) * 1000 >= limits.hello_deadline.ms) {
      console_->end(CloseCode::policy, "no hello");
      return watch();
    }
    if (quiet_s * 1000 >= limits.ping_after.ms && !pinging_) {
      pinging_ = true;
      ws_.async_ping({}, [self = self()](ErrorCode) { self->pinging_ = false; });
    }
    watch();
  }

  void shut_down() override { console_->end(CloseCode::going_away, "server is stopping"); }

  [[nodiscard]] bool writing() const override { return writing_; }

  void write(Frame frame) override {
    writing_ = true;
    wrote_at_ = house_.wheel.now();
    frame_ = std::move(frame);
    parts_.assign({asio::buffer(frame_.head)});
    for (const auto& piece : frame_.more) parts_.push_back(asio::buffer(*piece));
    if (frame_.body) parts_.push_back(asio::buffer(*frame_.body));
    parts_.push_back(asio::buffer(frame_.tail));
    ws_.async_write(Parts{parts_.data(), parts_.data() + parts_.size()},
                    [self = self()](ErrorCode fault, std::size_t) {
                      self->writing_ = false;
                      // Moved out, not assigned empty: a string that is assigned keeps its room,
                      // here a whole first view of 100 KB for each idle console.
                      { const Frame sent = std::move(self->frame_); }
                      self->parts_.clear();
                      self->parts_.shrink_to_fit();
                      if (fault) return self->finish_hard();
                      self->console_->on_written();
                    });
  }

  void close(CloseCode code, std::string_view reason) override {
    if (state_ != State::open) return;
    state_ = State::closing;
    house_.wheel.set(self(), kCloseMax);
    const websocket::close_reason why(static_cast<websocket::close_code>(code),
                                      beast::string_view(reason.data(), reason.size()));
    ws_.async_close(why, [self = self()](ErrorCode) { self->finish_hard(); });
  }

  void abort() override { finish_hard(); }

 private:
  static constexpr Duration kHandshakeMax = seconds(10);
  static constexpr Duration kCloseMax = seconds(5);
  static constexpr std::size_t kBufferKept = 4096;

  /// A sequence of buffers that stands in `parts_`.
  struct Parts {
    using value_type = asio::const_buffer;
    using const_iterator = const asio::const_buffer*;
    const_iterator first;
    const_iterator behind;
    [[nodiscard]] const_iterator begin() const { return first; }
    [[nodiscard]] const_iterator end() const { return behind; }
  };

  enum class State { handshake, open, closing, over };

  auto self() { return this->shared_from_this(); }

  void opened() {
    state_ = State::open;
    opened_at_ = heard_at_ = house_.wheel.now();
    watch();
    read();
    console_->on_open(*this);
    if (house_.stopping) shut_down();
  }

  /// A look at this console when the next of its deadlines may have come.
  void watch() {
    if (state_ != State::open) return;
    const Limits& limits = house_.config.limits;
    Duration next = limits.ping_after;
    if (!console_->greeted()) next = std::min(next, limits.hello_deadline);
    const auto quiet = seconds(static_cast<std::int64_t>(house_.wheel.now() - heard_at_));
    if (quiet >= limits.ping_after) next = seconds(1);
    house_.wheel.set(self(), next);
  }

  void read() {
    ws_.async_read(buffer_, [self = self()](ErrorCode fault, std::size_t) {
      if (fault) return self->finish();
      self->heard_at_ = self->house_.wheel.now();
      const auto data = self->buffer_.data();
      if (self->ws_.got_text())
        self->console_->on_text({static_cast<const char*>(data.data()), data.size()});
      else
        self->console_->end(CloseCode::unsupported, "text only");
      self->buffer_.consume(self->buffer_.size());
      if (self->buffer_.capacity() > kBufferKept) self->buffer_.shrink_to_fit();
      if (self->state_ == State::over) return self->finish();
      self->read();
    });
  }

  /// The reader has ended, and with it the connection.
  void finish() {
    finish_hard();
    console_->on_gone();
    TimerWheel::clear(*this);
    house_.peers.erase(self());
  }

  /// Closes the socket; the reader then ends and cleans up.
  void finish_hard() {
    state_ = State::over;
    ErrorCode ignored;
    beast::get_lowest_layer(ws_).close(ignored);
  }

  House& house_;
  AddressTicket ticket_;
  std::shared_ptr<Console> console_;
  websocket::stream<Lingering<Stream>, false> ws_;  // false: no room kept for permessage-deflate
  beast::flat_buffer buffer_;
  std::unique_ptr<Handshake> handshake_;
  Frame frame_;
  boost::container::small_vector<asio::const_buffer, 3> parts_;  ///< of `frame_`
  State state_ = State::handshake;
  bool writing_ = false;
  bool pinging_ = false;
  std::uint64_t opened_at_ = 0;
  std::uint64_t heard_at_ = 0;
  std::uint64_t wrote_at_ = 0;
};

template <class Stream>
void start_websocket(House& house, Stream stream, AddressTicket ticket, Handshake handshake,
                     bool with_subprotocol, std::shared_ptr<Console> console) {
  const auto peer = std::make_shared<BeastConsoleSocket<Stream>>(
      house, std::move(stream), std::move(ticket), std::move(console));
  house.peers.insert(peer);
  ++house.metrics.handshakes;
  peer->accept(std::move(handshake), with_subprotocol);
}

}  // namespace enshu::net
