// A console's life over a real WebSocket: hello, welcome, events, commands, resume, and its ends.
#include <boost/json/serialize.hpp>

#include "tests/unit/catch.hpp"
#include "tests/unit/net/lab.hpp"

using namespace enshu::net::test;
using namespace std::chrono_literals;
using enshu::Access;
using enshu::SeatId;
using enshu::net::Limits;
namespace json = boost::json;

namespace {

std::string type_of(const json::object& message) {
  return std::string(message.at("type").as_string());
}
std::uint64_t seq_of(const json::object& message) {
  return message.at("seq").to_number<std::uint64_t>();
}
std::size_t events_in(const json::object& message) {
  return message.at("events").as_array().size();
}
std::string code_of(const json::object& refused) {
  return std::string(refused.at("error").at("code").as_string());
}

WsClient console(Lab& lab, const std::string& seat) { return {lab.port(), lab.cookie(seat)}; }

}  // namespace

TEST_CASE("join, hello, welcome, event, command, acknowledgement") {
  Lab lab;
  auto client = console(lab, "a-1");
  REQUIRE(client.status() == 101);
  CHECK(client.subprotocol() == "enshu.v1");
  const auto welcome = client.hello();
  CHECK(
      json::serialize(welcome) ==
      R"({"type":"welcome","seq":0,"epoch":"epoch-1","view":{"you":{"seat":"a-1"},"events":[]}})");
  lab.backend.tell(FakeBackend::participants("a"), 2);
  const auto events = client.read_json();
  CHECK(type_of(events) == "events");
  CHECK(events.at("from") == 1);
  CHECK(events_in(events) == 2);
  client.send(decision("c-1"));
  const auto own = client.read_json();
  CHECK(type_of(own) == "events");
  CHECK(own.at("from") == 3);
  const auto ack = client.read_json();
  CHECK(json::serialize(ack) == R"({"type":"ack","id":"c-1","seq":3})");
}

TEST_CASE("one call of publish is one frame, and other lanes and roles get nothing of it") {
  Lab lab;
  auto mine = console(lab, "a-1"), other = console(lab, "b-1"), lead = console(lab, "lead");
  mine.hello();
  other.hello();
  lead.hello();
  lab.backend.tell(FakeBackend::participants("b"), 1);
  lab.backend.tell(FakeBackend::participants("a"), 10);
  lab.backend.tell(FakeBackend::staff(Access::lead_controller), 1);
  CHECK(events_in(mine.read_json()) == 10);
  const auto theirs = other.read_json();
  CHECK(theirs.at("from") == 1);
  CHECK(events_in(theirs) == 1);
  CHECK(lead.read_json().at("from") == 1);
  CHECK_FALSE(mine.read(100ms).has_value());
  CHECK_FALSE(other.read(100ms).has_value());
}

TEST_CASE(
    "the same command id has one effect and the same answer; with another body it is refused") {
  Lab lab;
  auto client = console(lab, "a-1");
  client.hello();
  client.send(decision("c-1", "one"));
  CHECK(type_of(client.read_json()) == "events");
  const auto first = client.read_json();
  client.send(decision("c-2"));
  client.read_json();
  client.read_json();
  client.send(
      R"({"command":{"decision":"one","owner":"","kind":"log_decision"},"id":"c-1","type":"command"})");
  CHECK(client.read_json() == first);
  client.send(decision("c-1", "another"));
  const auto refused = client.read_json();
  CHECK(type_of(refused) == "refused");
  CHECK(refused.at("id") == "c-1");
  CHECK(code_of(refused) == "command_reused");
  CHECK(lab.backend.commands_done == 2);
}

TEST_CASE("a command whose event the sender does not see is acknowledged all the same") {
  Lab lab;
  auto client = console(lab, "a-1");
  client.hello();
  client.send(decision("c-1"));
  client.read_json();
  client.read_json();
  client.send(R"({"type":"command","id":"c-2","command":{"kind":"open_message","message":"m"}})");
  CHECK(json::serialize(client.read_json()) == R"({"type":"ack","id":"c-2","seq":1})");
}

