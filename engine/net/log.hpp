// One line of JSON for what an operator may want to know. Ids only: never names, codes, tokens or
// texts.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

#include "engine/net/server.hpp"

namespace enshu::net {

class Log {
 public:
  using Field = std::pair<std::string_view, std::string_view>;
  explicit Log(const ServerConfig& config) : config_(config) {}
  /// `{"at":RFC3339,"level":…,"event":…, fields…}`
  void write(LogLevel level, std::string_view event, std::initializer_list<Field> fields) const;

 private:
  const ServerConfig& config_;
};

}  // namespace enshu::net
