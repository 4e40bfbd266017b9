// Wiring: clock, chance, log and signals are named here and nowhere deeper.
#include "engine/app/serve/front.hpp"

#include <boost/url/parse.hpp>
#include <charconv>
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <thread>

#include "engine/app/assets.hpp"
#include "engine/store/sign_in_store.hpp"
#include "engine/wire/openapi.hpp"

namespace enshu::app {
namespace {

WallTime system_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::uint64_t system_chance() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 20) ^ device();
}

std::string_view media_type(std::string_view path) {
  static const std::map<std::string_view, std::string_view> types{
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"json", "application/json"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"webp", "image/webp"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"},
      {"txt", "text/plain; charset=utf-8"}};
  const auto found = types.find(path.substr(path.rfind('.') + 1));
  return found == types.end() ? "application/octet-stream" : found->second;
}

/// The consoles' files under the paths by which browsers ask.
const std::map<std::string, net::Asset, std::less<>>& pages() {
  static const auto all = [] {
    std::map<std::string, net::Asset, std::less<>> map;
    for (const auto& file : ui_files())
      map.emplace("/" + std::string(file.path), net::Asset{file.bytes, media_type(file.path)});
    return map;
  }();
  return all;
}

const net::Asset* page(std::string_view path) {
  const auto found = pages().find(path);
  return found == pages().end() ? nullptr : &found->second;
}

struct Address {
  std::string host;
  std::uint16_t port{};
};

Result<Address> parse_address(const std::string& listen) {
  const auto parsed = boost::urls::parse_authority(listen);
  // The library's own number goes round at 65536.
  const std::string digits = parsed ? std::string(parsed->port()) : std::string();
  std::uint16_t port{};
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  const bool number = fault == std::errc{} && end == digits.data() + digits.size();
  if (!parsed || !number || parsed->host_address().empty()) {
    return Error{"bad_listen",
                 {"--listen には 127.0.0.1:8080 のように「アドレス:ポート」を書いてください。",
                  "Write --listen as ADDRESS:PORT, such as 127.0.0.1:8080."},
                 listen};
  }
  return Address{std::string(parsed->host_address()), port};
}

void block_signals(sigset_t& set) {
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

std::string url_of(const std::string& scheme, const Address& address, std::uint16_t port) {
  const bool six = address.host.find(':') != std::string::npos;
  const bool everywhere = address.host == "0.0.0.0" || address.host == "::";
  const std::string host = everywhere ? "127.0.0.1" : six ? "[" + address.host + "]" : address.host;
  return scheme + "://" + host + ":" + std::to_string(port);
}

/// One without the other is a slip of the hand: serving in the clear would not be what was meant.
Result<std::optional<net::TlsFiles>> tls_files(const FrontOptions& options) {
  if (options.tls_certificate.empty() && options.tls_key.empty())
    return std::optional<net::TlsFiles>();
  if (options.tls_certificate.empty() || options.tls_key.empty()) {
    return Error{
        "tls_pair",
        {"--tls-cert と --tls-key は両方指定してください。", "Give both --tls-cert and --tls-key."},
        {}};
  }
  return std::optional(net::TlsFiles{options.tls_certificate, options.tls_key});
}

}  // namespace

std::string default_data() { return "enshu-data"; }

Result<std::unique_ptr<Front>> Front::open(const FrontOptions& options) {
  auto address = parse_address(options.listen);
  if (!address) return address.error();
  const auto tls = tls_files(options);
  if (!tls) return tls.error();
  auto log = std::make_unique<OperatorLog>(options.log, system_now);
  const auto report = [log = log.get()](const std::string& level, const std::string& text) {
    log->report(level, text);
  };
  auto shelf = Shelf::open(options.scenarios, report);
  if (!shelf) return shelf.error();
  std::error_code failed;
  std::filesystem::create_directories(options.data, failed);
  if (failed) {
    return Error{"write_failed",
                 {"データのフォルダーを作れません。--data で書き込める場所を指定してください。",
                  "The data folder cannot be made. Name a writable place by --data."},
                 options.data};
  }
  sigset_t set;
  block_signals(set);
  std::unique_ptr<Front> front(new Front());
  front->log_ = std::move(log);
  front->shelf_ = std::move(*shelf);
  auto lock = FolderLock::take(options.data);
  if (!lock) return lock.error();
  front->lock_ = std::move(*lock);
  auto sign_in = store::open_sign_in(options.data);
  if (!sign_in) return sign_in.error();
  front->sign_in_ = std::move(*sign_in);
  HouseConfig house;
  house.data = options.data;
  house.now = system_now;
  house.fresh_seed = system_chance;
  house.report = report;
  house.after_restart = options.after_restart;
  if (!options.mail.empty()) {
    auto settings = mail::load_config(options.mail);
    if (!settings) return settings.error();
    front->post_ = std::make_unique<PostOffice>(
        PostOfficeConfig{std::move(*settings), system_now, house.report});
    house.post = front->post_.get();
  }
  front->house_ = std::make_unique<House>(std::move(house), *front->sign_in_, *front->shelf_);
  net::ServerConfig config;
  config.host = address->host;
  config.port = address->port;
  config.asset = page;
  config.now = system_now;
  config.openapi = wire::openapi();
  config.log = [log = front->log_.get()](net::LogLevel level, std::string_view line) {
    log->front(level, line);
  };
  config.figures = [exercises = front->house_.get()] { return exercises->figures(); };
  config.tls = *tls;
  auto server = net::Server::open(config, *front->house_, *front->sign_in_);
  if (!server && server.error().code == "listen" && options.any_port_if_taken) {
    config.port = 0;
    server = net::Server::open(config, *front->house_, *front->sign_in_);
  }
  if (!server) return server.error();
  front->server_ = std::move(*server);
  front->url_ = url_of(*tls ? "https" : "http", *address, front->server_->port());
  front->house_->attach(*front->server_, front->url_);
  return front;
}

Front::~Front() {
  if (post_) post_->stop();
  if (house_) house_->close();
}

void Front::run() {
  std::thread waiter([this] {
    sigset_t set;
    block_signals(set);
    int signal = 0;
    sigwait(&set, &signal);
    server_->stop();
  });
  if (post_) {
    post_->start([this](const std::string& exercise) { return house_->host(exercise); }, url_);
  }
  server_->run();
  if (post_) post_->stop();
  // The server may have ended by itself; the waiter then still needs its signal.
  pthread_kill(waiter.native_handle(), SIGTERM);
  waiter.join();
}

}  // namespace enshu::app
