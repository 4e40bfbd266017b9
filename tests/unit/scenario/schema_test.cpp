// The JSON Schema, the loader's description and the written reference speak of the same keys.
#include "engine/scenario/schema.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "engine/scenario/language.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu::scenario;

namespace {

/// Every `$ref` below a value.
void references(const boost::json::value& value, std::set<std::string>& out) {
  if (const auto* object = value.if_object()) {
    for (const auto& [key, part] : *object) {
      if (key == "$ref") out.emplace(part.as_string());
      references(part, out);
    }
  } else if (const auto* array = value.if_array()) {
    for (const auto& part : *array) references(part, out);
  }
}

std::string file(const char* path) {
  std::ifstream in(path);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("every reference of the schema leads somewhere") {
  const auto schema = schema_json();
  const auto& definitions = schema.at("$defs").as_object();
  std::set<std::string> all;
  references(schema, all);
  CHECK(all.size() > 15);
  for (const auto& reference : all) {
    REQUIRE(reference.starts_with("#/$defs/"));
    INFO(reference);
    CHECK(definitions.contains(reference.substr(8)));
  }
}

TEST_CASE("every key of the language stands in the schema with its description") {
  const auto schema = schema_json();
  std::set<std::string_view> ids;
  for (const auto& object : Grammar::instance().objects) {
    INFO(object.id);
    CHECK(ids.insert(object.id).second);
    const auto& definition = schema.at("$defs").at(object.id).as_object();
    CHECK(definition.at("additionalProperties") == false);
    for (const auto& key : object.keys) {
      INFO(key.name);
      const auto& property = definition.at("properties").at(key.name).as_object();
      CHECK(std::string(property.at("description").as_string()).find(key.doc.ja) == 0);
      CHECK_FALSE(key.doc.en.empty());
    }
  }
}

TEST_CASE("the rules of an inject stand in the schema") {
  const auto text = boost::json::serialize(schema_json().at("$defs").at("inject").at("allOf"));
  CHECK(text.find(R"({"oneOf":[{"required":["at"]},{"required":["after"]})") != std::string::npos);
  CHECK(
      text.find(
          R"({"if":{"required":["delay"]},"then":{"anyOf":[{"required":["after"]},{"required":["when"]}]}})") !=
      std::string::npos);
}

TEST_CASE("scenarios/README.md speaks of every key and every choice") {
  const auto readme = file("scenarios/README.md");
  for (const auto& object : Grammar::instance().objects) {
    for (const auto& key : object.keys) {
      INFO(object.id << "." << key.name);
      const auto name = std::string(key.name);
      const bool told = readme.find(name + ":") != std::string::npos ||
                        readme.find("`" + name + "`") != std::string::npos;
      CHECK(told);
      for (const auto choice : key.shape->choices) {
        INFO(choice);
        CHECK(readme.find(choice) != std::string::npos);
      }
    }
  }
}
