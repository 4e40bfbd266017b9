// An HTTP/1.1 connection on Beast: one request at a time, every wait with a deadline, every refusal
// with an answer. The same over plain TCP and TLS; each has one file that instantiates it.
#pragma once

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/net/head_check.hpp"
#include "engine/net/lingering.hpp"
#include "engine/net/routes.hpp"
#include "engine/net/transport.hpp"

namespace enshu::net {

namespace http = beast::http;

template <class Stream>
class HttpConnection final : public Peer,
                             public std::enable_shared_from_this<HttpConnection<Stream>> {
 public:
  HttpConnection(House& house, const RequestHandler& handler, Stream stream, AddressTicket ticket)
      : house_(house),
        handler_(handler),
        stream_(std::move(stream)),
        ticket_(std::move(ticket)),
        buffer_(house.config.limits.head_bytes_max + kBufferBeyondHead) {}

  void start() {
    if (!ticket_.held()) return refuse(refusals::kTooManyConnections);
    house_.wheel.set(self(), house_.config.limits.head_deadline);
    read_head();
  }

  void on_due() override {
    switch (state_) {
      case State::head:
      case State::body: {
        if (state_ == State::head && buffer_.size() == 0) return finish();
        ErrorCode ignored;
        socket().cancel(ignored);
        return refuse(refusals::kTimeout);
      }
      case State::waiting:
        return reply(net::refuse(refusals::kNoAnswer));
      case State::writing:
      case State::lingering:
      case State::over:
        return finish();
    }
  }

  void shut_down() override {
    keep_ = false;
    if (state_ == State::head && buffer_.size() == 0) finish();
  }

 private:
  static constexpr std::size_t kReadStep = 2048;
  static constexpr std::size_t kBufferBeyondHead = 8 * 1024;
  static constexpr Duration kLinger = seconds(2);
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

  enum class State { head, body, waiting, writing, lingering, over };
  using Response = http::response<http::span_body<const char>>;
  struct Outgoing {
    HttpReply reply;
    Response response;
    std::optional<http::response_serializer<http::span_body<const char>>> serializer;
  };

  static std::string text(beast::string_view view) { return {view.data(), view.size()}; }

  /// What browsers say of a page that they fetch before anybody asked to see it.
  static bool fetched_ahead(beast::string_view purpose) {
    const std::string_view said(purpose.data(), purpose.size());
    return said.find("prefetch") != std::string_view::npos ||
           said.find("prerender") != std::string_view::npos;
  }

  auto self() { return this->shared_from_this(); }
  Socket& socket() { return beast::get_lowest_layer(stream_); }

  void read_head() {
    state_ = State::head;
    const std::string_view seen(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    const auto end = seen.find("\r\n\r\n");
    const std::size_t most = house_.config.limits.head_bytes_max;
    if (end != std::string_view::npos && end + 4 <= most) return on_head(seen.substr(0, end + 4));
    if (seen.size() >= most) return refuse(refusals::kHeadTooLarge);
    stream_.async_read_some(
        buffer_.prepare(std::min(kReadStep, buffer_.max_size() - buffer_.size())),
        [self = self()](ErrorCode fault, std::size_t size) {
          if (self->state_ != State::head) return;
          if (fault) return self->finish();
          const bool first = self->buffer_.size() == 0;
          self->buffer_.commit(size);
          if (first) self->house_.wheel.set(self, self->house_.config.limits.head_deadline);
          self->read_head();
        });
  }

  void on_head(std::string_view head) {
    const Limits& limits = house_.config.limits;
    const Route* longer = long_body_route(head);
    const std::size_t body_most = longer == nullptr
                                      ? limits.body_bytes_max
                                      : std::max(limits.body_bytes_max, longer->body_bytes_max);
    if (const auto fault = check_head(head, body_most)) return refuse(*fault);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits.head_bytes_max) + 1);
    parser_->body_limit(body_most);
    ErrorCode fault;
    const std::size_t used = parser_->put(asio::buffer(head.data(), head.size()), fault);
    if ((fault && fault != http::error::need_more) || !parser_->is_header_done())
      return refuse(refusals::kMalformed);
    buffer_.consume(used);
    // Taken now: trailers of a chunked body may add headers that were not looked at.
    const auto& message = parser_->get();
    request_ = HttpRequest{};
    request_.address = ticket_.address();
    request_.method = text(message.method_string());
    request_.target = text(message.target());
    request_.host = text(message[http::field::host]);
    request_.origin = text(message[http::field::origin]);
    request_.cookie = text(message[http::field::cookie]);
    request_.content_type = text(message[http::field::content_type]);
    request_.if_none_match = text(message[http::field::if_none_match]);
    request_.ahead = request_.method == "HEAD" || fetched_ahead(message["Sec-Purpose"]) ||
                     fetched_ahead(message["Purpose"]) || fetched_ahead(message["X-Moz"]);
    request_.upgrade = beast::websocket::is_upgrade(message);
    keep_ = message.keep_alive() && !house_.stopping;
    if (request_.upgrade) {
      handshake_ = std::make_unique<Handshake>();
      handshake_->base() = message.base();
    }
    if (longer != nullptr && longer->file) {
      if (const auto no = house_.take_place_for_file(request_)) return refuse(*no);
    }
    if (parser_->is_done()) return dispatch();
    state_ = State::body;
    house_.wheel.set(self(), limits.body_deadline);
    if (message[http::field::expect].empty()) return read_body();
    asio::async_write(stream_, asio::buffer(kContinue),
                      [self = self()](ErrorCode failed, std::size_t) {
                        if (self->state_ != State::body) return;
                        if (failed) return self->finish();
                        self->read_body();
                      });
  }

