// TLS handshakes, each with a deadline. The first byte decides: 22 opens a TLS record, and no HTTP
// method begins with it.
#include "engine/net/tls_gate.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <optional>
#include <utility>

#include "engine/net/refusals.hpp"
#include "engine/net/tls_context.hpp"

namespace enshu::net {
namespace {

namespace ssl = asio::ssl;

constexpr unsigned char kHandshakeRecord = 22;  // Source: RFC 8446, 5.1

class Knocking final : public Peer, public std::enable_shared_from_this<Knocking> {
 public:
  Knocking(House& house, ssl::context& context, const RequestHandler& handler,
           const RequestHandler& without_tls, Socket socket, AddressTicket ticket)
      : house_(house),
        context_(context),
        handler_(handler),
        without_tls_(without_tls),
        socket_(std::move(socket)),
        ticket_(std::move(ticket)) {}

  void start() {
    if (!ticket_.held()) return finish();  // no word can be said before the handshake
    house_.wheel.set(shared_from_this(), house_.config.limits.tls_deadline);
    ErrorCode fault;
    socket_.non_blocking(true, fault);
    if (fault) return finish();
    wait();
  }

  void on_due() override {
    if (stream_) ++house_.metrics.tls_failures;
    finish();
  }
  void shut_down() override { finish(); }

 private:
  void wait() {
    socket_.async_wait(Socket::wait_read, [self = shared_from_this()](ErrorCode fault) {
      if (self->over_) return;
      if (fault) return self->finish();
      self->look();
    });
  }

  void look() {
    unsigned char first{};
    ErrorCode fault;
    const std::size_t size =
        socket_.receive(asio::buffer(&first, 1), asio::socket_base::message_peek, fault);
    if (fault == asio::error::would_block) return wait();
    if (fault || size == 0) return finish();
    if (first == kHandshakeRecord) return handshake();
    ++house_.metrics.tls_plain;
    leave();
    start_connection(house_, without_tls_, std::move(socket_), std::move(ticket_));
  }

  void handshake() {
    stream_.emplace(std::move(socket_), context_);
    stream_->async_handshake(ssl::stream_base::server, [self =
                                                            shared_from_this()](ErrorCode fault) {
      if (self->over_) return;
      if (fault) {
        ++self->house_.metrics.tls_failures;
        self->house_.log.write(LogLevel::info, "tls_failed",
                               {{"address", self->ticket_.address()}, {"what", fault.message()}});
        return self->finish();
      }
      ++self->house_.metrics.tls_handshakes;
      self->leave();
      start_connection(self->house_, self->handler_, std::move(*self->stream_),
                       std::move(self->ticket_));
    });
  }

  void leave() {
    over_ = true;
    TimerWheel::clear(*this);
    house_.peers.erase(shared_from_this());
  }

  void finish() {
    if (over_) return;
    leave();
    ErrorCode ignored;
    (stream_ ? beast::get_lowest_layer(*stream_) : socket_).close(ignored);
  }

  House& house_;
  ssl::context& context_;
  const RequestHandler& handler_;
  const RequestHandler& without_tls_;
  Socket socket_;
  AddressTicket ticket_;
  std::optional<TlsStream> stream_;
  bool over_ = false;
};

class OpenSslGate final : public TlsGate {
 public:
  Result<Done> prepare(const TlsFiles& files) { return prepare_tls(context_, files); }

  void admit(House& house, const RequestHandler& handler, Socket socket,
             AddressTicket ticket) override {
    const auto knocking = std::make_shared<Knocking>(house, context_, handler, without_tls_,
                                                     std::move(socket), std::move(ticket));
    house.peers.insert(knocking);
    knocking->start();
  }

 private:
  ssl::context context_{ssl::context::tls_server};
  RequestHandler without_tls_ = [](const HttpRequest& request, const Respond& respond) {
    respond(send_to_https(request));
  };
};

}  // namespace

Result<std::unique_ptr<TlsGate>> TlsGate::open(const TlsFiles& files) {
  auto gate = std::make_unique<OpenSslGate>();
  if (auto prepared = gate->prepare(files); !prepared) return prepared.error();
  return std::unique_ptr<TlsGate>(std::move(gate));
}

HttpReply send_to_https(const HttpRequest& request) {
  HttpReply reply = refuse(refusals::kNeedsTls);
  reply.close = true;
  if (request.method != "GET" && request.method != "HEAD") return reply;
  if (request.upgrade) return reply;
  // Not a lasting redirect: tomorrow's exercise at this address may come without TLS.
  reply.status = 307;
  reply.content_type = "text/plain; charset=utf-8";
  reply.body = std::string(refusals::kNeedsTls.ja) + "\n" + std::string(refusals::kNeedsTls.en) +
               "\nhttps://" + request.host + request.target + "\n";
  reply.headers.emplace_back("Location", "https://" + request.host + request.target);
  return reply;
}

}  // namespace enshu::net
