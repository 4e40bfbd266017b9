// The TLS port: who gets in, with what, and what becomes of those who come without.
#include "tests/unit/catch.hpp"
#include "tests/unit/net/tls_client.hpp"

using namespace enshu::net;
using namespace enshu::net::test;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n";
}

std::string post(const std::string& target, const std::string& body,
                 const std::string& headers = "") {
  return "POST " + target +
         " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n" +
         headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

const std::string kJoin = R"({"code":"code-a-1"})";

bool begins(const std::string& answer, const std::string& status) {
  return answer.rfind("HTTP/1.1 " + status, 0) == 0;
}

/// /metrics over TLS: the value of one figure.
double figure(const Lab& lab, const std::string& name) {
  const std::string text = ask_tls(lab, get("/metrics"));
  const auto at = text.find("\n" + name + " ");
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + name.size() + 2));
}

const std::string kSetCookie = "Set-Cookie: __Host-enshu=";

std::string cookie_line(const std::string& joined) {
  const auto at = joined.find(kSetCookie);
  REQUIRE(at != std::string::npos);
  return joined.substr(at, joined.find("\r\n", at) - at);
}

std::string token_of(const std::string& line) {
  return line.substr(kSetCookie.size(), line.find(';') - kSetCookie.size());
}

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 are spoken, older versions and weak ciphers are not") {
  Lab lab({}, server_files());
  TlsClient modern(lab.port(), {.alpn = true});
  REQUIRE(modern.open());
  CHECK(modern.version() == "TLSv1.3");
  CHECK(modern.protocol() == "http/1.1");
  modern.send(get("/healthz"));
  CHECK(begins(modern.read_all(), "200"));
  CHECK(modern.whole());
  TlsClient older(lab.port(), {.version_most = TLS1_2_VERSION});
  CHECK(older.open());
  CHECK(older.version() == "TLSv1.2");
  CHECK_FALSE(TlsClient(lab.port(), {.version_most = TLS1_1_VERSION}).open());
  CHECK_FALSE(TlsClient(lab.port(), {.version_most = TLS1_VERSION}).open());
  for (const char* weak : {"AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "AES256-GCM-SHA384"}) {
    INFO(weak);
    CHECK_FALSE(TlsClient(lab.port(), {.version_most = TLS1_2_VERSION, .ciphers = weak}).open());
  }
  CHECK(figure(lab, "enshu_tls_failures_total") == 5);
  CHECK(figure(lab, "enshu_tls_handshakes_total") >= 3);
}

TEST_CASE("who comes without TLS is told so in plain HTTP") {
  Lab lab({}, server_files());
  const auto page = ask(lab, "GET", "/p?x=1");
  CHECK(page.status == 307);
  CHECK(page.headers.at("location") ==
        "https://127.0.0.1:" + std::to_string(lab.port()) + "/p?x=1");
  CHECK(page.closed);
  CHECK(page.body.find("HTTPS") != std::string::npos);
  const auto join = ask(lab, "POST", "/api/v1/join", "", kJoin);
  CHECK(join.status == 400);
  CHECK(join.code() == "needs_tls");
  CHECK(join.headers.count("set-cookie") == 0);
  RawClient rude(lab.port());
  rude.send("SSH-2.0-x\r\n\r\n");
  CHECK(rude.read().status == 400);
  CHECK(figure(lab, "enshu_tls_plain_total") == 3);
}

TEST_CASE("a handshake that stalls, breaks or never begins is ended, and the others get on") {
  Limits limits;
  limits.tls_deadline = enshu::seconds(1);
  Lab lab(limits, server_files());
  RawClient silent(lab.port());
  RawClient stalled(lab.port());
  stalled.send("\x16\x03\x01\x02");  // the beginning of a record, and no more
  RawClient broken(lab.port());
  broken.send("\x16\x03\x01\x7f\xff" + std::string(200, 'x'));
  CHECK(begins(ask_tls(lab, get("/healthz")), "200"));
  CHECK(broken.ended(3s));
  CHECK(stalled.ended(5s));
  CHECK(silent.ended(5s));
  CHECK(figure(lab, "enshu_tls_failures_total") == 2);
  CHECK(figure(lab, "enshu_connections") == 1);  // the one that asks
}

TEST_CASE("over TLS the session is a __Host- cookie that never travels in the clear") {
  Lab lab({}, server_files());
  const std::string joined = ask_tls(lab, post("/api/v1/join", kJoin, "Origin: https://a\r\n"));
  REQUIRE(begins(joined, "200"));
  const std::string line = cookie_line(joined);
  for (const char* rule : {"; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"})
    CHECK(line.find(rule) != std::string::npos);
  CHECK(line.find("Domain") == std::string::npos);
  const std::string token = token_of(line);
  CHECK(begins(ask_tls(lab, get("/api/v1/session", "Cookie: __Host-enshu=" + token + "\r\n")),
               "200"));
  CHECK(begins(ask_tls(lab, get("/api/v1/session", "Cookie: enshu=" + token + "\r\n")), "401"));
  CHECK(begins(ask_tls(lab, post("/api/v1/join", kJoin, "Origin: http://a\r\n")), "403"));
}

TEST_CASE("refusals reach their reader over TLS too, whole") {
  Lab lab({}, server_files());
  TlsClient client(lab.port());
  REQUIRE(client.open());
  client.send("POST /api/v1/join HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" +
              std::string(16'000, 'a'));
  CHECK(begins(client.read_all(), "413"));
  CHECK(client.whole());
}

TEST_CASE("whoever is in the middle of too long a message still hears why the console ends") {
  Lab lab({}, server_files());
  const std::string token =
      token_of(cookie_line(ask_tls(lab, post("/api/v1/join", kJoin, "Origin: https://a\r\n"))));
  TlsClient client(lab.port());
  REQUIRE(client.open());
  client.send(
      "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
      "Cookie: __Host-enshu=" +
      token + "\r\n\r\n");
  REQUIRE(begins(client.read(), "101"));
  // A text frame of 1 MB, masked with zeros.
  const std::string head{'\x81', '\xff', 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0};
  client.send(head + std::string(1U << 20U, 'x'));
  CHECK(client.read_all().find("\x03\xf1") != std::string::npos);  // 1009
  CHECK(client.whole());
}

TEST_CASE("a certificate or key that cannot be used says which file and why") {
  FakeBackend backend;
  FakeSignIn sign_in;
  const auto code_of = [&](const TlsFiles& files) {
    ServerConfig config;
    config.port = 0;
    config.now = [] { return enshu::WallTime{}; };
    config.tls = files;
    const auto opened = Server::open(std::move(config), backend, sign_in);
    return opened ? std::string("opens") : opened.error().code + " " + opened.error().place;
  };
  const auto files = server_files();
  const auto other = (certificates() / "ca.key").string();
  CHECK(code_of(files) == "opens");
  CHECK(code_of({"/nowhere.pem", files.key}) == "tls_certificate /nowhere.pem");
  CHECK(code_of({files.key, files.key}) == "tls_certificate " + files.key);
  CHECK(code_of({files.certificate, "/nowhere.key"}) == "tls_key /nowhere.key");
  CHECK(code_of({files.certificate, other}) == "tls_key " + other);
}
