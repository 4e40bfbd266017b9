// The consoles' own files: which asset a path means, how long it may be kept, and whether the
// browser has it already.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/net/http.hpp"
#include "engine/net/server.hpp"

namespace enshu::net {

class StaticFiles {
 public:
  explicit StaticFiles(const ServerConfig& config) : config_(config) {}
  /// Paths without a dot are pages of the consoles (`/join`, `/p/mail`): they all get
  /// `/index.html`.
  HttpReply answer(const std::string& path, const std::string& if_none_match);

 private:
  const std::string& tag_of(const Asset& asset);

  const ServerConfig& config_;
  std::unordered_map<const Asset*, std::string> tags_;
};

}  // namespace enshu::net
