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