  void read_body() {
    http::async_read(stream_, buffer_, *parser_, [self = self()](ErrorCode fault, std::size_t) {
      if (self->state_ != State::body) return;
      if (!fault) return self->dispatch();
      if (fault == http::error::body_limit) return self->refuse(refusals::kBodyTooLarge);
      if (fault == http::error::header_limit || fault == http::error::buffer_overflow)
        return self->refuse(refusals::kHeadTooLarge);
      const bool malformed =
          fault.category() == make_error_code(http::error::bad_chunk).category() &&
          fault != http::error::partial_message && fault != http::error::end_of_stream;
      if (malformed) return self->refuse(refusals::kMalformed);
      self->finish();
    });
  }

  void dispatch() {
    state_ = State::waiting;
    request_.body = std::move(parser_->get().body());
    house_.wheel.set(self(), house_.config.limits.reply_deadline);
    handler_(std::move(request_),
             [weak = this->weak_from_this(), turn = ++turn_](HttpOutcome outcome) {
               const auto self = weak.lock();
               if (self == nullptr || self->turn_ != turn || self->state_ != State::waiting)
                 return;  // came too late
               if (auto* upgrade = std::get_if<Upgrade>(&outcome))
                 return self->upgrade(std::move(*upgrade));
               self->reply(std::move(std::get<HttpReply>(outcome)));
             });
  }

  void upgrade(Upgrade upgrade) {
    const auto& head = *handshake_;
    const auto offered = head[http::field::sec_websocket_protocol];
    const bool ours = http::token_list(offered).exists({kSubprotocol.data(), kSubprotocol.size()});
    const bool right = head[http::field::sec_websocket_version] == "13" &&
                       head[http::field::sec_websocket_key].size() == 24 &&
                       (offered.empty() || ours);
    if (!right || buffer_.size() > 0) return refuse(refusals::kBadUpgrade);
    state_ = State::over;
    TimerWheel::clear(*this);
    start_console(house_, std::move(stream_), std::move(ticket_), std::move(*handshake_), ours,
                  std::make_shared<Console>(house_, std::move(upgrade.who), std::move(upgrade.seat),
                                            std::move(upgrade.session)));
    house_.peers.erase(self());
  }

