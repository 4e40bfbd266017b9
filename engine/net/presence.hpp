// Who is connected and was active when: written by the I/O thread, read by any.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "engine/net/server.hpp"

namespace enshu::net {

class PresenceBoard {
 public:
  void came(const Identity& who, WallTime now);
  void active(const Identity& who, WallTime now);
  void left(const Identity& who);
  void forget(const std::string& exercise);
  [[nodiscard]] std::vector<Server::Presence> read(const std::string& exercise) const;

 private:
  struct Place {
    int consoles = 0;
    WallTime last_active{};
  };
  mutable std::mutex mutex_;
  std::map<std::string, std::map<SeatId, Place>> places_;
};

}  // namespace enshu::net
