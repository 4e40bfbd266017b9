// Front: coming in and going out. Secrets pass through here and are never written down.
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

#include "engine/net/front.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/to_json.hpp"

namespace enshu::net {
namespace {

namespace json = boost::json;

constexpr std::size_t kCodeMax = 256;
constexpr std::size_t kAccountMax = 128;
constexpr std::size_t kPasswordMax = 1024;

/// A member of the body that must be a non-empty text of at most `max` bytes.
std::optional<std::string> text_member(const json::value& body, std::string_view name,
                                       std::size_t max) {
  const json::object* object = body.if_object();
  const json::value* member = object == nullptr ? nullptr : object->if_contains(name);
  if (member == nullptr || !member->is_string()) return std::nullopt;
  std::string text(member->get_string());
  if (text.empty() || text.size() > max) return std::nullopt;
  return text;
}

std::string_view home_of(Access access) {
  switch (access) {
    case Access::lead_controller:
    case Access::controller:
    case Access::sub_controller:
      return "/c";
    case Access::evaluator:
      return "/e";
    case Access::observer:
      return "/o";
    case Access::participant:
      return "/p";
  }
  return "/";
}

/// Operators outside an exercise have no access in it: `access` is then `operator`.
std::string introduction(const Identity& who, const std::optional<SeatInfo>& seat) {
  wire::SessionInfo info;
  info.exercise = who.exercise;
  info.seat = who.seat;
  info.home = "/exercises";
  if (seat) {
    info.access = seat->viewer.access;
    info.lane = seat->viewer.lane;
    info.role = seat->viewer.role;
    if (!seat->viewer.organisation.empty()) info.organisation = seat->viewer.organisation;
    info.home = home_of(info.access);
  }
  json::object out = wire::to_json(info).as_object();
  if (!seat) out["access"] = "operator";
  if (!who.account.empty()) out["account"] = who.account;
  return json::serialize(out);
}

HttpReply too_many(std::int64_t retry_after_s) {
  HttpReply reply = refuse(refusals::kTooManyJoins);
  reply.headers.emplace_back("Retry-After", std::to_string(retry_after_s));
  return reply;
}

}  // namespace

bool Front::may_try(const CallPtr& call) {
  if (joins_.take(call->request.address, steady_ms())) return true;
  ++house_.metrics.join_failures;
  call->respond(too_many(joins_.retry_after_s()));
  return false;
}

void Front::join(const CallPtr& call) {
  if (!may_try(call)) return;
  const auto body = wire::parse_json(call->request.body, house_.config.limits.body_bytes_max);
  const auto code = body ? text_member(*body, "code", kCodeMax) : std::nullopt;
  if (!code) return call->refuse(refusals::kBadBody);
  auto joined = house_.sign_in.join(*code, house_.config.now());
  // What is wrong with the store is for who runs the server, not for who stands at the door.
  if (!joined && !joined.error().code.starts_with("join_")) {
    house_.log.write(LogLevel::error, "join_failed", {{"what", joined.error().message.en}});
    return call->refuse(refusals::kInternal);
  }
  if (!joined) {
    ++house_.metrics.join_failures;
    house_.log.write(LogLevel::warning, "join_refused",
                     {{"address", call->request.address}, {"code", joined.error().code}});
    HttpReply reply = json_reply(error_body(joined.error()), 401);
    reply.refusal = joined.error().code;
    return call->respond(std::move(reply));
  }
  end_old_session(call);
  introduce(call, joined->first, joined->second);
}

void Front::login(const CallPtr& call) {
  if (!may_try(call)) return;
  const auto body = wire::parse_json(call->request.body, house_.config.limits.body_bytes_max);
  const auto account = body ? text_member(*body, "account", kAccountMax) : std::nullopt;
  const auto password = body ? text_member(*body, "password", kPasswordMax) : std::nullopt;
  if (!account || !password) return call->refuse(refusals::kBadBody);
  // A try is counted before its outcome is known, so that many at once do not slip through; a right
  // one is given back.
  const auto now = steady_ms();
  if (!passwords_.take(*account + '\n' + call->request.address, now))
    return call->respond(too_many(passwords_.retry_after_s()));
  if (!account_passwords_.take(*account, now))
    return call->respond(too_many(account_passwords_.retry_after_s()));
  const bool taken = workers_.post([this, call, inbox = house_.inbox, account = *account,
                                    password = *password, &sign_in = house_.sign_in] {
    const bool right = sign_in.check_password(account, password);
    inbox->post([this, call, account, right] { password_checked(call, account, right); });
  });
  if (!taken) call->refuse(refusals::kBusy);
}

void Front::password_checked(const CallPtr& call, const std::string& account, bool right) {
  if (!right) {
    ++house_.metrics.join_failures;
    house_.log.write(LogLevel::warning, "login_refused", {{"address", call->request.address}});
    return call->refuse(refusals::kLoginFailed);
  }
  passwords_.forget(account + '\n' + call->request.address);
  account_passwords_.give_back(account);
  sign_in_as(call, Identity{{}, {}, account});
}

void Front::sign_in_as(const CallPtr& call, const Identity& who) {
  const auto token = house_.sign_in.new_session(who, house_.config.now());
  if (!token) {
    house_.log.write(LogLevel::error, "session_failed", {{"code", token.error().code}});
    return call->refuse(refusals::kInternal);
  }
  end_old_session(call);
  introduce(call, who, *token);
}

void Front::end_old_session(const CallPtr& call) {
  const auto old = session_cookie(call->request.cookie, house_.cookies());
  const auto* known = house_.sessions.find(old, house_.config.now(), steady_ms());
  if (known == nullptr) return;
  const std::string exercise = known->who.exercise;
  house_.sessions.forget(old);
  house_.sign_in.end_session(std::string(old));
  house_.hub.drop_session(exercise, SessionCache::key(old));
}

void Front::introduce(const CallPtr& call, const Identity& who, const std::string& token) {
  const auto answer = [this, call, who, token](const std::optional<SeatInfo>& seat) {
    HttpReply reply = json_reply(introduction(who, seat));
    if (!token.empty()) {
      ++house_.metrics.joins;
      reply.headers.emplace_back("Set-Cookie", set_session_cookie(token, house_.cookies()));
      house_.log.write(LogLevel::info, "signed_in",
                       {{"exercise", who.exercise}, {"seat", who.seat.value}});
    }
    call->respond(std::move(reply));
  };
  if (who.seat.empty()) return answer(std::nullopt);
  house_.seat(who, [this, call, token, answer](std::optional<SeatInfo> seat) {
    if (seat && !seat->closed) return answer(seat);
    if (!token.empty()) house_.sign_in.end_session(token);
    ++house_.metrics.join_failures;
    call->refuse(refusals::kSessionEnded);
  });
}

void Front::session(const CallPtr& call) {
  call->respond(json_reply(introduction(call->who, call->seat)));
}

void Front::logout(const CallPtr& call) {
  end_old_session(call);
  HttpReply reply = json_reply("{}");
  reply.headers.emplace_back("Set-Cookie", clear_session_cookie(house_.cookies()));
  call->respond(std::move(reply));
}

}  // namespace enshu::net
