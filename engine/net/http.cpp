// What goes with every answer: security headers and the session cookie.
#include "engine/net/http.hpp"

namespace enshu::net {
namespace {

std::string_view cookie_name(CookieForm form) {
  return form == CookieForm::secure ? "__Host-enshu" : "enshu";
}

std::string_view cookie_rules(CookieForm form) {
  return form == CookieForm::secure ? "; Path=/; Secure; HttpOnly; SameSite=Strict"
                                    : "; Path=/; HttpOnly; SameSite=Strict";
}

std::string content_security_policy() {
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
         "'self'; "
         "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
         "frame-ancestors 'none'; "
         "require-trusted-types-for 'script'; trusted-types " +
         std::string(kTrustedTypesPolicies);
}

}  // namespace

HttpReply refuse(const Refusal& refusal) {
  HttpReply reply;
  reply.status = refusal.status;
  reply.body = error_body(refusal.error());
  reply.refusal = refusal.code;
  return reply;
}

HttpReply json_reply(std::string body, int status) {
  HttpReply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

const std::vector<std::pair<std::string_view, std::string_view>>& security_headers() {
  static const std::string csp = content_security_policy();
  static const std::vector<std::pair<std::string_view, std::string_view>> headers{
      {"Content-Security-Policy", csp},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
      {"X-Frame-Options", "DENY"},
  };
  return headers;
}

std::string_view session_cookie(std::string_view header, CookieForm form) {
  while (!header.empty()) {
    const auto end = header.find(';');
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == cookie_name(form))
      return pair.substr(equals + 1);
  }
  return {};
}

std::string set_session_cookie(const std::string& token, CookieForm form) {
  return std::string(cookie_name(form)) + "=" + token + std::string(cookie_rules(form));
}

std::string clear_session_cookie(CookieForm form) {
  return std::string(cookie_name(form)) + "=" + std::string(cookie_rules(form)) + "; Max-Age=0";
}

}  // namespace enshu::net