TEST_CASE("refusals: by the exercise, by access, by form") {
  Lab lab;
  auto lead = console(lab, "lead");
  lead.hello();
  lead.send(R"({"type":"command","id":"e","command":{"kind":"end_exercise"}})");
  CHECK(code_of(lead.read_json()) == "not_started");
  auto client = console(lab, "a-1");
  client.hello();
  const auto refusal = [&](const std::string& text) {
    client.send(text);
    const auto answer = client.read_json();
    CHECK(type_of(answer) == "refused");
    CHECK_FALSE(answer.at("error").at("message").at("ja").as_string().empty());
    return code_of(answer);
  };
  CHECK(refusal(R"({"type":"command","id":"x","command":{"kind":"start_exercise"}})") ==
        "not_allowed");
  CHECK(refusal(R"({"type":"command","id":"x","command":{"kind":"advance"}})") ==
        "unknown_command");
  CHECK(refusal(R"({"type":"command","id":"x","command":{"kind":"log_decisoin"}})") ==
        "unknown_command");
  CHECK(refusal(R"({"type":"command","id":"x","command":{"kind":"log_decision","decision":7}})") ==
        "bad_command");
  CHECK(refusal(R"({"type":"command","id":"x"})") == "bad_message");
  CHECK(refusal(R"({"type":"command","command":{"kind":"log_decision"}})") == "bad_message");
  CHECK(refusal(decision(std::string(65, 'i'))) == "bad_message");
  CHECK(refusal(R"({"type":"shout"})") == "bad_message");
  CHECK(refusal("[]") == "bad_message");
  CHECK(refusal("nonsense") == "bad_json");
  CHECK(refusal(std::string(60, '[') + std::string(60, ']')) == "bad_json");
  CHECK(refusal(R"({"type":"hello","resume_after":null})") == "hello_twice");
  CHECK(lab.backend.commands_done == 0);
  client.send(R"({"type":"ping"})");
  CHECK(type_of(client.read_json()) == "pong");
}

TEST_CASE("a console that comes back gets exactly what it missed") {
  Lab lab;
  lab.backend.tell(FakeBackend::participants("a"), 5);
  lab.settle();
  auto fresh = console(lab, "a-1");
  const auto full = fresh.hello();
  CHECK(seq_of(full) == 5);
  const auto& history = full.at("view").at("events").as_array();
  REQUIRE(history.size() == 5);
  CHECK(history[0].at("seq") == 1);
  CHECK(history[4].at("seq") == 5);

  auto back = console(lab, "a-2");
  const auto resumed = back.hello(3);
  CHECK(seq_of(resumed) == 3);
  CHECK(resumed.at("view").at("events").as_array().empty());
  const auto missed = back.read_json();
  CHECK(missed.at("from") == 4);
  CHECK(events_in(missed) == 2);
  lab.backend.tell(FakeBackend::participants("a"));
  CHECK(back.read_json().at("from") == 6);

  auto current = console(lab, "a-1");
  CHECK(seq_of(current.hello(6)) == 6);
  CHECK_FALSE(current.read(100ms).has_value());
}

TEST_CASE("an unknown number or another epoch gets the full welcome") {
  Lab lab;
  lab.backend.tell(FakeBackend::participants("a"), 2);
  lab.settle();
  auto ahead = console(lab, "a-1");
  CHECK(ahead.hello(9).at("view").at("events").as_array().size() == 2);
  auto same = console(lab, "a-1");
  CHECK(same.hello(1, "epoch-1").at("view").at("events").as_array().empty());
  auto other = console(lab, "a-1");
  CHECK(other.hello(1, "epoch-0").at("view").at("events").as_array().size() == 2);
}

TEST_CASE("what the record held when the exercise was opened stands in the welcome") {
  Lab lab;
  lab.backend.past = R"({"seq":1,"at":1},{"seq":2,"at":2})";
  const auto seqs =
      std::make_shared<const std::vector<std::uint64_t>>(std::vector<std::uint64_t>{1, 2});
  lab.server->open_exercise("ex", "epoch-2", {{FakeBackend::participants("a"), seqs}});
  lab.settle();
  auto first = console(lab, "a-1");
  const auto welcome = first.hello();
  CHECK(seq_of(welcome) == 2);
  CHECK(welcome.at("view").at("events").as_array().size() == 2);

  for (int i = 0; i < 3; ++i) lab.backend.tell(FakeBackend::participants("a"));
  CHECK(first.read_json().at("from") == 3);
  auto later = console(lab, "a-2");
  const auto full = later.hello();
  const auto& history = full.at("view").at("events").as_array();
  REQUIRE(history.size() == seq_of(full));
  for (std::size_t i = 0; i < history.size(); ++i) CHECK(history[i].at("seq") == i + 1);

  // Who comes back with a number from before gets what it missed, in the form of events.
  auto back = console(lab, "a-1");
  const auto again = back.hello(1, "epoch-2");
  CHECK(again.at("view").at("events").as_array().empty());
  CHECK(seq_of(again) == 1);
  const auto missed = back.read_json();
  CHECK(missed.at("from") == 2);
  REQUIRE(missed.at("events").as_array().size() == 1);
  CHECK(missed.at("events").at(0) == boost::json::value{{"at", 2}});
  CHECK(back.read_json().at("from") == 3);
  auto behind = console(lab, "a-1");
  CHECK(behind.hello(2, "epoch-2").at("view").at("events").as_array().empty());
}

