// The server: the port, the one thread, the second's tick, and the calls that come from other
// threads.
#include "engine/net/server.hpp"

#include <sys/resource.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "engine/net/front.hpp"
#include "engine/net/tls_gate.hpp"
#include "engine/net/transport.hpp"

namespace enshu::net {
namespace {

using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;

constexpr auto kTick = std::chrono::seconds(1);
constexpr auto kDrainMax = std::chrono::seconds(2);
constexpr auto kDrainLook = std::chrono::milliseconds(20);
constexpr auto kAcceptPause = std::chrono::milliseconds(100);
constexpr std::uint64_t kTidyTicks = 60;
constexpr int kSendBufferBytes = 64 * 1024;

/// Ten thousand consoles need as many file handles; the usual soft limit is 1,024.
void raise_file_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

class BeastServer final : public Server {
 public:
  BeastServer(ServerConfig config, Backend& backend, SignIn& sign_in)
      : config_(std::move(config)),
        house_(config_, backend, sign_in, [this] { asio::post(io_, [this] { drain(); }); }),
        front_(house_),
        handler_([this](HttpRequest request, Respond respond) {
          front_.handle(std::move(request), std::move(respond));
        }),
        acceptor_(io_),
        tick_(io_),
        pause_(io_) {}

  ~BeastServer() override {
    house_.inbox->close();
    house_.peers.clear();
  }
  BeastServer(const BeastServer&) = delete;
  BeastServer& operator=(const BeastServer&) = delete;

  Result<Done> open_gate() {
    if (!config_.tls) return Done{};
    auto gate = TlsGate::open(*config_.tls);
    if (!gate) return gate.error();
    gate_ = std::move(*gate);
    return Done{};
  }

  /// What failed, if anything.
  std::optional<std::string> listen() {
    ErrorCode fault;
    asio::ip::basic_resolver<Tcp, Executor> resolver(io_);
    const auto found =
        resolver.resolve(config_.host, std::to_string(config_.port), Tcp::resolver::passive, fault);
    if (fault || found.empty()) return fault.message();
    const Tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor_.open(endpoint.protocol(), fault);
    if (!fault) acceptor_.set_option(Acceptor::reuse_address(true), fault);
    if (!fault && endpoint.protocol() == Tcp::v6())
      acceptor_.set_option(asio::ip::v6_only(false), fault);
    if (!fault) acceptor_.bind(endpoint, fault);
    if (!fault) acceptor_.listen(Acceptor::max_listen_connections, fault);
    if (fault) return fault.message();
    return std::nullopt;
  }

  [[nodiscard]] std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

  void run() override {
    accept();
    tick();
    io_.run();
  }

  void stop() override {
    house_.inbox->post([this] { begin_stop(); });
  }

  void publish(std::string exercise, std::vector<FeedItem> items) override {
    house_.inbox->post([this, exercise = std::move(exercise), items = std::move(items)]() mutable {
      house_.metrics.events_published += house_.hub.publish(exercise, std::move(items));
    });
  }

  void open_exercise(std::string exercise, std::string epoch, std::vector<Past> past) override {
    house_.inbox->post([this, exercise = std::move(exercise), epoch = std::move(epoch),
                        past = std::move(past)]() mutable {
      house_.hub.open(exercise, std::move(epoch), std::move(past));
    });
  }

  void close_exercise(std::string exercise) override {
    house_.inbox->post([this, exercise = std::move(exercise)] {
      house_.hub.close(exercise);
      house_.presence.forget(exercise);
    });
  }

  void notice(std::string exercise, Notice notice) override {
    house_.inbox->post(
        [this, exercise = std::move(exercise), notice = std::move(notice)]() mutable {
          house_.hub.notice(exercise, std::move(notice));
        });
  }

  void drop_seat(std::string exercise, SeatId seat) override {
    house_.inbox->post([this, exercise = std::move(exercise), seat = std::move(seat)] {
      house_.sessions.forget_seat(exercise, seat);
      house_.hub.drop_seat(exercise, seat);
    });
  }

  void post(std::function<void()> work) override { house_.inbox->post(std::move(work)); }

  [[nodiscard]] std::vector<Presence> presence(const std::string& exercise) const override {
    return house_.presence.read(exercise);
  }

 private:
  void drain() {
    house_.inbox->drain([this](const std::exception& fault) {
      house_.log.write(LogLevel::error, "work_failed", {{"what", fault.what()}});
    });
  }

  void accept() {
    acceptor_.async_accept(io_, [this](ErrorCode fault, Socket socket) {
      if (house_.stopping || fault == asio::error::operation_aborted) return;
      if (fault) {  // out of file handles, mostly: the ones that are open must get on
        house_.log.write(LogLevel::error, "accept_failed", {{"what", fault.message()}});
        pause_.expires_after(kAcceptPause);
        pause_.async_wait([this](ErrorCode cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      welcome(std::move(socket));
      accept();
    });
  }

  void welcome(Socket socket) {
    ErrorCode fault;
    const auto peer = socket.remote_endpoint(fault);
    if (fault) return;  // gone again already
    socket.set_option(Tcp::no_delay(true), fault);
    socket.set_option(asio::socket_base::send_buffer_size(kSendBufferBytes), fault);
    AddressTicket ticket(house_, peer.address().to_string(), peer.address().is_loopback());
    ++(ticket.held() ? house_.metrics.connections_accepted : house_.metrics.connections_refused);
    if (gate_ != nullptr)
      gate_->admit(house_, handler_, std::move(socket), std::move(ticket));
    else
      start_connection(house_, handler_, std::move(socket), std::move(ticket));
  }

  void tick() {
    tick_.expires_after(kTick);
    tick_.async_wait([this](ErrorCode cancelled) {
      if (cancelled || house_.stopping) return;
      house_.refresh_date();
      house_.wheel.tick();
      if (house_.wheel.now() % kTidyTicks == 0) front_.tidy();
      tick();
    });
  }

  void begin_stop() {
    if (house_.stopping) return;
    house_.stopping = true;
    house_.log.write(LogLevel::info, "stopping", {});
    ErrorCode ignored;
    acceptor_.close(ignored);
    const auto peers = house_.peers;  // they take themselves out
    for (const auto& peer : peers) peer->shut_down();
    drain_until(std::chrono::steady_clock::now() + kDrainMax);
  }

  void drain_until(std::chrono::steady_clock::time_point end) {
    if (house_.peers.empty() || std::chrono::steady_clock::now() >= end) return io_.stop();
    tick_.expires_after(kDrainLook);
    tick_.async_wait([this, end](ErrorCode) { drain_until(end); });
  }

  // The order matters: what holds sockets goes first, then the loop with its waiting handlers, the
  // house last.
  ServerConfig config_;
  House house_;
  asio::io_context io_{1};
  Front front_;
  RequestHandler handler_;
  std::unique_ptr<TlsGate> gate_;
  Acceptor acceptor_;
  Timer tick_;
  Timer pause_;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::open(ServerConfig config, Backend& backend,
                                             SignIn& sign_in) {
  raise_file_limit();
  const std::string place = config.host + ":" + std::to_string(config.port);
  auto server = std::make_unique<BeastServer>(std::move(config), backend, sign_in);
  if (const auto gate = server->open_gate(); !gate) return gate.error();
  if (const auto failed = server->listen())
    return Error{
        "listen",
        {place + " で待ち受けられません（" + *failed +
             "）。ほかのプログラムが使っていないか確かめるか、--listen "
             "で別のアドレスを指定してください。",
         "Cannot listen on " + place + " (" + *failed +
             "). Check whether another program uses it, or name another address with --listen."},
        place};
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace enshu::net
