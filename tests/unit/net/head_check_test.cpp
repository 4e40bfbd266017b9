// Which request heads may be parsed at all.
#include "engine/net/head_check.hpp"

#include <string>

#include "engine/net/routes.hpp"
#include "tests/unit/catch.hpp"

namespace net = enshu::net;

namespace {

std::string verdict(const std::string& head) {
  const auto refused = net::check_head(head, 65536);
  return refused ? std::string(refused->code) : "passes";
}

std::string with(const std::string& headers) {
  return verdict("GET / HTTP/1.1\r\nHost: a.example\r\n" + headers + "\r\n");
}

}  // namespace

TEST_CASE("a head without its empty line is cut off") {
  CHECK(verdict("GET / HTTP/1.1\r\nHost: a.example\r\n") == "malformed_request");
  CHECK(verdict("GET / HTTP/1.1\r\n\r\nHost: a.example\r\n\r\n") == "malformed_request");
}

TEST_CASE("an ordinary head passes") {
  CHECK(with("") == "passes");
  CHECK(with("Accept: */*\r\nCookie: a=b; c=\"d\"\r\nX-Empty:\r\nContent-Length: 0\r\n") ==
        "passes");
  CHECK(
      verdict(
          "POST /api/v1/join HTTP/1.1\r\nHost: [::1]:8080\r\nTransfer-Encoding: chunked\r\n\r\n") ==
      "passes");
  CHECK(with("X-Name: \xe6\xbc\x94\xe7\xbf\x92\r\n") == "passes");
}

