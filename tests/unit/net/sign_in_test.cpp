// Coming in: links, passwords, sessions, drafts, and what other sites may not do.
#include "tests/unit/catch.hpp"
#include "tests/unit/net/lab.hpp"

using namespace enshu::net::test;
using namespace std::chrono_literals;
using enshu::SeatId;
using enshu::net::Limits;

namespace {

const std::string kWrong = R"({"account":"ops","password":"wrong"})";
const std::string kRight = R"({"account":"ops","password":"right"})";

}  // namespace

TEST_CASE("a join link becomes a cookie that names the seat") {
  Lab lab;
  const auto answer = ask(lab, "POST", "/api/v1/join", "", R"({"code":"code-a-1"})");
  CHECK(answer.status == 200);
  CHECK(
      answer.body ==
      R"({"exercise":"ex","seat":"a-1","access":"participant","lane":"a","role":"csirt","home":"/p"})");
  const std::string set = answer.headers.at("set-cookie");
  CHECK(set.find("enshu=") == 0);
  CHECK(set.find("HttpOnly") != std::string::npos);
  CHECK(set.find("SameSite=Strict") != std::string::npos);
  CHECK(set.find("Path=/") != std::string::npos);
  const auto session = ask(lab, "GET", "/api/v1/session", set.substr(0, set.find(';')));
  CHECK(session.status == 200);
  CHECK(session.body == answer.body);
  CHECK(session.headers.count("set-cookie") == 0);
}

TEST_CASE("everybody is sent to their own console") {
  Lab lab;
  const std::map<std::string, std::string> homes{
      {"lead", "/c"}, {"controller", "/c"}, {"evaluator", "/e"}, {"observer", "/o"}, {"b-1", "/p"}};
  for (const auto& [seat, home] : homes)
    CHECK(ask(lab, "GET", "/api/v1/session", lab.cookie(seat)).json().at("home").as_string() ==
          home);
}

TEST_CASE("a wrong link, a link to a closed seat and a wrong body are refused in both languages") {
  Lab lab;
  const auto unknown = ask(lab, "POST", "/api/v1/join", "", R"({"code":"nope"})");
  CHECK(unknown.status == 401);
  CHECK(unknown.code() == "join_unknown");
  CHECK(ask(lab, "POST", "/api/v1/join", "", R"({"code":"code-nobody"})").code() ==
        "session_ended");
  for (const char* body :
       {"{}", "[]", "7", "{\"code\":7}", "{\"code\":\"\"}", "not json", "{\"code\":\"a\"} x"})
    CHECK(ask(lab, "POST", "/api/v1/join", "", body).code() == "bad_body");
  CHECK(ask(lab, "GET", "/api/v1/session").code() == "not_signed_in");
  CHECK(ask(lab, "GET", "/api/v1/session", "enshu=forged").code() == "not_signed_in");
  CHECK(ask(lab, "GET", "/api/v1/session", "enshu=").code() == "not_signed_in");
  CHECK(lab.metric("enshu_join_failures_total") == 2);
}

TEST_CASE("an operator signs in by password, enters an exercise and keeps the account") {
  Lab lab;
  const auto cookie = lab.operator_cookie();
  const auto session = ask(lab, "GET", "/api/v1/session", cookie).json();
  CHECK(session.at("home").as_string() == "/exercises");
  CHECK(session.at("account").as_string() == "ops");
  const auto entered = ask(lab, "POST", "/api/v1/exercises/ex/enter", cookie);
  CHECK(entered.status == 200);
  CHECK(entered.json().at("home").as_string() == "/c");
  const std::string set = entered.headers.at("set-cookie");
  const std::string inside = set.substr(0, set.find(';'));
  CHECK(ask(lab, "GET", "/api/v1/score", inside).status == 200);
  CHECK(ask(lab, "GET", "/api/v1/exercises", inside).status == 200);
  CHECK(ask(lab, "GET", "/api/v1/exercises", cookie).status == 401);  // the session was renewed
}

