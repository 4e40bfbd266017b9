// Lines and requests on Beast: the one translation unit of the load generator that includes it.
#include "tests/load/client/wire.hpp"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/url/parse.hpp>
#include <deque>
#include <utility>

namespace enshu::load {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using ErrorCode = boost::system::error_code;

constexpr auto kLook = std::chrono::milliseconds(5);
constexpr auto kAnswerMax = std::chrono::seconds(60);

/// A socket bound to the address that the server shall see.
ErrorCode bind_from(Socket& socket, const std::string& from) {
  ErrorCode fault;
  socket.open(Tcp::v4(), fault);
  if (!fault) socket.bind({asio::ip::make_address_v4(from), 0}, fault);
  if (!fault) socket.set_option(Tcp::no_delay(true), fault);
  return fault;
}

Tcp::endpoint endpoint_of(const Place& place) {
  return {asio::ip::make_address_v4(place.host), place.port};
}

std::string host_of(const Place& place) { return place.host + ":" + std::to_string(place.port); }

class BeastLine final : public Line, public std::enable_shared_from_this<BeastLine> {
 public:
  BeastLine(asio::io_context& io, LineOwner& owner) : ws_(Socket(io)), owner_(&owner) {}

  void start(const Place& to, const std::string& from, std::string target, std::string subprotocol,
             std::string cookie) {
    if (const auto fault = bind_from(ws_.next_layer(), from)) return end(0);
    ws_.set_option(websocket::stream_base::decorator(
        [subprotocol = std::move(subprotocol), cookie = std::move(cookie),
         origin = "http://" + host_of(to)](websocket::request_type& request) {
          if (!subprotocol.empty()) request.set(http::field::sec_websocket_protocol, subprotocol);
          if (!cookie.empty()) request.set(http::field::cookie, cookie);
          request.set(http::field::origin, origin);
        }));
    ws_.read_message_max(512UL * 1024 * 1024);
    ws_.text(true);
    ws_.auto_fragment(false);
    ws_.next_layer().async_connect(endpoint_of(to), [self = shared_from_this(), host = host_of(to),
                                                     path = std::move(target)](ErrorCode fault) {
      if (fault) return self->end(0);
      self->ws_.async_handshake(host, path, [self](ErrorCode refused) {
        if (refused) return self->end(0);
        self->opened();
      });
    });
  }

  void send(std::string text) override {
    if (over_) return;
    queue_.push_back(std::move(text));
    if (queue_.size() == 1 && open_) write();
  }

  void leave() override {
    owner_ = nullptr;
    if (over_ || !open_) return cut();
    over_ = true;
    ws_.async_close(websocket::close_code::going_away,
                    [self = shared_from_this()](ErrorCode) { self->shut(); });
  }

  void cut() override {
    owner_ = nullptr;
    over_ = true;
    ErrorCode ignored;
    ws_.next_layer().set_option(asio::socket_base::linger(true, 0), ignored);
    shut();
  }

 private:
  void shut() {
    ErrorCode ignored;
    ws_.next_layer().close(ignored);
  }

  void opened() {
    if (owner_ == nullptr) return;
    open_ = true;
    read();
    if (!queue_.empty()) write();
    owner_->on_open();
  }

  void read() {
    ws_.async_read(buffer_, [self = shared_from_this()](ErrorCode fault, std::size_t) {
      if (fault) {
        const bool said = fault == websocket::error::closed;
        return self->end(said ? static_cast<int>(self->ws_.reason().code) : 0);
      }
      const auto data = self->buffer_.data();
      if (self->owner_ != nullptr)
        self->owner_->on_text({static_cast<const char*>(data.data()), data.size()});
      self->buffer_.consume(self->buffer_.size());
      self->read();
    });
  }

  void write() {
    ws_.async_write(asio::buffer(queue_.front()),
                    [self = shared_from_this()](ErrorCode fault, std::size_t) {
                      if (fault) return;  // the reader hears of it too
                      self->queue_.pop_front();
                      if (!self->queue_.empty() && !self->over_) self->write();
                    });
  }

  void end(int code) {
    over_ = true;
    shut();
    if (auto* owner = std::exchange(owner_, nullptr)) owner->on_end(code);
  }

  websocket::stream<Socket, false> ws_;
  LineOwner* owner_;
  beast::flat_buffer buffer_;
  std::deque<std::string> queue_;
  bool open_ = false;
  bool over_ = false;
};

/// One request on a connection of its own.
class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(asio::io_context& io, std::function<void(HttpAnswer)> answer)
      : socket_(io), timer_(io), answer_(std::move(answer)) {}

