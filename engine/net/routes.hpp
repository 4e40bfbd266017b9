// The one table of routes: who may use which, and who answers. The front goes by it and a test
// walks every line of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/kinds.hpp"

namespace enshu::net {

/// Set of those who may use a route.
enum class Who : std::uint16_t {
  nobody = 0,
  lead_controller = 1,
  controller = 2,
  evaluator = 4,
  observer = 8,
  participant = 16,
  operators = 32,  ///< a session that an account stands behind
  anybody = 64,    ///< without a session too
  machine = 128,   ///< who asks from the machine that the server runs on
  sub_controller = 256,
};
constexpr Who operator|(Who a, Who b) {
  return static_cast<Who>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr bool has(Who set, Who one) {
  return (static_cast<std::uint16_t>(set) & static_cast<std::uint16_t>(one)) != 0;
}

inline constexpr Who kControllers = Who::lead_controller | Who::controller;
inline constexpr Who kStaff = kControllers | Who::evaluator;
/// Who leads or judges, be it one team or organisation: the answer keeps to that.
inline constexpr Who kLocalStaff = kStaff | Who::sub_controller;
inline constexpr Who kSeats = kLocalStaff | Who::observer | Who::participant;
inline constexpr Who kSignedIn = kSeats | Who::operators;

Who who(Access access);

/// What the front answers itself; `backend` is for the exercises.
enum class Answer {
  backend,
  health,
  metrics,
  openapi,
  join,
  login,
  logout,
  session,
  list_drafts,
  put_draft,
  drop_draft,
  console,
};

struct Route {
  std::string_view method;
  std::string_view pattern;  ///< `{name}` stands for one segment
  Who who;
  Answer answer;
  bool form = false;  ///< takes a page's button; it has fields where the body has a length
  std::size_t body_bytes_max = 0;  ///< where a body may be longer than the limits say
  bool file = false;               ///< takes the bytes of a file as `application/octet-stream`
};

std::span<const Route> routes();

struct Matched {
  const Route* route = nullptr;  ///< null: no route, or not with this method
  std::map<std::string, std::string> params;
  std::string allow;  ///< methods known at this path; empty when the path is unknown
};

/// `segments` are the decoded parts of the path. HEAD is answered where GET is.
Matched match(std::string_view method, const std::vector<std::string>& segments);

/// The route whose body may be longer than others, told from the first line before anything else is
/// known; null for all others.
const Route* long_body_route(std::string_view head);

/// The target of a request, decoded.
struct Target {
  std::string path;  ///< decoded, for static files
  std::vector<std::string> segments;
  std::map<std::string, std::string> query;  ///< of doubled names the first counts
};

/// Nothing when the target is not an absolute path with an optional query, or decodes to a control
/// character, a slash inside a segment, or a `.` or `..` segment.
std::optional<Target> parse_target(std::string_view target);

}  // namespace enshu::net