TEST_CASE("wrong passwords are slowed down, for the right one too, and another account is not") {
  Limits limits;
  limits.failed_passwords_burst = 3;
  limits.failed_passwords_per_second = 0.001;
  Lab lab(limits);
  for (int i = 0; i < 3; ++i)
    CHECK(ask(lab, "POST", "/api/v1/login", "", kWrong).code() == "login_failed");
  const auto refused = ask(lab, "POST", "/api/v1/login", "", kRight);
  CHECK(refused.status == 429);
  CHECK(refused.headers.at("retry-after") == "1000");
  CHECK(ask(lab, "POST", "/api/v1/login", "", R"({"account":"other","password":"x"})").code() ==
        "login_failed");
}

TEST_CASE("right passwords do not use up the tries") {
  Limits limits;
  limits.failed_passwords_burst = 2;
  limits.failed_passwords_per_second = 0.001;
  limits.account_burst = 2;
  limits.account_per_second = 0.001;
  Lab lab(limits);
  for (int i = 0; i < 6; ++i) CHECK(ask(lab, "POST", "/api/v1/login", "", kRight).status == 200);
}

TEST_CASE("one address may sign in only so often") {
  Limits limits;
  limits.joins_burst = 4;
  limits.joins_per_second = 0.01;
  Lab lab(limits);
  for (int i = 0; i < 4; ++i)
    CHECK(ask(lab, "POST", "/api/v1/join", "", R"({"code":"code-a-1"})").status == 200);
  CHECK(ask(lab, "POST", "/api/v1/join", "", R"({"code":"code-a-1"})").code() ==
        "too_many_sign_ins");
  CHECK(ask(lab, "POST", "/api/v1/login", "", kRight).code() == "too_many_sign_ins");
}

TEST_CASE("signing out and revoking end a session at once, in spite of the cache") {
  Lab lab;
  const auto one = lab.cookie("a-1");
  CHECK(ask(lab, "GET", "/api/v1/session", one).status == 200);
  const auto out = ask(lab, "POST", "/api/v1/logout", one);
  CHECK(out.status == 200);
  CHECK(out.headers.at("set-cookie").find("Max-Age=0") != std::string::npos);
  CHECK(ask(lab, "GET", "/api/v1/session", one).status == 401);
  const auto two = lab.cookie("a-2");
  CHECK(ask(lab, "GET", "/api/v1/session", two).status == 200);
  lab.server->post([&] { lab.sign_in.revoke("ex", SeatId("a-2")); });
  lab.server->drop_seat("ex", SeatId("a-2"));
  lab.settle();
  CHECK(ask(lab, "GET", "/api/v1/session", two).code() == "not_signed_in");
  const auto three = lab.cookie("b-1");
  lab.backend.close_seat(SeatId("b-1"));
  CHECK(ask(lab, "GET", "/api/v1/session", three).code() == "session_ended");
}

TEST_CASE("a console ends with the session that it came in by, the seat's others stay") {
  Lab lab;
  const std::string first = lab.cookie("a-1");
  const std::string second = lab.cookie("a-1");
  WsClient gone(lab.port(), first);
  WsClient stays(lab.port(), second);
  gone.hello();
  stays.hello();
  CHECK(ask(lab, "POST", "/api/v1/logout", first).status == 200);
  CHECK_FALSE(gone.read());
  CHECK(gone.close_code() == 1008);
  stays.send(R"({"type":"ping"})");
  CHECK(stays.read_json().at("type") == "pong");
}

TEST_CASE("a session is asked for once a minute, not at every request") {
  Lab lab;
  const auto cookie = lab.cookie("a-1");
  for (int i = 0; i < 20; ++i) CHECK(ask(lab, "GET", "/api/v1/session", cookie).status == 200);
  CHECK(lab.sign_in.session_lookups == 1);
}

