// Consoles that misbehave: wrong doors, silence, floods, and readers that do not read.
#include "tests/unit/catch.hpp"
#include "tests/unit/net/lab.hpp"

using namespace enshu::net::test;
using namespace std::chrono_literals;
using enshu::net::Limits;

namespace {

std::string handshake(const std::string& headers,
                      const std::string& key = "dGhlIHNhbXBsZSBub25jZQ==") {
  return "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: "
         "Upgrade\r\nSec-WebSocket-Key: " +
         key + "\r\n" + headers + "\r\n";
}

int knock(const Lab& lab, const std::string& bytes) {
  RawClient client(lab.port());
  client.send(bytes);
  return client.read(true).status;
}

}  // namespace

TEST_CASE("the handshake is judged before the upgrade") {
  Lab lab;
  const std::string cookie = "Cookie: " + lab.cookie("a-1") + "\r\n";
  const std::string version = "Sec-WebSocket-Version: 13\r\n";
  CHECK(knock(lab, handshake(version + cookie)) == 101);
  CHECK(knock(lab, handshake(version + cookie + "Origin: http://a\r\n")) == 101);
  CHECK(knock(lab, handshake(version + cookie + "Origin: http://evil.example\r\n")) == 403);
  CHECK(knock(lab, handshake(version + cookie + "Origin: null\r\n")) == 403);
  CHECK(knock(lab, handshake(version)) == 401);
  CHECK(knock(lab, handshake(version + "Cookie: " + lab.operator_cookie() + "\r\n")) == 404);
  CHECK(knock(lab, handshake(version + cookie + "Sec-WebSocket-Protocol: chat\r\n")) == 400);
  CHECK(knock(lab, handshake(version + cookie + "Sec-WebSocket-Protocol: chat, enshu.v1\r\n")) ==
        101);
  CHECK(knock(lab, handshake("Sec-WebSocket-Version: 8\r\n" + cookie)) == 400);
  CHECK(knock(lab, handshake(version + cookie, "short")) == 400);
  CHECK(knock(lab, handshake(version + cookie) + "early bytes") == 400);
  CHECK(ask(lab, "GET", "/ws", lab.cookie("a-1")).status == 426);
}

TEST_CASE("a console that offers no subprotocol is let in without one") {
  Lab lab;
  WsClient client(lab.port(), lab.cookie("a-1"), "");
  CHECK(client.status() == 101);
  CHECK(client.subprotocol().empty());
}

TEST_CASE("hello comes first, and in time") {
  Limits limits;
  limits.hello_deadline = enshu::seconds(1);
  Lab lab(limits);
  WsClient rash(lab.port(), lab.cookie("a-1"));
  rash.send(decision("c-1"));
  CHECK(rash.read_json().at("error").at("code") == "bad_message");
  CHECK_FALSE(rash.read().has_value());
  CHECK(rash.close_code() == 1008);
  WsClient mute(lab.port(), lab.cookie("a-1"));
  CHECK_FALSE(mute.read(4s).has_value());
  CHECK(mute.close_code() == 1008);
  CHECK(lab.backend.commands_done == 0);
}

TEST_CASE("binary messages, messages too long and broken text end the connection") {
  Lab lab;
  WsClient binary(lab.port(), lab.cookie("a-1"));
  binary.hello();
  binary.send_binary("x");
  CHECK_FALSE(binary.read().has_value());
  CHECK(binary.close_code() == 1003);
  WsClient large(lab.port(), lab.cookie("a-1"));
  large.hello();
  large.send(std::string(64 * 1024 + 1, 'x'));
  CHECK_FALSE(large.read().has_value());
  CHECK(large.close_code() == 1009);
  WsClient endless(lab.port(), lab.cookie("a-1"));
  endless.hello();
  endless.send(std::string(1U << 20U, 'x'));  // the server has its say while this still arrives
  CHECK_FALSE(endless.read().has_value());
  CHECK(endless.close_code() == 1009);
  WsClient broken(lab.port(), lab.cookie("a-1"));
  broken.hello();
  broken.send("\xff\xfe");
  CHECK_FALSE(broken.read().has_value());
  CHECK(broken.close_code() == 1007);
}