  /// Says no and ends: what follows on the connection cannot be trusted.
  void refuse(const Refusal& refusal) {
    keep_ = false;
    HttpReply out = net::refuse(refusal);
    if (refusal.status == 405) out.headers.emplace_back("Allow", kKnownMethods);
    reply(std::move(out));
  }

  void reply(HttpReply out) {
    state_ = State::writing;
    keep_ = keep_ && !house_.stopping && !out.close;
    if (out.status >= 400) house_.metrics.request_refused(out.refusal);
    outgoing_ = std::make_unique<Outgoing>();
    outgoing_->reply = std::move(out);
    const HttpReply& kept = outgoing_->reply;
    Response& response = outgoing_->response;
    response.version(11);
    response.result(static_cast<unsigned>(kept.status));
    response.set(http::field::date, {house_.date.data(), house_.date.size()});
    response.set(http::field::cache_control, {kNoStore.data(), kNoStore.size()});
    for (const auto& [name, value] : security_headers())
      response.set(beast::string_view(name.data(), name.size()),
                   beast::string_view(value.data(), value.size()));
    for (const auto& [name, value] : kept.headers) response.set(name, value);
    response.keep_alive(keep_);
    const std::string_view body = kept.asset.empty() ? std::string_view(kept.body) : kept.asset;
    if (kept.status != 304 && kept.status != 204) {
      response.set(http::field::content_type, kept.content_type);
      response.content_length(body.size());
      if (!parser_ || parser_->get().method() != http::verb::head)
        response.body() = {body.data(), body.size()};
    }
    outgoing_->serializer.emplace(response);
    write();
  }

  /// Piece by piece, so that a slow reader keeps the connection as long as it takes something.
  void write() {
    house_.wheel.set(self(), house_.config.limits.write_stall_max);
    http::async_write_some(stream_, *outgoing_->serializer,
                           [self = self()](ErrorCode fault, std::size_t) {
                             if (self->state_ != State::writing) return;
                             if (fault) return self->finish();
                             if (!self->outgoing_->serializer->is_done()) return self->write();
                             self->written();
                           });
  }

  void written() {
    outgoing_.reset();
    parser_.reset();
    handshake_.reset();
    if (!keep_ || house_.stopping) return linger();
    if (buffer_.size() == 0) buffer_.shrink_to_fit();
    const Limits& limits = house_.config.limits;
    house_.wheel.set(self(), buffer_.size() == 0 ? limits.idle_max : limits.head_deadline);
    read_head();
  }

  /// Closes when the peer has had our answer whole, or after kLinger.
  void linger() {
    state_ = State::lingering;
    house_.wheel.set(self(), kLinger);
    buffer_.clear();
    async_linger(stream_, [self = self()](ErrorCode) { self->finish(); });
  }

  void finish() {
    if (state_ == State::over) return;
    state_ = State::over;
    TimerWheel::clear(*this);
    ErrorCode ignored;
    socket().close(ignored);
    house_.peers.erase(self());
  }

  House& house_;
  const RequestHandler& handler_;
  Stream stream_;
  AddressTicket ticket_;
  beast::flat_buffer buffer_;
  State state_ = State::head;
  bool keep_ = false;
  std::uint64_t turn_ = 0;
  std::optional<http::request_parser<http::string_body>> parser_;
  HttpRequest request_;
  std::unique_ptr<Handshake> handshake_;
  std::unique_ptr<Outgoing> outgoing_;
};

template <class Stream>
void start_http(House& house, const RequestHandler& handler, Stream stream, AddressTicket ticket) {
  const auto connection = std::make_shared<HttpConnection<Stream>>(
      house, handler, std::move(stream), std::move(ticket));
  house.peers.insert(connection);
  connection->start();
}

}  // namespace enshu::net
