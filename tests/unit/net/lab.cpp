// The server under test and the raw HTTP client.
#include "tests/unit/net/lab.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <cstring>
#include <future>
#include <stdexcept>

namespace enshu::net::test {
namespace {

const std::string kIndex = "<!doctype html><title>演習</title>";
const std::string kScript = "console.log(1)";

const Asset* asset(std::string_view path) {
  static const Asset index{kIndex, "text/html; charset=utf-8"};
  static const Asset script{kScript, "text/javascript"};
  if (path == "/index.html") return &index;
  if (path == "/assets/app-1a2b.js") return &script;
  return nullptr;
}

}  // namespace

Lab::Lab(Limits limits, std::optional<TlsFiles> tls) {
  for (const char* seat : kSeats) sign_in.new_code({"ex", SeatId(seat), {}}, {});
  sign_in.new_code({"gone", SeatId("nobody"), {}}, {});
  ServerConfig config;
  config.port = 0;
  config.asset = asset;
  config.now = [] {
    return WallTime{std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count()};
  };
  config.openapi = R"({"openapi":"3.1.0"})";
  config.log = [this](LogLevel, std::string_view line) { log.emplace_back(line); };
  config.limits = limits;
  config.tls = std::move(tls);
  auto opened = Server::open(std::move(config), backend, sign_in);
  if (!opened) throw std::runtime_error(opened.error().message.en);
  server = std::move(*opened);
  backend.server = server.get();
  server->open_exercise("ex", "epoch-1", {});
  thread_ = std::thread([this] { server->run(); });
}

Lab::~Lab() {
  server->stop();
  thread_.join();
}

std::string Lab::cookie(const std::string& seat) {
  const auto answer = ask(*this, "POST", "/api/v1/join", "", R"({"code":"code-)" + seat + "\"}");
  if (answer.status != 200) throw std::runtime_error("join failed: " + answer.body);
  const std::string& set = answer.headers.at("set-cookie");
  return set.substr(0, set.find(';'));
}

std::string Lab::operator_cookie() {
  const auto answer =
      ask(*this, "POST", "/api/v1/login", "", R"({"account":"ops","password":"right"})");
  if (answer.status != 200) throw std::runtime_error("login failed: " + answer.body);
  const std::string& set = answer.headers.at("set-cookie");
  return set.substr(0, set.find(';'));
}

double Lab::metric(const std::string& name) {
  const std::string text = ask(*this, "GET", "/metrics").body;
  const auto at = text.find("\n" + name + " ");
  if (at == std::string::npos) throw std::runtime_error("no metric " + name);
  return std::stod(text.substr(at + name.size() + 2));
}

void Lab::settle() {
  std::promise<void> done;
  server->post([&] { done.set_value(); });
  done.get_future().wait();
}

boost::json::value HttpAnswer::json() const { return boost::json::parse(body); }

std::string HttpAnswer::code() const {
  const auto value = json();
  return std::string(value.at("error").at("code").as_string());
}

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes)
    : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (receive_buffer_bytes > 0)
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                 sizeof receive_buffer_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("connect failed");
}

RawClient::~RawClient() { ::close(socket_); }

void RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server has refused already
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool RawClient::fill(std::chrono::milliseconds within) {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(within.count())) <= 0) return false;
  char bytes[4096];
  const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return false;
  seen_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

HttpAnswer RawClient::read(bool head_only) {
  constexpr std::chrono::milliseconds kPatience{4000};
  HttpAnswer out;
  std::size_t end = 0;
  while ((end = seen_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill(kPatience)) return out;
  }
  out.status = std::stoi(seen_.substr(9, 3));
  std::size_t at = seen_.find("\r\n") + 2;
  while (at < end + 2) {
    const auto line_end = seen_.find("\r\n", at);
    const auto colon = seen_.find(':', at);
    std::string name = seen_.substr(at, colon - at);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return static_cast<char>(std::tolower(c)); });
    out.headers[name] = seen_.substr(colon + 2, line_end - colon - 2);
    at = line_end + 2;
  }
  seen_.erase(0, end + 4);
  const auto length = out.headers.find("content-length");
  const std::size_t size =
      head_only || length == out.headers.end() ? 0 : std::stoul(length->second);
  while (seen_.size() < size && fill(kPatience)) {
  }
  out.body = seen_.substr(0, size);
  seen_.erase(0, size);
  out.closed = out.headers["connection"] == "close";
  return out;
}

bool RawClient::ended(std::chrono::milliseconds within) {
  const auto until = std::chrono::steady_clock::now() + within;
  while (std::chrono::steady_clock::now() < until) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    char bytes[4096];
    if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
  }
  return false;
}

HttpAnswer ask(const Lab& lab, const std::string& method, const std::string& target,
               const std::string& cookie, const std::string& body,
               const std::string& more_headers) {
  RawClient client(lab.port());
  std::string request =
      method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(lab.port()) + "\r\n";
  if (!cookie.empty()) request += "Cookie: theme=dark; " + cookie + "\r\n";
  if (!body.empty()) {
    if (more_headers.find("Content-Type:") == std::string::npos)
      request += "Content-Type: application/json\r\n";
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  client.send(request + more_headers + "\r\n" + body);
  return client.read(method == "HEAD");
}

std::string decision(const std::string& id, const std::string& text) {
  return R"({"type":"command","id":")" + id + R"(","command":{"kind":"log_decision","decision":")" +
         text + R"("}})";
}

}  // namespace enshu::net::test
