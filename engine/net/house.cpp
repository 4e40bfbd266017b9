// The shared parts of the front, and the count of connections an address.
#include "engine/net/house.hpp"

#include <array>
#include <chrono>
#include <ctime>

namespace enshu::net {

std::int64_t steady_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::int64_t steady_ms() { return steady_us() / 1000; }

House::House(const ServerConfig& settings, Backend& exercises, SignIn& doors,
             std::function<void()> wake)
    : config(settings),
      backend(exercises),
      sign_in(doors),
      inbox(std::make_shared<Inbox>(std::move(wake))),
      log(settings),
      sessions(doors) {
  refresh_date();
}

void House::seat(const Identity& who, std::function<void(std::optional<SeatInfo>)> reply) {
  backend.seat(who, [inbox = inbox, reply = std::move(reply)](std::optional<SeatInfo> seat) {
    inbox->post([reply, seat = std::move(seat)] { reply(seat); });
  });
}

void House::refresh_date() {
  const std::time_t seconds = config.now().ms / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 40> text{};
  date.assign(text.data(),
              std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
}

std::optional<Refusal> House::take_place_for_file(HttpRequest& request) {
  auto* session =
      sessions.find(session_cookie(request.cookie, cookies()), config.now(), steady_ms());
  if (session == nullptr) return refusals::kNotSignedIn;
  const Limits& limits = config.limits;
  if (*files_under_way >= limits.files_at_once) return refusals::kFilesAtOnce;
  if (!session->files.take({limits.files_burst, limits.files_per_second}, steady_ms()))
    return refusals::kTooManyRequests;
  ++*files_under_way;
  request.place = {files_under_way.get(), [count = files_under_way](void*) { --*count; }};
  return std::nullopt;
}

AddressTicket::AddressTicket(House& house, std::string address, bool loopback)
    : house_(&house), address_(std::move(address)) {
  const Limits& limits = house.config.limits;
  const std::size_t most =
      loopback ? limits.connections_per_loopback_address : limits.connections_per_address;
  std::size_t& count = house.connections_by_address[address_];
  if (count >= most) {
    house_ = nullptr;
    return;
  }
  ++count;
  ++house.metrics.connections;
}

AddressTicket::~AddressTicket() {
  if (house_ == nullptr) return;
  --house_->metrics.connections;
  const auto count = house_->connections_by_address.find(address_);
  if (--count->second == 0) house_->connections_by_address.erase(count);
}

}  // namespace enshu::net
