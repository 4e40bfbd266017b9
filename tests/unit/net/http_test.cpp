// The HTTP front over real connections: rude requests, keep-alive, pages and the headers that go
// with everything.
#include "tests/unit/catch.hpp"
#include "tests/unit/net/lab.hpp"

using namespace enshu::net::test;
using namespace std::chrono_literals;
using enshu::net::Limits;

TEST_CASE("malformed requests are each refused with their status, and the connection ends") {
  struct Case {
    const char* what;
    std::string bytes;
    int status;
  };
  const std::string host = "Host: a\r\n";
  const Case cases[] = {
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
      {"malformed Host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"Host with user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
      {"an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"a list of Hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
      {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"Host with port 0", "GET / HTTP/1.1\r\nHost: a:0\r\n\r\n", 400},
      {"Host with a port too large", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", 400},
      {"two equal lengths",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
       400},
      {"a length with a plus sign",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Content-Length: +2\r\n\r\n{}", 400},
      {"chunked twice",
       "POST /api/v1/join HTTP/1.1\r\n" + host +
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"chunked behind another coding",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400},
      {"chunked in HTTP/1.0",
       "POST /api/v1/join HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"a header folded by a tab", "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n\tc\r\n\r\n", 400},
      {"a NUL in a header", "GET / HTTP/1.1\r\n" + host + std::string("X-A: b\0c\r\n\r\n", 12),
       400},
      {"a carriage return in a header", "GET / HTTP/1.1\r\n" + host + "X-A: b\rc\r\n\r\n", 400},
      {"unknown transfer coding",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n", 400},
      {"identity beside a length",
       "POST /api/v1/join HTTP/1.1\r\n" + host +
           "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
       400},
      {"chunked beside a length",
       "POST /api/v1/join HTTP/1.1\r\n" + host +
           "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
       400},
      {"a list of lengths",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Content-Length: 4, 4\r\n\r\nabcd", 400},
      {"a negative length", "POST /api/v1/join HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
       400},
      {"a folded header", "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n c\r\n\r\n", 400},
      {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 400},
      {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
      {"absolute target", "GET http://a/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a bad chunk",
       "POST /api/v1/join HTTP/1.1\r\n" + host +
           "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
       400},
      {"a lower-case method", "get / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"an unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"CONNECT", "CONNECT a:80 HTTP/1.1\r\n" + host + "\r\n", 405},
      {"a body too long by its length",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Content-Length: 65537\r\n\r\n", 413},
      {"a body too long in chunks",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n11000\r\n" +
           std::string(0x11000, 'a') + "\r\n0\r\n\r\n",
       413},
      {"a head too long",
       "GET / HTTP/1.1\r\n" + host + "X-A: " + std::string(9000, 'a') + "\r\n\r\n", 431},
      {"too many headers",
       [&] {
         std::string s = "GET / HTTP/1.1\r\n" + host;
         for (int i = 0; i < 150; ++i) s += "X: y\r\n";
         return s + "\r\n";
       }(),
       431},
      {"another expectation",
       "POST /api/v1/join HTTP/1.1\r\n" + host + "Expect: tea\r\nContent-Length: 2\r\n\r\n{}", 417},
      {"HTTP/2 in clear", "PRI * HTTP/2.0\r\n" + host + "\r\nSM\r\n\r\n", 505},
      {"not HTTP at all", "\x16\x03\x01\x02 hello\r\n\r\n", 400},
  };
  Lab lab;
  for (const Case& each : cases) {
    INFO(each.what);
    RawClient client(lab.port());
    client.send(each.bytes);
    const auto answer = client.read();
    CHECK(answer.status == each.status);
    CHECK(answer.closed);
    CHECK_FALSE(answer.json().at("error").at("message").at("ja").as_string().empty());
    if (answer.status == 405) CHECK(answer.headers.at("allow") == "GET, HEAD, POST, PUT, DELETE");
    CHECK(client.ended(3s));
  }
}

TEST_CASE("what is smuggled behind a refused request is not answered") {
  Lab lab;
  RawClient client(lab.port());
  client.send(
      "POST /api/v1/join HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: "
      "chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(client.read().status == 400);
  CHECK(client.read().status == 0);
}

TEST_CASE("one connection carries many requests, also pipelined and in pieces") {
  Lab lab;
  RawClient client(lab.port());
  const std::string health = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  client.send(health + health + health);
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.read();
    CHECK(answer.status == 200);
    CHECK(answer.body == "ok\n");
    CHECK_FALSE(answer.closed);
  }
  for (const char c : health) client.send(std::string(1, c));
  CHECK(client.read().status == 200);
  client.send("HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto head = client.read(true);
  CHECK(head.status == 200);
  CHECK(head.headers.at("content-length") == "3");
  client.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  CHECK(client.read().closed);
  CHECK(client.ended(3s));
}

TEST_CASE("bodies come by length, in chunks, or after a hundred-continue") {
  Lab lab;
  const std::string start =
      "POST /api/v1/join HTTP/1.1\r\nHost: a\r\nContent-Type: application/json; charset=utf-8\r\n";
  RawClient client(lab.port());
  client.send(
      start +
      "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"cod\r\n9\r\ne\":\"none\"\r\n1\r\n}\r\n0\r\n\r\n");
  CHECK(client.read().code() == "join_unknown");
  client.send(start + "Expect: 100-continue\r\nContent-Length: 15\r\n\r\n");
  CHECK(client.read(true).status == 100);
  client.send("{\"code\":\"none\"}");
  CHECK(client.read().code() == "join_unknown");
}

TEST_CASE("headers in a chunked body's trailer do not count") {
  Lab lab;
  RawClient client(lab.port());
  client.send(
      "POST /api/v1/logout HTTP/1.1\r\nHost: a\r\nContent-Type: "
      "application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nCookie: " +
      lab.cookie("lead") + "\r\n\r\n");
  CHECK(client.read().status == 401);
}

TEST_CASE("a slow head and a slow body run out of time; an idle connection just ends") {
  Limits limits;
  limits.head_deadline = limits.body_deadline = limits.idle_max = enshu::seconds(1);
  Lab lab(limits);
  RawClient head(lab.port()), body(lab.port()), idle(lab.port());
  head.send("GET / HTTP/1.1\r\nHos");
  body.send(
      "POST /api/v1/join HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
      "10\r\n\r\n{");
  idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(idle.read().status == 200);
  CHECK(head.read().status == 408);
  CHECK(body.read().status == 408);
  CHECK(idle.ended(4s));
}

TEST_CASE("exercises that do not answer cost the asker a clear refusal, not a stall") {
  Limits limits;
  limits.reply_deadline = enshu::seconds(1);
  Lab lab(limits);
  const auto cookie = lab.cookie("lead");
  lab.backend.silent = true;
  CHECK(ask(lab, "GET", "/api/v1/score", cookie).code() == "no_answer");
  lab.backend.silent = false;
  CHECK(ask(lab, "GET", "/api/v1/score", cookie).status == 200);
}

TEST_CASE("too many connections from one address are told so") {
  Limits limits;
  limits.connections_per_loopback_address = 2;
  Lab lab(limits);
  RawClient one(lab.port()), two(lab.port()), three(lab.port());
  const std::string health = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  one.send(health);
  CHECK(one.read().status == 200);
  two.send(health);
  CHECK(two.read().status == 200);
  const auto refused = three.read();
  CHECK(refused.status == 503);
  CHECK(refused.code() == "too_many_connections");
}

TEST_CASE("every answer carries the security headers") {
  Lab lab;
  const auto cookie = lab.cookie("lead");
  for (const char* target : {"/healthz", "/join", "/assets/app-1a2b.js", "/api/v1/score",
                             "/api/v1/none", "/missing.png"}) {
    INFO(target);
    const auto answer = ask(lab, "GET", target, cookie);
    CHECK(answer.headers.at("content-security-policy").find("default-src 'none'") == 0);
    CHECK(answer.headers.at("content-security-policy").find("require-trusted-types-for 'script'") !=
          std::string::npos);
    CHECK(answer.headers.at("content-security-policy").find("unsafe") == std::string::npos);
    CHECK(answer.headers.at("x-content-type-options") == "nosniff");
    CHECK(answer.headers.at("referrer-policy") == "no-referrer");
    CHECK(answer.headers.at("cross-origin-opener-policy") == "same-origin");
    CHECK(answer.headers.at("cross-origin-resource-policy") == "same-origin");
    CHECK(answer.headers.count("permissions-policy") == 1);
    CHECK(answer.headers.count("date") == 1);
  }
  const auto debrief = ask(lab, "GET", "/api/v1/debrief/debrief.ja.html", cookie);
  CHECK(debrief.headers.at("content-security-policy") ==
        "default-src 'none'; style-src 'unsafe-inline'");
  CHECK(debrief.headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(debrief.headers.at("cache-control") == "no-store");
}

TEST_CASE("pages of the consoles all get the index, files by name, and unknown files nothing") {
  Lab lab;
  for (const char* page :
       {"/", "/join", "/p/mail", "/c/timeline", "/e/notes", "/wall", "/d/paths"}) {
    INFO(page);
    const auto answer = ask(lab, "GET", page);
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "text/html; charset=utf-8");
    CHECK(answer.headers.at("cache-control") == "no-cache");
  }
  const auto script = ask(lab, "GET", "/assets/app-1a2b.js");
  CHECK(script.body == "console.log(1)");
  CHECK(script.headers.at("cache-control") == "public, max-age=31536000, immutable");
  RawClient again(lab.port());
  again.send("GET /assets/app-1a2b.js HTTP/1.1\r\nHost: a\r\nIf-None-Match: " +
             script.headers.at("etag") + "\r\n\r\n");
  CHECK(again.read(true).status == 304);
  CHECK(ask(lab, "GET", "/assets/none.js").status == 404);
  CHECK(ask(lab, "GET", "/api/v1/none").status == 404);
  CHECK(ask(lab, "GET", "/api").status == 404);
  CHECK(ask(lab, "GET", "/assets/%2e%2e/index.html").code() == "bad_target");
  CHECK(ask(lab, "POST", "/join").headers.at("allow") == "GET, HEAD");
  CHECK(ask(lab, "DELETE", "/api/v1/score").headers.at("allow") == "GET, HEAD");
  CHECK(ask(lab, "GET", "/api/v1/openapi.json").body == R"({"openapi":"3.1.0"})");
}

TEST_CASE("a port that is taken is an error that says where and what to do") {
  Lab lab;
  enshu::net::ServerConfig config;
  config.port = lab.port();
  config.now = [] { return enshu::WallTime{}; };
  const auto opened = enshu::net::Server::open(std::move(config), lab.backend, lab.sign_in);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == "listen");
  CHECK(opened.error().place == "127.0.0.1:" + std::to_string(lab.port()));
}