TEST_CASE("a flood of messages is refused and the connection ended; what came before was done") {
  Limits limits;
  limits.messages_burst = 20;
  limits.messages_per_second = 1;
  Lab lab(limits);
  WsClient client(lab.port(), lab.cookie("a-1"));
  client.hello();
  for (int i = 0; i < 40; ++i) client.send(decision("c-" + std::to_string(i)));
  std::string last;
  while (const auto message = client.read()) {
    if (message->find("\"refused\"") != std::string::npos) last = *message;
  }
  CHECK(last.find("too_fast") != std::string::npos);
  CHECK(last.find("\"c-19\"") != std::string::npos);
  CHECK(client.close_code() == 1008);
  CHECK(lab.backend.commands_done == 19);
}

TEST_CASE(
    "a console that does not read is dropped while the others are served, and it can resume") {
  Limits limits;
  limits.queue_bytes_max = 256 * 1024;
  limits.behind_max = {};
  Lab lab(limits);
  const auto cookie = lab.cookie("a-1");
  WsClient good(lab.port(), lab.cookie("a-2"));
  good.hello();
  RawClient stalled(lab.port(), 4096);
  stalled.send(handshake("Sec-WebSocket-Version: 13\r\nCookie: " + cookie + "\r\n"));
  CHECK(stalled.read(true).status == 101);
  // A masked text frame with a zero mask: hello.
  const std::string hello = R"({"type":"hello","resume_after":null})";
  stalled.send(std::string("\x81") + static_cast<char>(0x80 | hello.size()) + std::string(4, '\0') +
               hello);
  std::uint64_t next = 1;
  for (int i = 0; i < 60; ++i) {
    lab.backend.tell(FakeBackend::participants("a"), 1, 32 * 1024);
    const auto events = good.read_json();
    REQUIRE(events.at("from").to_number<std::uint64_t>() == next);
    next += events.at("events").as_array().size();
  }
  CHECK(next == 61);
  CHECK(lab.metric("enshu_consoles_dropped_slow_total") == 1);
  CHECK(lab.metric("enshu_consoles") == 1);
  WsClient back(lab.port(), cookie);
  CHECK(back.hello(58).at("seq") == 58);
  CHECK(back.read_json().at("from") == 59);
}

TEST_CASE("a console that reads gets more at once than it may stay behind") {
  Limits limits;
  limits.queue_bytes_max = 256 * 1024;
  Lab lab(limits);
  WsClient client(lab.port(), lab.cookie("a-1"));
  client.hello();
  lab.backend.tell(FakeBackend::participants("a"), 100, 32 * 1024);
  std::uint64_t next = 1;
  while (next <= 100) {
    const auto events = client.read_json();
    REQUIRE(events.at("from").to_number<std::uint64_t>() == next);
    next += events.at("events").as_array().size();
  }
  CHECK(lab.metric("enshu_consoles_dropped_slow_total") == 0);
}

TEST_CASE("a silent console is pinged and then dropped; one that answers stays") {
  Limits limits;
  limits.ping_after = enshu::seconds(1);
  limits.silence_max = enshu::seconds(3);
  Lab lab(limits);
  RawClient silent(lab.port());
  silent.send(handshake("Sec-WebSocket-Version: 13\r\nCookie: " + lab.cookie("a-1") + "\r\n"));
  CHECK(silent.read(true).status == 101);
  WsClient alive(lab.port(), lab.cookie("a-2"));
  alive.hello();
  std::thread teller([&] {
    std::this_thread::sleep_for(5s);
    lab.backend.tell(FakeBackend::participants("a"));
  });
  CHECK(alive.read(7s).has_value());  // pongs are sent while it waits
  teller.join();
  CHECK(alive.pings() >= 2);
  CHECK(silent.ended(1s));
  CHECK(lab.metric("enshu_consoles_dropped_silent_total") == 1);
}

TEST_CASE("metrics are in Prometheus' text format") {
  Lab lab;
  WsClient client(lab.port(), lab.cookie("a-1"));
  client.hello();
  client.send(decision("c-1"));
  client.read_json();
  client.read_json();
  const auto text = ask(lab, "GET", "/metrics");
  CHECK(text.headers.at("content-type").find("text/plain; version=0.0.4") == 0);
  CHECK(text.body.find("# TYPE enshu_ack_latency_seconds histogram\n") != std::string::npos);
  CHECK(lab.metric("enshu_ack_latency_seconds_count") == 1);
  CHECK(lab.metric("enshu_ack_latency_seconds_bucket{le=\"+Inf\"}") == 1);
  CHECK(lab.metric("enshu_consoles") == 1);
  CHECK(lab.metric("enshu_commands_total") == 1);
  CHECK(lab.metric("enshu_frames_sent_total") == 3);
  CHECK(lab.metric("enshu_events_published_total") == 2);
}