TEST_CASE("a session that asks too fast is told to wait") {
  Limits limits;
  limits.requests_burst = 5;
  limits.requests_per_second = 0.01;
  Lab lab(limits);
  const auto cookie = lab.cookie("a-1");
  for (int i = 0; i < 5; ++i) CHECK(ask(lab, "GET", "/api/v1/drafts", cookie).status == 200);
  CHECK(ask(lab, "GET", "/api/v1/drafts", cookie).status == 429);
  CHECK(ask(lab, "GET", "/api/v1/drafts", lab.cookie("a-2")).status == 200);
}

TEST_CASE("other sites can change nothing") {
  Lab lab;
  const auto cookie = lab.cookie("a-1");
  const std::string here = "127.0.0.1:" + std::to_string(lab.port());
  const auto with = [&](const std::string& header) {
    return ask(lab, "PUT", "/api/v1/drafts/k", cookie, "{}", header + "\r\n").status;
  };
  CHECK(with("Origin: http://" + here) == 200);
  CHECK(with("Origin: http://evil.example") == 403);
  CHECK(with("Origin: http://127.0.0.1:1") == 403);
  CHECK(with("Origin: null") == 403);
  RawClient form(lab.port());
  form.send(
      "POST /api/v1/join HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: "
      "19\r\n\r\n{\"code\":\"code-a-1\"}");
  CHECK(form.read().status == 415);
  RawClient untyped(lab.port());
  untyped.send(
      "POST /api/v1/join HTTP/1.1\r\nHost: a\r\nContent-Length: 19\r\n\r\n{\"code\":\"code-a-1\"}");
  CHECK(untyped.read().status == 415);
}

TEST_CASE("drafts are the seat's own, are JSON objects, and are limited in number and size") {
  Limits limits;
  limits.drafts_per_seat = 2;
  Lab lab(limits);
  const auto mine = lab.cookie("a-1");
  CHECK(ask(lab, "PUT", "/api/v1/drafts/reply%3A7", mine, R"({"body": "下書き"})").status == 200);
  CHECK(ask(lab, "PUT", "/api/v1/drafts/two", mine, "{}").status == 200);
  CHECK(ask(lab, "PUT", "/api/v1/drafts/three", mine, "{}").code() == "too_many_drafts");
  CHECK(ask(lab, "PUT", "/api/v1/drafts/two", mine, R"({"a":1})").status == 200);
  CHECK(ask(lab, "GET", "/api/v1/drafts", mine).body ==
        R"({"reply:7":{"body":"下書き"},"two":{"a":1}})");
  CHECK(ask(lab, "DELETE", "/api/v1/drafts/two", mine).status == 200);
  CHECK(ask(lab, "GET", "/api/v1/drafts", mine).body == R"({"reply:7":{"body":"下書き"}})");
  CHECK(ask(lab, "GET", "/api/v1/drafts", lab.cookie("a-2")).body == "{}");
  CHECK(ask(lab, "PUT", "/api/v1/drafts/x", mine, "[1]").code() == "bad_draft");
  CHECK(ask(lab, "PUT", "/api/v1/drafts/x", mine, "{").code() == "bad_draft");
  CHECK(ask(lab, "PUT", "/api/v1/drafts/x", mine, R"({"a":")" + std::string(65536, 'a') + "\"}")
            .status == 413);
}

TEST_CASE("no secret is written to the log") {
  Lab lab;
  lab.cookie("a-1");
  ask(lab, "POST", "/api/v1/login", "", kWrong);
  ask(lab, "POST", "/api/v1/join", "", R"({"code":"guessed-code"})");
  lab.settle();
  CHECK(lab.log.size() >= 3);
  for (const auto& line : lab.log) {
    CHECK(line.front() == '{');
    for (const char* secret : {"token-", "code-a-1", "guessed-code", "wrong"})
      CHECK(line.find(secret) == std::string::npos);
  }
}
