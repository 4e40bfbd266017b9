// Routes: the table and how a path is matched against it.
#include "engine/net/routes.hpp"

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <utility>

namespace enshu::net {
namespace {

constexpr std::size_t kRosterBytes = 512 * 1024;  // some 5,000 seats with their addresses
constexpr std::size_t kFormBytes = 16 * 1024;
constexpr std::size_t kNoteFileBytes = 5 * 1024 * 1024;

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/healthz", Who::anybody, Answer::health},
    {"GET", "/metrics", Who::machine | Who::operators | kControllers, Answer::metrics},
    {"GET", "/api/v1/openapi.json", Who::anybody, Answer::openapi},
    {"POST", "/api/v1/join", Who::anybody, Answer::join},
    {"POST", "/api/v1/login", Who::anybody, Answer::login},
    {"POST", "/api/v1/logout", kSignedIn, Answer::logout},
    {"GET", "/api/v1/session", kSignedIn, Answer::session},
    {"GET", "/ws", kSeats, Answer::console},

    {"GET", "/api/v1/artefacts/{id}", kSeats, Answer::backend},
    {"GET", "/api/v1/drafts", kSeats, Answer::list_drafts},
    {"PUT", "/api/v1/drafts/{key}", kSeats, Answer::put_draft},
    {"DELETE", "/api/v1/drafts/{key}", kSeats, Answer::drop_draft},

    {"GET", "/api/v1/surveys", Who::participant, Answer::backend},

    {"POST", "/api/v1/notes/files", kLocalStaff | Who::participant, Answer::backend, false,
     kNoteFileBytes, true},
    {"GET", "/api/v1/notes/files/{id}", kLocalStaff | Who::participant, Answer::backend},

    {"GET", "/api/v1/score", kLocalStaff, Answer::backend},
    {"GET", "/api/v1/training", kStaff, Answer::backend},
    {"GET", "/api/v1/debrief", kLocalStaff | Who::participant, Answer::backend},
    {"GET", "/api/v1/debrief/{name}", kStaff, Answer::backend},
    {"GET", "/api/v1/certificate/{name}", Who::participant, Answer::backend},
    {"GET", "/api/v1/replay/{seat}", kLocalStaff | Who::participant, Answer::backend},
    {"GET", "/api/v1/comparison", kControllers, Answer::backend},
    {"GET", "/api/v1/record", Who::lead_controller, Answer::backend},
    {"GET", "/api/v1/presence", kLocalStaff, Answer::backend},
    {"GET", "/api/v1/seats", kControllers | Who::sub_controller, Answer::backend},
    {"POST", "/api/v1/seats/{seat}/link", kControllers, Answer::backend},
    {"DELETE", "/api/v1/seats/{seat}/link", kControllers, Answer::backend},

    {"GET", "/api/v1/roster/{name}", kControllers, Answer::backend},
    {"POST", "/api/v1/roster/{name}", kControllers, Answer::backend},
    {"POST", "/api/v1/roster", kControllers, Answer::backend},
    {"POST", "/api/v1/incident", Who::lead_controller, Answer::backend},
    {"GET", "/api/v1/rehearsal", kControllers, Answer::backend},
    {"POST", "/api/v1/rehearsal", kControllers, Answer::backend},
    {"GET", "/api/v1/rehearsal/page", kControllers, Answer::backend},

    {"GET", "/api/v1/scenarios", Who::operators, Answer::backend},
    {"GET", "/api/v1/exercises", Who::operators, Answer::backend},
    {"POST", "/api/v1/exercises", Who::operators, Answer::backend},
    {"POST", "/api/v1/exercises/{id}/enter", Who::operators, Answer::backend},

