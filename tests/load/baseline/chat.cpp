// A chat server as one writes it after Beast's examples: type-erased executors, a strand and a
// timer for each session, a queue of shared texts, every message to everybody. What enshu's front
// is measured against. usage: enshu_baseline_chat PORT; prints `ready` when it listens.
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include <sys/resource.h>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Tcp = asio::ip::tcp;
using ErrorCode = beast::error_code;
using Text = std::shared_ptr<const std::string>;

class Session;

/// Everybody who is connected.
class Room {
 public:
  void join(Session* session) {
    const std::lock_guard lock(mutex_);
    sessions_.insert(session);
  }
  void leave(Session* session) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(session);
  }
  void say(std::string text);

 private:
  std::mutex mutex_;
  std::unordered_set<Session*> sessions_;
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Tcp::socket&& socket, Room& room) : ws_(std::move(socket)), room_(room) {}
  ~Session() { room_.leave(this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void start() {
    asio::dispatch(ws_.get_executor(), [self = shared_from_this()] {
      self->ws_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
      self->ws_.async_accept([self](ErrorCode fault) {
        if (fault) return;
        self->room_.join(self.get());
        self->read();
      });
    });
  }

  void send(const Text& text) {
    asio::post(ws_.get_executor(), [self = shared_from_this(), text] {
      self->queue_.push_back(text);
      if (self->queue_.size() == 1) self->write();
    });
  }

 private:
  void read() {
    ws_.async_read(buffer_, [self = shared_from_this()](ErrorCode fault, std::size_t) {
      if (fault) return;
      self->room_.say(beast::buffers_to_string(self->buffer_.data()));
      self->buffer_.consume(self->buffer_.size());
      self->read();
    });
  }

  void write() {
    ws_.async_write(asio::buffer(*queue_.front()),
                    [self = shared_from_this()](ErrorCode fault, std::size_t) {
                      if (fault) return;
                      self->queue_.erase(self->queue_.begin());
                      if (!self->queue_.empty()) self->write();
                    });
  }

  websocket::stream<beast::tcp_stream> ws_;
  beast::flat_buffer buffer_;
  std::vector<Text> queue_;
  Room& room_;
};

void Room::say(std::string text) {
  const auto shared = std::make_shared<const std::string>(std::move(text));
  std::vector<std::weak_ptr<Session>> everybody;
  {
    const std::lock_guard lock(mutex_);
    everybody.reserve(sessions_.size());
    for (Session* session : sessions_) everybody.push_back(session->weak_from_this());
  }
  for (const auto& each : everybody) {
    if (const auto session = each.lock()) session->send(shared);
  }
}

void accept(asio::io_context& io, Tcp::acceptor& acceptor, Room& room) {
  acceptor.async_accept(asio::make_strand(io), [&](ErrorCode fault, Tcp::socket socket) {
    if (!fault) std::make_shared<Session>(std::move(socket), room)->start();
    accept(io, acceptor, room);
  });
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: enshu_baseline_chat PORT\n", stderr);
    return 2;
  }
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  const auto port = static_cast<unsigned short>(std::atoi(words[1]));
  Room room;
  asio::io_context io{1};
  Tcp::acceptor acceptor(io, {asio::ip::make_address_v4("127.0.0.1"), port});
  accept(io, acceptor, room);
  std::puts("ready");
  std::fflush(stdout);
  io.run();
}
