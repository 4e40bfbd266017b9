// What was answered to commands that had nothing to do (a mail that a colleague has confirmed
// already): they leave no event behind, yet the same command sent again must get the same answer.
// The newest few thousand are kept, until a restart.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

#include "engine/core/state.hpp"

namespace enshu {

class IdleCommands {
 public:
  /// `key`: seat and command id. Null when it is not, or no longer, known.
  [[nodiscard]] const CommandSeen* find(const std::string& key) const {
    const auto found = seen_.find(key);
    return found == seen_.end() ? nullptr : &found->second;
  }

  void keep(const std::string& key, CommandSeen seen) {
    if (!seen_.emplace(key, seen).second) return;
    order_.push_back(key);
    if (order_.size() <= most) return;
    seen_.erase(order_.front());
    order_.pop_front();
  }

 private:
  static constexpr std::size_t most = 8'192;  // a client sends again within seconds
  std::unordered_map<std::string, CommandSeen> seen_;
  std::deque<std::string> order_;
};

}  // namespace enshu