TEST_CASE("a long absence is made up for in pieces, in order and without a gap") {
  Lab lab;
  for (int i = 0; i < 10; ++i) lab.backend.tell(FakeBackend::participants("a"), 500, 400);
  lab.settle();
  auto client = console(lab, "a-1");
  client.hello(0);
  std::uint64_t next = 1;
  int frames = 0;
  while (next <= 5000) {
    const auto events = client.read_json();
    REQUIRE(events.at("from").to_number<std::uint64_t>() == next);
    next += events_in(events);
    ++frames;
  }
  CHECK(next == 5001);
  CHECK(frames > 1);
}

TEST_CASE("reopening an exercise sends its consoles away, and the streams start anew") {
  Lab lab;
  lab.backend.tell(FakeBackend::participants("a"), 3);
  auto client = console(lab, "a-1");
  client.hello();
  lab.server->open_exercise("ex", "epoch-2", {});
  CHECK_FALSE(client.read().has_value());
  CHECK(client.close_code() == 1012);
  auto again = console(lab, "a-1");
  const auto welcome = again.hello(3, "epoch-1");
  CHECK(welcome.at("epoch") == "epoch-2");
  CHECK(seq_of(welcome) == 0);
  lab.server->close_exercise("ex");
  CHECK_FALSE(again.read().has_value());
  CHECK(again.close_code() == 1001);
  auto late = console(lab, "a-1");
  CHECK_FALSE(late.read().has_value());
  CHECK(late.close_code() == 1013);
}

TEST_CASE("a dropped seat loses its console with a reason, others stay") {
  Lab lab;
  auto dropped = console(lab, "a-1"), stays = console(lab, "a-2");
  dropped.hello();
  stays.hello();
  lab.server->drop_seat("ex", SeatId("a-1"));
  CHECK_FALSE(dropped.read().has_value());
  CHECK(dropped.close_code() == 1008);
  lab.backend.tell(FakeBackend::participants("a"));
  CHECK(type_of(stays.read_json()) == "events");
}

TEST_CASE("presence follows the consoles of a seat") {
  Lab lab;
  const auto connected = [&](const std::string& seat) {
    lab.settle();
    for (const auto& place : lab.server->presence("ex"))
      if (place.seat.value == seat) return place.connected && place.last_active_ms > 0;
    return false;
  };
  CHECK(lab.server->presence("ex").empty());
  {
    auto one = console(lab, "a-1"), two = console(lab, "a-1");
    one.hello();
    two.hello();
    CHECK(connected("a-1"));
    CHECK_FALSE(connected("a-2"));
    two.close();
    CHECK(connected("a-1"));
    one.close();
  }
  for (int i = 0; i < 100 && connected("a-1"); ++i) std::this_thread::sleep_for(10ms);
  CHECK_FALSE(connected("a-1"));
  CHECK(lab.server->presence("ex").size() == 1);
  CHECK(lab.metric("enshu_consoles") == 0);
  CHECK(lab.metric("enshu_queue_bytes") == 0);
}

TEST_CASE("stopping says goodbye to every console and comes back") {
  auto lab = std::make_unique<Lab>();
  auto client = console(*lab, "a-1");
  client.hello();
  RawClient idle(lab->port());
  lab->server->stop();
  CHECK_FALSE(client.read().has_value());
  CHECK(client.close_code() == 1001);
  const auto before = std::chrono::steady_clock::now();
  lab.reset();
  CHECK(std::chrono::steady_clock::now() - before < 2500ms);
}

TEST_CASE(
    "why an exercise stands still is told to all who are there and all who come, until it is "
    "opened anew") {
  Lab lab;
  auto mine = console(lab, "a-1"), lead = console(lab, "lead");
  mine.hello();
  lead.hello();
  const enshu::net::Notice notice{"log_failed",
                                  {"ディスクの空きがありません。", "The disk is full."},
                                  {"記録できません。", "Nothing is recorded."}};
  lab.server->notice("ex", notice);
  CHECK(
      json::serialize(mine.read_json()) ==
      R"({"type":"notice","notice":{"code":"log_failed","message":{"ja":"記録できません。","en":"Nothing is recorded."}}})");
  CHECK(json::serialize(lead.read_json()).find("The disk is full.") != std::string::npos);
  auto late = console(lab, "b-1");
  late.hello();
  CHECK(type_of(late.read_json()) == "notice");
  lab.server->open_exercise("ex", "epoch-2", {});
  CHECK_FALSE(mine.read().has_value());
  CHECK(mine.close_code() == 1012);
  auto back = console(lab, "a-1");
  CHECK(back.hello().at("epoch") == "epoch-2");
  lab.backend.tell(FakeBackend::participants("a"));
  CHECK(type_of(back.read_json()) == "events");
}
