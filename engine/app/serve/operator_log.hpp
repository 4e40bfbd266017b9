// What the server tells its operator on standard error: readable lines, or one JSON object a line.
// Ids only: never names, codes, tokens or texts of people.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/base/time.hpp"
#include "engine/net/server.hpp"

namespace enshu::app {

enum class LogForm {
  text,  ///< warnings and errors
  json,  ///< everything, consoles coming and going too
};

class OperatorLog {
 public:
  OperatorLog(LogForm form, std::function<WallTime()> now) : form_(form), now_(std::move(now)) {}

  /// The front's lines, which are JSON already.
  void front(net::LogLevel level, std::string_view line) const;
  /// The exercises' words; `level` is info, warning or error.
  void report(const std::string& level, const std::string& text) const;

 private:
  LogForm form_;
  std::function<WallTime()> now_;
};

/// The front's JSON line as people read it: `warning: console_slow exercise=… seat=…`.
std::string readable(std::string_view line);

}  // namespace enshu::app
