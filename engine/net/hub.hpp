// The exercises that are open, their streams and the consoles that read them. I/O thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/net/backend.hpp"
#include "engine/net/streams.hpp"

namespace enshu::net {

/// Codes that a WebSocket is closed with. Source: RFC 6455, 7.4.1; IANA's registry for 1013.
enum class CloseCode : std::uint16_t {
  going_away = 1001,
  unsupported = 1003,
  policy = 1008,
  internal = 1011,
  restart = 1012,
  try_again = 1013
};

/// A console as the hub sees it. None of the calls ends the reader's membership before they return.
class FeedReader {
 public:
  virtual ~FeedReader() = default;
  virtual void on_events() = 0;
  virtual void on_notice() = 0;
  virtual void end(CloseCode code, std::string_view reason) = 0;
  [[nodiscard]] virtual const SeatId& seat() const = 0;
  [[nodiscard]] virtual const std::string& session() const = 0;

 private:
  friend class Hub;
  std::size_t place_{};
};

/// What one class of viewers of one exercise reads.
struct Feed {
  std::string epoch;
  Stream stream;
  std::vector<FeedReader*> readers;
  std::shared_ptr<const Notice> notice;  ///< null: there is nothing to say
  bool grown = false;                    ///< within a call of publish
};

class Hub {
 public:
  void open(const std::string& exercise, std::string epoch, std::vector<Past> past);
  void close(const std::string& exercise);
  /// Items of exercises that are not open are dropped. Returns how many were new.
  std::size_t publish(const std::string& exercise, std::vector<FeedItem> items);
  void drop_seat(const std::string& exercise, const SeatId& seat);
  /// The person signed out, or in again: what came in by the old session ends with it.
  void drop_session(const std::string& exercise, const std::string& session);
  /// Stands until the exercise is opened anew.
  void notice(const std::string& exercise, Notice notice);

  /// Null when the exercise is not open.
  std::shared_ptr<Feed> join(const std::string& exercise, const ViewerClass& viewer,
                             FeedReader& reader);
  static void leave(Feed& feed, FeedReader& reader);

 private:
  struct Open {
    std::string epoch;
    std::map<ViewerClass, std::shared_ptr<Feed>> feeds;
    std::shared_ptr<const Notice> notice;
  };
  static void end_all(const Open& open, CloseCode code, std::string_view reason);
  static const std::shared_ptr<Feed>& feed_of(Open& open, const ViewerClass& viewer);

  std::map<std::string, Open> exercises_;
};

}  // namespace enshu::net