  void start(const Place& to, const std::string& from, const std::string& method,
             const std::string& target, const std::string& cookie, const std::string& body) {
    request_.method_string(method);
    request_.target(target);
    request_.version(11);
    request_.set(http::field::host, host_of(to));
    request_.set(http::field::origin, "http://" + host_of(to));
    if (!cookie.empty()) request_.set(http::field::cookie, cookie);
    if (!body.empty()) request_.set(http::field::content_type, "application/json");
    request_.body() = body;
    request_.keep_alive(false);
    request_.prepare_payload();
    parser_.body_limit(64UL * 1024 * 1024);
    if (bind_from(socket_, from)) return finish({});
    timer_.expires_after(kAnswerMax);
    timer_.async_wait([self = shared_from_this()](ErrorCode cancelled) {
      if (!cancelled) self->finish({});
    });
    socket_.async_connect(endpoint_of(to), [self = shared_from_this()](ErrorCode fault) {
      if (fault) return self->finish({});
      http::async_write(self->socket_, self->request_, [self](ErrorCode failed, std::size_t) {
        if (failed) return self->finish({});
        self->read();
      });
    });
  }

 private:
  void read() {
    http::async_read(
        socket_, buffer_, parser_, [self = shared_from_this()](ErrorCode fault, std::size_t) {
          if (fault) return self->finish({});
          const auto& response = self->parser_.get();
          const auto set = response[http::field::set_cookie];
          const std::string cookie(set.data(), std::min(set.find(';'), set.size()));
          self->finish({response.result_int() == 0 ? 0 : static_cast<int>(response.result_int()),
                        response.body(), cookie});
        });
  }

  void finish(HttpAnswer answer) {
    ErrorCode ignored;
    timer_.cancel();
    socket_.close(ignored);
    if (auto tell = std::exchange(answer_, nullptr)) tell(std::move(answer));
  }

  Socket socket_;
  Timer timer_;
  std::function<void(HttpAnswer)> answer_;
  http::request<http::string_body> request_;
  http::response_parser<http::string_body> parser_;
  beast::flat_buffer buffer_;
};

class BeastWire final : public Wire {
 public:
  void request(const Place& to, const std::string& from, const std::string& method,
               const std::string& target, const std::string& cookie, const std::string& body,
               std::function<void(HttpAnswer)> answer) override {
    const auto exchange = std::make_shared<Exchange>(io_, std::move(answer));
    exchange->start(to, from, method, target, cookie, body);
  }

  std::shared_ptr<Line> open(const Place& to, const std::string& from, const std::string& target,
                             const std::string& subprotocol, const std::string& cookie,
                             LineOwner& owner) override {
    auto line = std::make_shared<BeastLine>(io_, owner);
    line->start(to, from, target, subprotocol, cookie);
    return line;
  }

  void after(std::chrono::milliseconds wait, std::function<void()> work) override {
    auto timer = std::make_shared<Timer>(io_);
    timer->expires_after(wait);
    timer->async_wait([timer, work = std::move(work)](ErrorCode cancelled) {
      if (!cancelled) work();
    });
  }

  bool run_until(const std::function<bool()>& done, std::chrono::milliseconds most) override {
    const auto end = Clock::now() + most;
    Timer look(io_);
    bool finished = false;
    const std::function<void()> arm = [&] {
      look.expires_after(kLook);
      look.async_wait([&](ErrorCode cancelled) {
        if (cancelled) return;
        finished = done();
        if (finished || Clock::now() >= end) return io_.stop();
        arm();
      });
    };
    arm();
    io_.restart();
    io_.run();
    return finished;
  }

 private:
  asio::io_context io_{1};
};

}  // namespace

double ms_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

std::optional<Place> loopback_place(std::string_view url) {
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  if (!parsed || parsed->scheme() != "http" || parsed->port_number() == 0) return std::nullopt;
  const std::string host(parsed->host());
  ErrorCode fault;
  const auto address = asio::ip::make_address_v4(host, fault);
  if (fault || !address.is_loopback()) return std::nullopt;
  return Place{host, parsed->port_number()};
}

std::unique_ptr<Wire> Wire::make() { return std::make_unique<BeastWire>(); }

}  // namespace enshu::load
