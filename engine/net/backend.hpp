// What the front asks of the exercises behind it. engine/app answers, from the exercise's own
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/authority.hpp"
#include "engine/core/command.hpp"
#include "engine/core/sign_in.hpp"

namespace enshu::net {

/// One event as one class of viewers sees it: the JSON object of WIRE.md, encoded once and shared.
struct FeedItem {
  ViewerClass viewer;
  std::uint64_t record_seq{};
  std::shared_ptr<const std::string> json;
};

/// What a class of viewers got before the exercise was opened: the record's sequences, in order.
/// The words are asked for with the view.
struct Past {
  ViewerClass viewer;
  std::shared_ptr<const std::vector<std::uint64_t>> seqs;
};

/// Text in pieces, most of them shared with others.
using Pieces = std::vector<std::shared_ptr<const std::string>>;

/// What a console begins with.
struct Greeting {
  Pieces view;  ///< `view` of WIRE.md without `events` and without the brace that closes it
  /// The events of the class's `Past`, each with its `seq`, as the inside of a JSON array; null
  /// when there are none or nobody asked for them.
  std::shared_ptr<const std::string> past;
};

/// Whose stream a seat reads, and what it may do.
struct SeatInfo {
  ViewerClass viewer;
  bool closed = false;
};

/// `seq` is the record's sequence of the command's first event; the front turns it into the
/// console's own number.
/// What the consoles of an exercise are told outside its record, until it is opened anew.
struct Notice {
  std::string code;
  Text staff;      ///< for lead controllers, controllers and evaluators: with the cause
  Text everybody;  ///< for all others
};

struct CommandReply {
  std::optional<Error> refused;
  std::uint64_t seq{};
};

struct ApiRequest {
  Identity who;
  std::string method;
  std::string route;                          ///< as in the route table: `/api/v1/artefacts/{id}`
  std::map<std::string, std::string> params;  ///< path parameters, decoded
  std::map<std::string, std::string> query;
  std::string body;
  bool ahead = false;  ///< HEAD, or a browser's fetch before anybody asked to see it
};

struct ApiReply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>>
      headers;  ///< replace the front's own (such as Content-Security-Policy)
  /// The caller goes on as this identity (an operator entering an exercise): the front makes the
  /// session, sets the cookie and answers as `POST /api/v1/join` does; `body` is not used.
  std::optional<Identity> sign_in_as;
};

/// Called on the I/O thread (where `SignIn` may be called too). Every call returns at once; the
/// answer may come from any thread, exactly once.
class Backend {
 public:
  virtual ~Backend() = default;
  /// Nothing when the exercise or the seat does not exist or is closed.
  virtual void seat(const Identity& who, std::function<void(std::optional<SeatInfo>)> reply) = 0;
  virtual void greet(const Identity& who, bool with_past,
                     std::function<void(Result<Greeting>)> reply) = 0;
  /// The answer comes after the command's events are durable and were published.
  virtual void command(const Identity& who, CommandId id, std::uint64_t hash, Command command,
                       std::function<void(CommandReply)> reply) = 0;
  /// Every API route whose answer is the exercises' and not the front's own.
  virtual void api(ApiRequest request, std::function<void(ApiReply)> reply) = 0;
};

}  // namespace enshu::net
