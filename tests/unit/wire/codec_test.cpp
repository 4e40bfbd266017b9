// Every event and command survives the wire, and what is wrong is refused with its place and a
// remedy.
#include "engine/wire/codec.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <iostream>
#include <set>

#include "engine/wire/kinds.hpp"
#include "engine/wire/write.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/wire/random_value.hpp"

using namespace enshu;
namespace json = boost::json;

namespace {

std::string text_of(const Event& event) {
  std::string out;
  wire::write_json(out, event);
  return out;
}

std::string text_of(const Command& command) {
  std::string out;
  wire::write_json(out, command);
  return out;
}

Error refusal(std::string_view command) {
  const auto result = wire::command_from_json(json::parse({command.data(), command.size()}));
  REQUIRE_FALSE(result.ok());
  CHECK_FALSE(result.error().message.ja.empty());
  CHECK_FALSE(result.error().message.en.empty());
  return result.error();
}

}  // namespace

TEST_CASE("every event comes back from the wire as it went") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    for (const Event& event : test::RandomValue(seed).each<Event>()) {
      const std::string text = text_of(event);
      INFO(text);
      const auto back = wire::event_from_text(text);
      REQUIRE(back.ok());
      REQUIRE(*back == event);
      REQUIRE(text_of(*back) == text);
      REQUIRE(json::parse(text) == wire::to_json(event));
    }
  }
}

TEST_CASE("every command that persons send comes back from the wire as it went") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    boost::mp11::mp_for_each<
        boost::mp11::mp_transform<boost::mp11::mp_identity, wire::ConsoleCommands>>(
        [&](auto identity) {
          using T = typename decltype(identity)::type;
          T made{};
          test::RandomValue(seed).fill(made);
          const std::string text = text_of(Command(made));
          INFO(text);
          const auto back = wire::command_from_json(json::parse(text));
          REQUIRE(back.ok());
          REQUIRE(std::holds_alternative<T>(*back));
          REQUIRE(text_of(*back) == text);
        });
  }
}

TEST_CASE("the engine's own commands cannot be sent by anybody") {
  boost::mp11::mp_for_each<
      boost::mp11::mp_transform<boost::mp11::mp_identity, wire::EngineCommands>>([](auto identity) {
    using T = typename decltype(identity)::type;
    const auto result = wire::command_from_json(wire::to_json(Command(T{})));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == "unknown_command");
  });
}

TEST_CASE("kinds are the snake case of the types, each once") {
  CHECK(wire::kind_of(Event(MessageSent{})) == "message_sent");
  CHECK(wire::kind_of(Command(OpenMessage{})) == "open_message");
  CHECK(text_of(Command(StartExercise{})) == R"({"kind":"start_exercise"})");
  std::set<std::string_view> seen;
  for (const auto kind : wire::event_kinds()) CHECK(seen.insert(kind).second);
  for (const auto kind : wire::command_kinds()) CHECK(seen.insert(kind).second);
}

TEST_CASE("a small event has the documented form") {
  DecisionLogged event;
  event.role = PartyId("csirt");
  event.decision = "PC を\n隔離";
  CHECK(
      text_of(Event(event)) ==
      R"({"kind":"decision_logged","role":"csirt","decision":"PC を\n隔離","ground":"","owner":""})");
  event.review_at = ExerciseTime{-5};
  CHECK(text_of(Event(event)).find(R"("review_at":-5})") != std::string::npos);
  ReportSubmitted report;
  report.stage = Stage::final;
  report.tlp = Tlp::amber_strict;
  CHECK(text_of(Event(report)).find(R"("stage":"final","from":"","to":[],"tlp":"amber_strict")") !=
        std::string::npos);
}

TEST_CASE("a command's members may be left out, and a plain string is a text") {
  const auto sent = wire::command_from_json(
      json::parse(R"({"kind":"send_as","from":"vendor","subject":"件名"})"));
  REQUIRE(sent.ok());
  CHECK(std::get<SendAs>(*sent).subject == Text{"件名", ""});
  CHECK(std::get<SendAs>(*sent).channel == Channel::mail);
  const auto decision =
      wire::command_from_json(json::parse(R"({"kind":"log_decision","review_at":null})"));
  REQUIRE(decision.ok());
  CHECK_FALSE(std::get<LogDecision>(*decision).review_at);
}

