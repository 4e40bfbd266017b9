// A request and its answer as the front's rules see them: plain values, whatever library or
// transport carries them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/sign_in.hpp"
#include "engine/net/backend.hpp"
#include "engine/net/refusals.hpp"

namespace enshu::net {

struct HttpRequest {
  std::string address;  ///< of the peer, without port
  std::string method;
  std::string target;
  std::string host;
  std::string origin;
  std::string cookie;
  std::string content_type;
  std::string if_none_match;
  std::string body;
  bool upgrade = false;         ///< a WebSocket handshake
  bool ahead = false;           ///< HEAD, or a browser's fetch before anybody asked to see it
  std::shared_ptr<void> place;  ///< among the files taken in at once, while one of them
};

struct HttpReply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::string_view asset;  ///< instead of `body`: bytes that outlive the server
  std::vector<std::pair<std::string, std::string>> headers;
  std::string refusal;  ///< code of what is said no to; for the counts alone
  bool close = false;   ///< the connection ends after it
};

/// The connection becomes a console of this seat.
struct Upgrade {
  Identity who;
  SeatInfo seat;
  std::string session;  ///< as `SessionCache::key` names it
};

using HttpOutcome = std::variant<HttpReply, Upgrade>;
/// To be called on the I/O thread, once.
using Respond = std::function<void(HttpOutcome)>;

HttpReply refuse(const Refusal& refusal);
HttpReply json_reply(std::string body, int status = 200);

/// Headers that every answer carries unless it has its own of that name.
const std::vector<std::pair<std::string_view, std::string_view>>& security_headers();
/// Caching unless the answer says otherwise.
inline constexpr std::string_view kNoStore = "no-store";
inline constexpr std::string_view kRevalidate = "no-cache";
inline constexpr std::string_view kForever = "public, max-age=31536000, immutable";

/// The names of trusted-types policies that the consoles may create.
inline constexpr std::string_view kTrustedTypesPolicies =
    "dompurify enshu svelte-trusted-html default";

/// Over TLS the cookie is `__Host-enshu` and Secure: browsers then neither send it in the clear nor
/// take one of that name from anybody else. The two forms never stand in for each other.
enum class CookieForm { plain, secure };

/// The value of our session cookie in a Cookie header; empty when there is none.
std::string_view session_cookie(std::string_view cookie_header, CookieForm form);
std::string set_session_cookie(const std::string& token, CookieForm form);
std::string clear_session_cookie(CookieForm form);

}  // namespace enshu::net
