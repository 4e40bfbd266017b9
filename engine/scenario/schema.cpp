// From the language's description to a JSON Schema.
#include "engine/scenario/schema.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "engine/scenario/language.hpp"

namespace enshu::scenario {
namespace {

namespace json = boost::json;

constexpr std::string_view name_pattern = "^[a-z][a-z0-9-]{0,63}$";
constexpr std::string_view field_pattern = "^[a-z][a-z0-9_-]{0,63}$";
constexpr std::string_view path_pattern = R"(^(?!/)(?!.*\\)(?!(.*/)?\.{1,2}(/|$))[^\n]{1,400}$)";
constexpr std::string_view span_pattern = "^([0-9]+(ms|s|m|h|d))+$";
constexpr std::string_view time_pattern =
    "^(-?[0-9]+:[0-5][0-9](:[0-5][0-9])?|-?([0-9]+(ms|s|m|h|d))+)$";
/// A time, or two with `..` between them.
constexpr std::string_view window_pattern =
    "^(-?[0-9]+:[0-5][0-9](:[0-5][0-9])?|-?([0-9]+(ms|s|m|h|d))+)"
    "(\\.\\.(-?[0-9]+:[0-5][0-9](:[0-5][0-9])?|-?([0-9]+(ms|s|m|h|d))+))?$";
constexpr std::string_view calendar_pattern =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt "
    "][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$";

constexpr std::string_view zone_pattern = "^[+-][0-9]{2}:[0-9]{2}$";

json::object reference(std::string_view definition) {
  return {{"$ref", "#/$defs/" + std::string(definition)}};
}

/// What a row of a table fills in may have any form until then.
constexpr std::string_view or_cell = R"(|\$\([a-z_][a-z0-9_]*\))";

json::object pattern(std::string_view expression) {
  return {{"type", "string"}, {"pattern", std::string(expression) + std::string(or_cell)}};
}

/// A scalar that YAML may also read as a number or a truth value.
json::object scalar() {
  return {{"type", json::array{"string", "number", "boolean"}}, {"minLength", 1}};
}

/// A whole number, in quotes or not: the loader makes no difference.
json::object whole(std::int64_t least, std::int64_t most) {
  return {{"type", json::array{"integer", "string"}},
          {"minimum", least},
          {"maximum", most},
          {"pattern", "^-?[0-9]+$" + std::string(or_cell)}};
}

json::object shape_json(const Shape& shape);

/// The shape, or `{each: …, as: …}` where there may be several.
json::object or_repeated(json::value shape) {
  return {{"if", json::object{{"type", "object"}, {"required", json::array{"each"}}}},
          {"then", reference("each")},
          {"else", std::move(shape)}};
}

json::object list_json(const Shape& shape) {
  json::object out{{"type", "array"}, {"items", or_repeated(shape_json(*shape.element))}};
  if (shape.least > 0) out["minItems"] = shape.least;
  return out;
}

json::object map_json(const Shape& shape) {
  json::object out{{"type", "object"}, {"additionalProperties", shape_json(*shape.element)}};
  auto names = shape_json(*shape.key);
  if (names.contains("pattern")) out["propertyNames"] = json::object{{"pattern", names["pattern"]}};
  return out;
}

json::object any_of(const std::vector<const Shape*>& shapes) {
  json::array all;
  for (const auto* one : shapes) all.push_back(shape_json(*one));
  return {{"anyOf", std::move(all)}};
}

json::object name_json(Names names) {
  const bool field = names == Names::field || names == Names::vocabulary;
  return pattern(field ? field_pattern : name_pattern);
}

json::object shape_json(const Shape& shape) {
  switch (shape.kind) {
    case Kind::text:
      return reference("text");
    case Kind::string:
      return scalar();
    case Kind::name:
    case Kind::reference:
      return name_json(shape.names);
    case Kind::choice: {
      json::array all;
      for (const auto one : shape.choices) all.emplace_back(one);
      return {{"enum", std::move(all)}};
    }
    case Kind::whole:
      return whole(shape.least, shape.most);
    case Kind::boolean:
      return {{"enum", json::array{true, false, "true", "false"}}};
    case Kind::duration:
      return pattern(span_pattern);
    case Kind::time:
      return pattern(time_pattern);
    case Kind::window:
      return pattern(window_pattern);
    case Kind::calendar:
      return pattern(calendar_pattern);
    case Kind::seats:
      return {{"anyOf", json::array{whole(1, 1000), pattern("^[0-9]+\\.\\.[0-9]+$")}}};
    case Kind::zone:
      return pattern(zone_pattern);
    case Kind::text_file:
    case Kind::artefact:
      return pattern(path_pattern);
    case Kind::list:
      return or_repeated(list_json(shape));
    case Kind::one_or_list:
      return or_repeated(
          json::object{{"anyOf", json::array{shape_json(*shape.element), list_json(shape)}}});
    case Kind::map:
      return map_json(shape);
    case Kind::object:
      return reference(shape.object->id);
    case Kind::condition: {
      if (!shape.object->bare_reply) return reference(shape.object->id);
      return {
          {"anyOf", json::array{reference(shape.object->id), json::object{{"const", "reply"}}}}};
    }
    case Kind::variant:
      return any_of(shape.variants);
  }
  return {};
}

/// `reply` in `expect` may stand without a value.
json::object key_json(const Object& object, const Key& key) {
  json::object out = shape_json(*key.shape);
  if (object.bare_reply && key.name == "reply")
    out = {{"anyOf", json::array{out, json::object{{"type", "null"}}}}};
  out["description"] = std::string(key.doc.ja) + " / " + std::string(key.doc.en);
  return out;
}

json::array names_of(const std::vector<std::string_view>& names) {
  json::array out;
  for (const auto name : names) out.emplace_back(name);
  return out;
}

/// Exactly one of the keys, or none when it may lack.
json::object one_of_json(const OneOf& group) {
  json::array cases;
  for (const auto key : group.keys) cases.push_back(json::object{{"required", names_of({key})}});
  if (group.may_lack) {
    json::object none{{"not", json::object{{"anyOf", cases}}}};
    cases.push_back(std::move(none));
  }
  return {{"oneOf", std::move(cases)}};
}

/// The key only beside one of the others.
json::object beside_json(const Beside& rule) {
  json::array cases;
  for (const auto other : rule.beside)
    cases.push_back(json::object{{"required", names_of({other})}});
  return {{"if", json::object{{"required", names_of({rule.key})}}},
          {"then", json::object{{"anyOf", std::move(cases)}}}};
}

/// What another file may bring must stand here only when there is no other file.
json::object unless_included(const std::vector<std::string_view>& keys) {
  return {{"if", json::object{{"required", names_of({"include"})}}},
          {"else", json::object{{"required", names_of(keys)}}}};
}

json::object object_json(const Object& object) {
  const auto& grammar = Grammar::instance();
  json::object properties;
  std::vector<std::string_view> needed;
  std::vector<std::string_view> brought;
  for (const auto& key : object.keys) {
    properties[key.name] = key_json(object, key);
    if (key.need == Need::optional) continue;
    const bool elsewhere = &object == grammar.scenario && grammar.part->find(key.name) != nullptr;
    (elsewhere ? brought : needed).push_back(key.name);
  }
  json::object out{
      {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!needed.empty()) out["required"] = names_of(needed);
  json::array rules;
  for (const auto& group : object.one_of) rules.push_back(one_of_json(group));
  if (!brought.empty()) rules.push_back(unless_included(brought));
  for (const auto& rule : object.beside) rules.push_back(beside_json(rule));
  if (!rules.empty()) out["allOf"] = std::move(rules);
  return out;
}

}  // namespace

json::value schema_json() {
  const auto& grammar = Grammar::instance();
  json::object definitions;
  const json::object words = scalar();
  definitions["text"] = json::object{{"type", "object"},
                                     {"additionalProperties", false},
                                     {"properties", json::object{{"ja", words}, {"en", words}}},
                                     {"required", json::array{"ja", "en"}}};
  definitions["each"] =
      json::object{{"type", "object"},
                   {"additionalProperties", false},
                   {"properties", json::object{{"each", pattern("\\.csv$")},
                                               {"where", json::object{{"type", "object"}}},
                                               {"as", true}}},
                   {"required", json::array{"each", "as"}}};
  for (const auto& object : grammar.objects) definitions[object.id] = object_json(object);
  const auto choose = [](const char* key, json::value then, json::value otherwise) {
    return json::object{{"if", json::object{{"required", json::array{key}}}},
                        {"then", std::move(then)},
                        {"else", std::move(otherwise)}};
  };
  json::object out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "enshu scenario"},
                   {"if", json::object{{"required", json::array{"vocabularies"}}}},
                   {"then", reference(grammar.doctrine->id)},
                   {"else", choose("profile", reference(grammar.profile->id),
                                   choose("scenario", reference(grammar.scenario->id),
                                          reference(grammar.part->id)))}};
  out["$defs"] = std::move(definitions);
  return out;
}

}  // namespace enshu::scenario
