// Shapes to schemas. Unknown members are refused in commands only: events may grow, and clients
// should not mind.
#include "engine/wire/json_schema.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <string>

#include "engine/wire/read.hpp"

namespace enshu::wire {
namespace {

namespace json = boost::json;

json::object integer() {
  return {{"type", "integer"}, {"minimum", -integer_most}, {"maximum", integer_most}};
}

json::object schema_of(const TypeRef& type) {
  switch (type.kind) {
    case TypeRef::Kind::text:
      return {{"type", "string"}};
    case TypeRef::Kind::flag:
      return {{"type", "boolean"}};
    case TypeRef::Kind::integer:
      return integer();
    case TypeRef::Kind::count:
      return {{"type", "integer"}, {"minimum", 0}};
    case TypeRef::Kind::named:
      return schema_ref(type.name);
    case TypeRef::Kind::list:
      return {{"type", "array"}, {"items", schema_of(type.inner.front())}};
    case TypeRef::Kind::map:
      return {{"type", "object"}, {"additionalProperties", schema_of(type.inner.front())}};
  }
  return {};
}

json::object schema_of(const StructShape& shape) {
  json::object properties;
  json::array required;
  if (!shape.kind.empty()) {
    properties["kind"] = json::object{{"const", shape.kind}};
    required.emplace_back("kind");
  }
  for (const MemberShape& member : shape.members) {
    properties[member.name] = schema_of(member.type);
    if (!member.optional) required.emplace_back(member.name);
  }
  json::object out{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

json::object schema_of(const EnumShape& shape) {
  json::array values;
  for (const std::string& value : shape.values) values.emplace_back(value);
  return {{"type", "string"}, {"enum", std::move(values)}};
}

json::object schema_of(const AliasShape& alias) {
  if (alias.text) return {{"type", "string"}, {"description", "id; empty: none"}};
  json::object out = integer();
  out["description"] =
      alias.name == "WallTime" ? "milliseconds since 1970-01-01T00:00:00Z" : "milliseconds";
  return out;
}

json::object union_of(const std::vector<StructShape>& shapes) {
  json::array any;
  json::object mapping;
  for (const StructShape& shape : shapes) {
    any.emplace_back(schema_ref(shape.name));
    mapping[shape.kind] = "#/components/schemas/" + shape.name;
  }
  return {
      {"oneOf", std::move(any)},
      {"discriminator", json::object{{"propertyName", "kind"}, {"mapping", std::move(mapping)}}}};
}

/// An event on its way to a console, with its number or without.
json::object feed_item(bool numbered) {
  json::object properties{
      {"at", schema_ref("ExerciseTime")},
      {"wall", json::object{{"type", "string"}, {"format", "date-time"}}},
      {"lane", schema_ref("LaneId")},
      {"by", schema_ref("SeatId")},
      {"record", json::object{{"type", "integer"}, {"description", "staff only"}}},
      {"event", schema_ref("ExerciseEvent")}};
  json::array required{"at", "wall", "lane", "by", "event"};
  if (numbered) {
    properties["seq"] = json::object{{"type", "integer"}, {"minimum", 1}};
    required.emplace_back("seq");
  }
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

}  // namespace

json::object schema_ref(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

json::object schemas(const Catalogue& all) {
  json::object out;
  for (const AliasShape& alias : all.aliases) out[alias.name] = schema_of(alias);
  for (const EnumShape& shape : all.enums) out[shape.name] = schema_of(shape);
  for (const StructShape& shape : all.structs) out[shape.name] = schema_of(shape);
  for (const StructShape& shape : all.events) out[shape.name] = schema_of(shape);
  for (const StructShape& shape : all.commands) {
    json::object schema = schema_of(shape);
    schema["additionalProperties"] = false;
    out[shape.name] = std::move(schema);
  }
  out["TextInput"] =
      json::object{{"oneOf", json::array{schema_ref("Text"), json::object{{"type", "string"}}}}};
  out["FeedItem"] = feed_item(false);
  out["NumberedItem"] = feed_item(true);
  out["ExerciseEvent"] = union_of(all.events);
  out["ConsoleCommand"] = union_of(all.commands);
  return out;
}

}  // namespace enshu::wire
