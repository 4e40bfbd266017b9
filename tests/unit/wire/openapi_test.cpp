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

TEST_CASE("the OpenAPI document says who needs which cookie and what refusals look like") {
  const json::value document = json::parse(wire::openapi());
  const auto& paths = document.at("paths");
  const auto& schemes = document.at("components").at("securitySchemes");
  CHECK(schemes.at("cookie").at("name") == "enshu");
  CHECK(schemes.at("cookie_over_tls").at("name") == "__Host-enshu");
  CHECK(document.at("security").as_array().size() == 2);
  for (const std::string path : {"/r/{name}/{signature}", "/b/{name}/{signature}"}) {
    for (const char* method : {"get", "post"}) {
      const auto& page = paths.at(path).at(method);
      CHECK(page.at("security").as_array().empty());
      CHECK(page.at("responses").at("4XX").at("content").as_object().contains("text/html"));
    }
  }
  CHECK(paths.at("/f/{name}/{signature}").at("get").at("security").as_array().empty());
  CHECK(paths.at("/metrics").at("get").at("security").as_array().size() == 3);
  for (const auto& [path, operations] : paths.as_object()) {
    for (const auto& [method, operation] : operations.as_object()) {
      INFO(std::string(path));
      CHECK(operation.at("responses").as_object().contains("4XX"));
      CHECK(operation.at("responses").as_object().contains("5XX"));
    }
  }
}

TEST_CASE("the OpenAPI document describes empty answers and what stands behind a `?`") {
  const json::value document = json::parse(wire::openapi());
  const auto& paths = document.at("paths");
  const auto& out = paths.at("/api/v1/logout").at("post").at("responses").at("2XX");
  CHECK(out.at("content").as_object().contains("application/json"));
  const auto& sent = paths.at("/api/v1/notes/files").at("post").at("parameters").as_array();
  REQUIRE(sent.size() == 1);
  CHECK(sent.front().at("name") == "name");
  CHECK(sent.front().at("in") == "query");
  const auto& roster = paths.at("/api/v1/roster/{name}").at("get").at("parameters").as_array();
  REQUIRE(roster.size() == 2);
  CHECK(roster.back().at("name") == "lang");
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