    // The signature in the link is the key; a button, because mail gateways follow links by
    // themselves.
    {"GET", "/r/{name}/{signature}", Who::anybody, Answer::backend},
    {"POST", "/r/{name}/{signature}", Who::anybody, Answer::backend, true},
    // The same for requests for approval and comms checks.
    {"GET", "/a/{name}/{signature}", Who::anybody, Answer::backend},
    {"POST", "/a/{name}/{signature}", Who::anybody, Answer::backend, true, kFormBytes},
    {"GET", "/c/{name}/{signature}", Who::anybody, Answer::backend},
    {"POST", "/c/{name}/{signature}", Who::anybody, Answer::backend, true},
    // Links and files of a training's baits: opening them is what is counted.
    {"GET", "/b/{name}/{signature}", Who::anybody, Answer::backend},
    {"POST", "/b/{name}/{signature}", Who::anybody, Answer::backend, true},
    {"GET", "/f/{name}/{signature}", Who::anybody, Answer::backend},
    {"GET", "/api/v1/mail", kControllers, Answer::backend},
    {"PUT", "/api/v1/mail/roster", Who::lead_controller, Answer::backend, false, kRosterBytes},
    {"POST", "/api/v1/invitations", kControllers, Answer::backend},
});

/// Fills `params` when the pattern fits.
bool fits(std::string_view pattern, const std::vector<std::string>& segments,
          std::map<std::string, std::string>& params) {
  params.clear();
  for (const std::string& segment : segments) {
    if (pattern.empty()) return false;
    pattern.remove_prefix(1);
    const auto end = std::min(pattern.find('/'), pattern.size());
    const std::string_view part = pattern.substr(0, end);
    pattern.remove_prefix(end);
    if (part.front() == '{') {
      if (segment.empty()) return false;
      params.emplace(part.substr(1, part.size() - 2), segment);
    } else if (part != segment) {
      return false;
    }
  }
  return pattern.empty();
}

/// `parameters`: the segment may be a name with a slash in it, such as the artefact
/// `logs/proxy.csv`.
bool unsafe(const std::string& segment, bool parameters) {
  std::string path{"/"};
  path += segment;
  path += '/';
  return path.find("/./") != std::string::npos || path.find("/../") != std::string::npos ||
         std::any_of(segment.begin(), segment.end(), [parameters](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 || byte == 0x7f || c == '\\' || (c == '/' && !parameters);
         });
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Who who(Access access) {
  switch (access) {
    case Access::lead_controller:
      return Who::lead_controller;
    case Access::controller:
      return Who::controller;
    case Access::evaluator:
      return Who::evaluator;
    case Access::observer:
      return Who::observer;
    case Access::participant:
      return Who::participant;
    case Access::sub_controller:
      return Who::sub_controller;
  }
  return Who::nobody;
}

Matched match(std::string_view method, const std::vector<std::string>& segments) {
  Matched out;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  std::map<std::string, std::string> params;
  for (const Route& route : kRoutes) {
    if (!fits(route.pattern, segments, params)) continue;
    if (!out.allow.empty()) out.allow += ", ";
    out.allow += route.method;
    if (route.method == "GET") out.allow += ", HEAD";
    if (route.method == wanted) {
      out.route = &route;
      out.params = params;
    }
  }
  return out;
}

const Route* long_body_route(std::string_view head) {
  const auto line = head.substr(0, head.find("\r\n"));
  for (const Route& route : kRoutes) {
    if (route.body_bytes_max == 0 || !line.starts_with(route.method)) continue;
    auto target = line.substr(route.method.size());
    if (!target.starts_with(' ')) continue;
    target.remove_prefix(1);
    if (target.substr(0, target.find_first_of(" ?")) == route.pattern) return &route;
  }
  return nullptr;
}

std::optional<Target> parse_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form({target.data(), target.size()});
  if (!url) return std::nullopt;
  Target out;
  for (const auto& segment : url->segments()) {
    out.segments.emplace_back(segment);
    const bool parameters = out.segments.size() > 3 && out.segments.front() == "api";
    if (unsafe(out.segments.back(), parameters)) return std::nullopt;
    out.path += '/';
    out.path += out.segments.back();
  }
  if (out.path.empty()) out.path.push_back('/');
  for (const auto& param : url->params())
    out.query.emplace(param.key, param.has_value ? param.value : std::string{});
  return out;
}

}  // namespace enshu::net
