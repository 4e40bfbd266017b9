// Front: the order in which a request is judged. Nothing about an exercise is said before the table
// has agreed.
#include "engine/net/front.hpp"

#include <boost/beast/core/string.hpp>
#include <exception>
#include <utility>

#include "engine/net/head_check.hpp"

namespace enshu::net {
namespace {

constexpr std::size_t kPasswordThreads = 2;
constexpr std::size_t kPasswordsWaiting = 64;

HttpReply method_refused(std::string allow) {
  HttpReply reply = refuse(refusals::kMethod);
  reply.headers.emplace_back("Allow", std::move(allow));
  return reply;
}

bool reads_only(std::string_view method) { return method == "GET" || method == "HEAD"; }

bool from_this_machine(std::string_view address) {
  return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

constexpr std::string_view kJsonType = "application/json";
constexpr std::string_view kFormType = "application/x-www-form-urlencoded";
/// No form of another site's page can send this type either.
constexpr std::string_view kFileType = "application/octet-stream";

bool is_type(std::string_view content_type, std::string_view wanted) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return boost::beast::iequals({type.data(), type.size()}, {wanted.data(), wanted.size()});
}

/// The edge: what a library or the store throws stops here.
template <class Work>
void guarded(House& house, const CallPtr& call, Work work) {
  try {
    work();
  } catch (const std::exception& fault) {
    house.log.write(LogLevel::error, "request_failed", {{"what", fault.what()}});
    call->refuse(refusals::kInternal);
  }
}

}  // namespace

Front::Front(House& house)
    : house_(house),
      files_(house.config),
      joins_({house.config.limits.joins_burst, house.config.limits.joins_per_second}),
      passwords_({house.config.limits.failed_passwords_burst,
                  house.config.limits.failed_passwords_per_second}),
      account_passwords_(
          {house.config.limits.account_burst, house.config.limits.account_per_second}),
      workers_(kPasswordThreads, kPasswordsWaiting) {}

void Front::tidy() {
  const auto now = steady_ms();
  joins_.forget_rested(now);
  passwords_.forget_rested(now);
  account_passwords_.forget_rested(now);
  house_.sessions.forget_stale(now);
}

void Front::handle(HttpRequest request, Respond respond) {
  ++house_.metrics.requests;
  auto call = std::make_shared<Call>();
  call->request = std::move(request);
  call->respond = std::move(respond);
  guarded(house_, call, [&] { route(call); });
}

void Front::route(const CallPtr& call) {
  const HttpRequest& request = call->request;
  auto target = parse_target(request.target);
  if (!target) return call->refuse(refusals::kBadTarget);
  call->target = std::move(*target);
  call->matched = match(request.method, call->target.segments);
  if (call->matched.route == nullptr) return unrouted(call);
  const bool console = call->matched.route->answer == Answer::console;
  if (!reads_only(request.method) || console) {
    if (!request.origin.empty() && !same_site(request.origin, request.host, house_.secure()))
      return call->refuse(refusals::kForeignOrigin);
  }
  if (!reads_only(request.method)) {
    const bool typed = !request.content_type.empty() || !request.body.empty();
    const bool button = call->matched.route->form &&
                        (request.body.empty() || is_type(request.content_type, kFormType));
    const bool right = call->matched.route->file ? is_type(request.content_type, kFileType)
                                                 : is_type(request.content_type, kJsonType);
    if (typed && !button && !right) return call->refuse(refusals::kNotJsonType);
    // A form without fields (it has no length of its own): what somebody's own tool has added to it
    // goes no further.
    const auto& matched = *call->matched.route;
    if (matched.form && matched.body_bytes_max == 0) call->request.body.clear();
  }
  const Who may = call->matched.route->who;
  if (has(may, Who::anybody) || (has(may, Who::machine) && from_this_machine(request.address)))
    dispatch(call);
  else
    admit(call);
}

void Front::unrouted(const CallPtr& call) {
  const auto& segments = call->target.segments;
  if (!call->matched.allow.empty()) return call->respond(method_refused(call->matched.allow));
  if (!segments.empty() && segments.front() == "api") return call->refuse(refusals::kNotFound);
  if (!reads_only(call->request.method)) return call->respond(method_refused("GET, HEAD"));
  call->respond(files_.answer(call->target.path, call->request.if_none_match));
}

void Front::admit(const CallPtr& call) {
  const Limits& limits = house_.config.limits;
  auto* session = house_.sessions.find(session_cookie(call->request.cookie, house_.cookies()),
                                       house_.config.now(), steady_ms());
  if (session == nullptr) return call->refuse(refusals::kNotSignedIn);
  if (!session->requests.take({limits.requests_burst, limits.requests_per_second}, steady_ms()))
    return call->refuse(refusals::kTooManyRequests);
  call->who = session->who;
  const bool is_operator =
      has(call->matched.route->who, Who::operators) && !call->who.account.empty();
  if (!call->who.seat.empty() && !(is_operator && call->matched.route->answer == Answer::backend))
    admit_seat(call);
  else if (is_operator)
    dispatch(call);
  else
    call->refuse(refusals::kNotFound);
}

void Front::admit_seat(const CallPtr& call) {
  house_.seat(call->who, [this, call](std::optional<SeatInfo> seat) {
    if (!seat || seat->closed) return call->refuse(refusals::kSessionEnded);
    call->seat = std::move(seat);
    if (!has(call->matched.route->who, who(call->seat->viewer.access)))
      return call->refuse(refusals::kNotFound);
    dispatch(call);
  });
}

void Front::dispatch(const CallPtr& call) {
  guarded(house_, call, [&] { answer(call); });
}

void Front::answer(const CallPtr& call) {
  switch (call->matched.route->answer) {
    case Answer::backend:
      return ask_backend(call);
    case Answer::health: {
      HttpReply reply;
      reply.content_type = "text/plain; charset=utf-8";
      reply.body = "ok\n";
      return call->respond(std::move(reply));
    }
    case Answer::metrics: {
      HttpReply reply;
      reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
      reply.body = house_.metrics.text();
      if (house_.config.figures) reply.body += house_.config.figures();
      return call->respond(std::move(reply));
    }
    case Answer::openapi:
      return call->respond(json_reply(house_.config.openapi));
    case Answer::join:
      return join(call);
    case Answer::login:
      return login(call);
    case Answer::logout:
      return logout(call);
    case Answer::session:
      return session(call);
    case Answer::list_drafts:
      return list_drafts(call);
    case Answer::put_draft:
      return put_draft(call);
    case Answer::drop_draft:
      return drop_draft(call);
    case Answer::console:
      if (!call->request.upgrade) {
        HttpReply reply = net::refuse(refusals::kUpgradeRequired);
        reply.headers.emplace_back("Upgrade", "websocket");
        return call->respond(std::move(reply));
      }
      return call->respond(
          Upgrade{call->who, *call->seat,
                  SessionCache::key(session_cookie(call->request.cookie, house_.cookies()))});
  }
}

void Front::ask_backend(const CallPtr& call) {
  ApiRequest request;
  request.who = call->who;
  request.method = call->matched.route->method;
  request.route = call->matched.route->pattern;
  request.params = std::move(call->matched.params);
  request.query = std::move(call->target.query);
  request.body = std::move(call->request.body);
  request.ahead = call->request.ahead;
  house_.backend.api(std::move(request), [this, call, inbox = house_.inbox](ApiReply api) {
    inbox->post([this, call, api = std::move(api)]() mutable {
      if (api.sign_in_as) return sign_in_as(call, *api.sign_in_as);
      HttpReply reply;
      reply.status = api.status;
      if (api.status >= 400) reply.refusal = "api_" + std::to_string(api.status);
      reply.content_type = std::move(api.content_type);
      reply.body = std::move(api.body);
      reply.headers = std::move(api.headers);
      call->respond(std::move(reply));
    });
  });
}

}  // namespace enshu::net