TEST_CASE("a head that two readers could understand differently is refused") {
  CHECK(verdict("GET / HTTP/1.1\r\n\r\n") == "bad_host");
  CHECK(with("Host: a.example\r\n") == "bad_host");
  CHECK(with("Content-Length: 4, 4\r\n") == "bad_framing");
  CHECK(with("Content-Length: 4\r\nContent-Length: 4\r\n") == "bad_framing");
  CHECK(with("Content-Length: +4\r\n") == "bad_framing");
  CHECK(with("Content-Length: 0x4\r\n") == "bad_framing");
  CHECK(with("Content-Length:\r\n") == "bad_framing");
  CHECK(with("Transfer-Encoding: xchunked\r\n") == "bad_framing");
  CHECK(with("Transfer-Encoding: identity\r\nContent-Length: 4\r\n") == "bad_framing");
  CHECK(with("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n") == "bad_framing");
  CHECK(with("Transfer-Encoding: gzip, chunked\r\n") == "bad_framing");
  CHECK(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") == "bad_framing");
  CHECK(verdict("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") ==
        "bad_framing");
  CHECK(with("X-A: b\r\n folded\r\n") == "folded_header");
  CHECK(with("X-A: b\r\n\tfolded\r\n") == "folded_header");
  CHECK(with("X-A : b\r\n") == "malformed_request");
  CHECK(with(": b\r\n") == "malformed_request");
  CHECK(with("no colon\r\n") == "malformed_request");
  CHECK(with(std::string("X-A: a\0b\r\n", 10)) == "malformed_request");
  CHECK(with("X-A: a\rb\r\n") == "malformed_request");
  CHECK(with("X-A: a\nX-B: b\r\n") == "malformed_request");
}

TEST_CASE("the request line is read strictly") {
  const std::string rest = "\r\nHost: a\r\n\r\n";
  CHECK(verdict("GET  / HTTP/1.1" + rest) == "malformed_request");
  CHECK(verdict("GET / HTTP/1.1 " + rest) == "malformed_request");
  CHECK(verdict("GET /" + rest) == "malformed_request");
  CHECK(verdict("GET /a b HTTP/1.1" + rest) == "malformed_request");
  CHECK(verdict("GET /\x80 HTTP/1.1" + rest) == "malformed_request");
  CHECK(verdict("\r\nGET / HTTP/1.1" + rest) == "malformed_request");
  CHECK(verdict("GET / HTTP/2.0" + rest) == "http_version");
  CHECK(verdict("GET / http/1.1" + rest) == "malformed_request");
  CHECK(verdict("GET http://a/ HTTP/1.1" + rest) == "bad_target");
  CHECK(verdict("get / HTTP/1.1" + rest) == "method_not_allowed");
  CHECK(verdict("BREW / HTTP/1.1" + rest) == "method_not_allowed");
  CHECK(verdict("OPTIONS * HTTP/1.1" + rest) == "method_not_allowed");
  CHECK(verdict("G{T / HTTP/1.1" + rest) == "malformed_request");
}

TEST_CASE("sizes and expectations are judged before the body") {
  CHECK(with("Content-Length: 65536\r\n") == "passes");
  CHECK(with("Content-Length: 65537\r\n") == "body_too_large");
  CHECK(with("Content-Length: 99999999999999999999999\r\n") == "body_too_large");
  CHECK(with("Expect: 100-continue\r\n") == "passes");
  CHECK(with("Expect: 200-ok\r\n") == "expectation_failed");
  CHECK(with("Content-Encoding: gzip\r\n") == "not_json");
  std::string many;
  for (int i = 0; i < 100; ++i) many += "X: y\r\n";
  CHECK(with(many) == "head_too_large");
}

TEST_CASE("a Host is a name or an address with an optional port") {
  for (const char* good :
       {"a", "a.example", "a.example:8080", "127.0.0.1:1", "[::1]", "[::1]:80", "my_host-1"})
    CHECK(net::well_formed_host(good));
  for (const char* bad : {"", "a b", "a:", "a:0", "a:99999", "a:b", "u@a", "a/b", "a,b", "[::1",
                          "a%41", "a?b", "a#b", "@"}) {
    INFO(bad);
    CHECK_FALSE(net::well_formed_host(bad));
  }
}

TEST_CASE("an origin is this site only when host and port are the same") {
  CHECK(net::same_site("http://a.example:80", "A.example:80"));
  CHECK(net::same_site("https://a.example", "a.example"));
  CHECK_FALSE(net::same_site("http://a.example", "a.example:8080"));
  CHECK_FALSE(net::same_site("http://evil.example", "a.example"));
  CHECK_FALSE(net::same_site("http://a.example.evil.example", "a.example"));
  CHECK_FALSE(net::same_site("null", "a.example"));
  CHECK_FALSE(net::same_site("file://a.example", "a.example"));
}

TEST_CASE("targets are decoded once, and what points elsewhere is refused") {
  const auto target =
      net::parse_target("/api/v1/artefacts/%E8%A8%98%E9%8C%B2?lang=ja&x=%26&lang=en");
  REQUIRE(target);
  CHECK(target->segments.back() == "記録");
  CHECK(target->query.at("lang") == "ja");
  CHECK(target->query.at("x") == "&");
  CHECK(net::parse_target("/")->path == "/");
  CHECK(net::parse_target("/api/v1/artefacts/logs%2Fproxy.csv")->segments.back() ==
        "logs/proxy.csv");
  CHECK_FALSE(net::parse_target("/api/v1/artefacts/logs%2F..%2Fsecret"));
  for (const char* bad :
       {"/a/../b", "/%2e%2e/b", "/a%2fb", "/a%00", "/a%0d%0a", "/a%5cb", "/%zz", "a", "/a#b"})
    CHECK_FALSE(net::parse_target(bad));
}

TEST_CASE("a path is matched by its segments") {
  const auto put = net::match("PUT", {"api", "v1", "drafts", "reply:7"});
  REQUIRE(put.route != nullptr);
  CHECK(put.params.at("key") == "reply:7");
  CHECK(net::match("GET", {"api", "v1", "drafts", "reply:7"}).allow == "PUT, DELETE");
  CHECK(net::match("HEAD", {"healthz"}).route != nullptr);
  CHECK(net::match("GET", {"api", "v1", "drafts", ""}).allow.empty());
  CHECK(net::match("GET", {"api", "v1", "nothing"}).allow.empty());
  CHECK(net::match("GET", {"healthz", "more"}).allow.empty());
}
