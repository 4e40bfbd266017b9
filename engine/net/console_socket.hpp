// The WebSocket under a console: what the console's rules ask of it. Beast stands behind it, over
// plain TCP (console_socket.cpp) or TLS (console_socket_tls.cpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/net/hub.hpp"

namespace enshu::net {

/// One text message: the console's own beginning, bodies shared with others, and the end.
struct Frame {
  std::string head;
  Pieces more;                              ///< before the body; of first views only
  std::shared_ptr<const std::string> body;  ///< may be null
  std::string_view tail;                    ///< of static storage
  [[nodiscard]] std::size_t size() const {
    std::size_t sum = head.size() + (body ? body->size() : 0) + tail.size();
    for (const auto& piece : more) sum += piece->size();
    return sum;
  }
};

class ConsoleSocket {
 public:
  virtual ~ConsoleSocket() = default;
  [[nodiscard]] virtual bool writing() const = 0;
  /// One at a time; ends with the console's `on_written`, or with `on_gone`.
  virtual void write(Frame frame) = 0;
  /// Closes in good manners after what is being written; nothing may be written after it.
  virtual void close(CloseCode code, std::string_view reason) = 0;
  /// Ends the connection at once. `on_gone` comes later, never out of this call.
  virtual void abort() = 0;
};

}  // namespace enshu::net