TEST_CASE("a faulty command is refused with its place and a remedy") {
  CHECK(refusal(R"([])").code == "bad_command");
  CHECK(refusal(R"({})").place == "kind");
  CHECK(refusal(R"({"kind":7})").place == "kind");
  const Error unknown = refusal(R"({"kind":"send_mesage"})");
  CHECK(unknown.code == "unknown_command");
  CHECK(unknown.message.en.find("did you mean 'send_message'?") != std::string::npos);
  CHECK(unknown.message.ja.find("「send_message」のことではありませんか。") != std::string::npos);
  const Error member = refusal(R"({"kind":"send_message","subjet":"x"})");
  CHECK(member.code == "bad_command");
  CHECK(member.place == "subjet");
  CHECK(member.message.en == "'subjet' is not a member here; did you mean 'subject'?");
  const Error element = refusal(R"({"kind":"send_message","to":["csirt",3]})");
  CHECK(element.place == "to[1]");
  CHECK(element.message.ja == "「to[1]」は文字列で書いてください（数値になっています）。");
  CHECK(refusal(R"({"kind":"submit_report","fields":{"cause":["a",null]}})").place ==
        "fields.cause[1]");
  const Error value = refusal(R"({"kind":"send_message","channel":"mial"})");
  CHECK(value.place == "channel");
  CHECK(value.message.en.find("did you mean 'mail'?") != std::string::npos);
  CHECK(refusal(R"({"kind":"send_as","body":{"ja":"a","fr":"b"}})").place == "body.fr");
  CHECK(refusal(R"({"kind":"start_exercise","now":true})").place == "now");
  CHECK(refusal(R"({"kind":"jump_to","to":9007199254740992})").place == "to");
  CHECK(refusal(R"({"kind":"jump_to","to":1.5})").place == "to");
  CHECK(refusal(R"({"kind":"add_note","about":-1})").place == "about");
  CHECK(refusal(R"({"kind":"claim_reply","release":1})").place == "release");
}

TEST_CASE("a command's size is bounded") {
  json::object command{{"kind", "send_message"}, {"body", std::string(64 * 1024 + 1, 'x')}};
  CHECK(wire::command_from_json(command).error().place == "body");
  command["body"] = std::string(40'000, 'x');
  command["subject"] = std::string(40'000, 'x');
  CHECK_FALSE(wire::command_from_json(command).ok());
  command["subject"] = "short";
  CHECK(wire::command_from_json(command).ok());
  json::array many(1001, "csirt");
  command["to"] = many;
  CHECK(wire::command_from_json(command).error().place == "to");
  many.pop_back();
  command["to"] = many;
  CHECK(wire::command_from_json(command).ok());
  CHECK(wire::parse_json(std::string(33, '[') + std::string(33, ']')).error().code == "bad_json");
  CHECK(wire::parse_json("[" + std::string(64 * 1024, ' ') + "]").error().code == "bad_json");
  CHECK(wire::parse_json("{\"a\":\"\xff\"}").error().code == "bad_json");
  CHECK(wire::parse_json(R"({"a":[1,2]})").ok());
}

TEST_CASE("any bytes in a string give JSON that can be read, and valid text is not changed") {
  Rng rng(11);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (auto rest = rng.below(12); rest > 0; --rest) bytes += static_cast<char>(rng.below(256));
    std::string out;
    wire::write_string(out, bytes);
    boost::system::error_code error;
    const json::value back = json::parse(out, error);
    REQUIRE_FALSE(error);
    const json::value kept = json::parse(json::serialize(json::value(json::string(bytes))), error);
    if (!error) REQUIRE(back == kept);
  }
}

TEST_CASE("the same command has the same hash, another one another") {
  const auto one =
      wire::command_from_json(json::parse(R"({"kind":"send_message","subject":"a","body":"b"})"));
  const auto same =
      wire::command_from_json(json::parse(R"({"body":"b","kind":"send_message","subject":"a"})"));
  const auto other =
      wire::command_from_json(json::parse(R"({"kind":"send_message","subject":"ab"})"));
  CHECK(wire::hash_of(*one) == wire::hash_of(*same));
  CHECK(wire::hash_of(*one) != wire::hash_of(*other));
}

TEST_CASE("an item for consoles names its record only for staff") {
  Recorded recorded;
  recorded.seq = 17;
  recorded.at = ExerciseTime{60'000};
  recorded.wall = WallTime{1'000};
  recorded.lane = LaneId("team-1");
  recorded.event = MessageOpened{MessageId("m1")};
  std::string participant;
  wire::write_item(participant, recorded, recorded.event, false);
  CHECK(
      participant ==
      R"({"at":60000,"wall":"1970-01-01T00:00:01.000Z","lane":"team-1","by":"","event":{"kind":"message_opened","message":"m1"}})");
  std::string staff;
  wire::write_item(staff, recorded, recorded.event, true);
  CHECK(json::parse(staff).at("record") == 17);
}

TEST_CASE("speed of writing and reading is printed") {
  const auto events = test::RandomValue(3).each<Event>();
  const Event small = MessageOpened{MessageId("m-0123456789abcdef")};
  const auto measure = [](const char* what, auto&& work) {
    constexpr int rounds = 20'000;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) work();
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    std::cout << "wire: " << what << ' ' << static_cast<std::int64_t>(spent.count() / rounds)
              << " ns\n";
  };
  std::string out;
  measure("write a small event", [&] {
    out.clear();
    wire::write_json(out, small);
  });
  measure("read a small event", [&] { REQUIRE(wire::event_from_text(out).ok()); });
  measure("write one of each event", [&] {
    for (const Event& event : events) {
      out.clear();
      wire::write_json(out, event);
    }
  });
}
