// The OpenAPI document is whole: every reference leads somewhere, every kind has its schema, the
// example is a real command.
#include "engine/wire/openapi.hpp"

#include <boost/json/parse.hpp>
#include <fstream>
#include <functional>
#include <regex>
#include <set>
#include <sstream>

#include "engine/wire/codec.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;
namespace json = boost::json;

namespace {

void each_reference(const json::value& value, const std::function<void(std::string_view)>& call) {
  if (const auto* array = value.if_array()) {
    for (const auto& item : *array) each_reference(item, call);
  } else if (const auto* object = value.if_object()) {
    for (const auto& [key, item] : *object) {
      if (key == "$ref") call(item.as_string());
      each_reference(item, call);
    }
  }
}

}  // namespace

TEST_CASE("every reference of the OpenAPI document leads to a schema") {
  const json::value document = json::parse(wire::openapi());
  CHECK(document.at("openapi") == "3.1.0");
  const auto& schemas = document.at("components").at("schemas").as_object();
  std::size_t references = 0;
  each_reference(document, [&](std::string_view reference) {
    constexpr std::string_view start = "#/components/schemas/";
    INFO(reference);
    REQUIRE(reference.substr(0, start.size()) == start);
    CHECK(schemas.contains(reference.substr(start.size())));
    ++references;
  });
  CHECK(references > 100);
}

TEST_CASE("the OpenAPI document has every event and command") {
  const json::value document = json::parse(wire::openapi());
  const auto& schemas = document.at("components").at("schemas");
  const auto& events = schemas.at("ExerciseEvent").at("discriminator").at("mapping").as_object();
  CHECK(events.size() == wire::event_kinds().size());
  const auto& commands = schemas.at("ConsoleCommand").at("discriminator").at("mapping").as_object();
  CHECK(commands.size() == wire::command_kinds().size());
  CHECK(schemas.at("MessageSent").at("properties").at("to").at("items").at("$ref") ==
        "#/components/schemas/PartyId");
  CHECK(schemas.at("SendMessage").at("required").as_array().size() == 1);
  CHECK(document.at("paths").at("/api/v1/drafts/{key}").as_object().size() == 2);
}

TEST_CASE("the example of the introduction is a command that is understood") {
  const json::value document = json::parse(wire::openapi());
  const std::string guide(document.at("info").at("description").as_string());
  const auto start = guide.find("{\"type\":\"command\"");
  REQUIRE(start != std::string::npos);
  const json::value frame = json::parse(guide.substr(start, guide.find('\n', start) - start));
  const auto command = wire::command_from_json(frame.at("command"));
  REQUIRE(command.ok());
  CHECK(std::get<SendMessage>(*command).in_reply_to == MessageId("m-7f3a"));
}

TEST_CASE("the OpenAPI document has every route of engine/WIRE.md and no other") {
  std::ifstream file("engine/WIRE.md");
  REQUIRE(file);
  std::stringstream content;
  content << file.rdbuf();
  const std::string text = content.str();
  std::set<std::string> written;
  const std::regex route("(?:GET|POST|PUT|DELETE) (/[a-z0-9_/{}.]+)");
  for (std::sregex_iterator at(text.begin(), text.end(), route), end; at != end; ++at)
    written.insert((*at)[1]);
  std::set<std::string> described;
  const json::value document = json::parse(wire::openapi());
  for (const auto& [path, operations] : document.at("paths").as_object())
    described.insert(std::string(path));
  CHECK(described == written);
}
