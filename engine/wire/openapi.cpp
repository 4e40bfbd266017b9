// Puts the document together: the story of a client first, then routes, then the types.
#include "engine/wire/openapi.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <string_view>

#include "engine/wire/catalogue.hpp"
#include "engine/wire/json_schema.hpp"
#include "engine/wire/openapi_routes.hpp"

namespace enshu::wire {
namespace {

namespace json = boost::json;

constexpr std::string_view guide =
    R"(enshu（演習）は、サイバー演習を進めるサーバーです。この文書だけでクライアントを書けます。
enshu runs cyber exercises. This document is enough to write a client.

## JSON
Ids are strings, empty when there is none. Times are integers of milliseconds. A text is `{"ja","en"}`; an empty `en` means
"show `ja`". Optional members are absent when unset. In commands every member may be left out and takes its default; unknown
members are refused. Every refusal over HTTP is a `RefusalBody`.

## Joining
A join link is `https://HOST/join#CODE`. Send `POST /api/v1/join` with `{"code":"CODE"}`. The answer says which seat it is and
sets an HttpOnly cookie named `enshu`, over TLS `__Host-enshu`. Send that cookie with everything that follows. A code may be
used again until it expires or is revoked.

## WebSocket
Open `GET /ws` with `Sec-WebSocket-Protocol: enshu.v1`, the cookie, and an `Origin` of the same host when there is one. All
messages are JSON texts of at most 64 KB.

    client  {"type":"hello","resume_after":null}
    server  {"type":"welcome","seq":12,"epoch":"e1","view":{…}}
    server  {"type":"events","from":13,"events":[{"at":60000,"wall":"2026-11-26T00:01:00.000Z","lane":"team-1","by":"","event":{"kind":"message_sent","id":"m-7f3a",…}}]}
    client  {"type":"command","id":"8d0c6b0e-5a1f-4f5c-9a36-0d6a4a1f2b11","command":{"kind":"send_message","to":["vendor"],"subject":"Re: 再起動の件","body":"再起動はしないでください。","in_reply_to":"m-7f3a"}}
    server  {"type":"ack","id":"8d0c6b0e-5a1f-4f5c-9a36-0d6a4a1f2b11","seq":14}

1. Say `hello`. `resume_after` null asks for everything: `view.events` of the `welcome` holds the seat's history 1..`seq`.
2. Events are numbered for the seat alone, 1, 2, 3 … without gaps. `events.from` is the number of the first one in the frame.
   Apply only the next number; after a gap, connect again.
3. A command has an `id` of your choosing (1 to 64 bytes of UTF-8, a UUID is good). `ack` comes only after it is on disk. The same
   id with the same command again has one effect and gets the same answer; with another command it is refused. After a lost
   connection, send every command without an answer again.
4. `{"type":"refused","id":…,"error":{"code","message":{"ja","en"}}}` says why not, and what to do.
5. To come back, say `hello` with `resume_after` set to the last number you applied and `epoch` to that of the last welcome. The
   welcome then has empty `view.events`, and the missed events follow. When the welcome's `epoch` is another one, or its
   `view.events` is not empty, start from the welcome.
6. `{"type":"ping"}` is answered by `{"type":"pong"}`.
7. `{"type":"notice","notice":{"code","message":{"ja","en"}}}` says why the exercise stands still although nobody paused it (its
   record cannot be written). It holds until the next `welcome`.

To reply to a mail: find a `message_sent` event whose `channel` is `mail`, send `open_message` with its `id`, then `send_message`
with `in_reply_to` set to that id and `to` set to its `from`. Your own mail comes back as a `message_sent` event.
)";

json::object body_of(std::string_view media_type, json::object schema) {
  return {{"content", json::object{{media_type, json::object{{"schema", std::move(schema)}}}}}};
}

constexpr const char* failed =
    "the server cannot answer now: too many requests at once, or a fault of its own; try again "
    "later";

/// Pages that a signed link in a mail leads to: no cookie, and words instead of JSON.
bool by_link(const RouteText& route) { return std::string_view(route.who) == "who has the link"; }

json::object refusal_of(std::string_view media_type, const char* why) {
  json::object out = media_type == "application/json"
                         ? body_of(media_type, schema_ref("RefusalBody"))
                         : body_of(media_type, {{"type", "string"}});
  out["description"] = why;
  return out;
}

json::object reply_of(const RouteText& route) {
  if (std::string_view(route.path) == "/ws") {
    return {{"101", json::object{{"description", "the protocol of the introduction"}}},
            {"4XX", refusal_of("application/json", "refused, with the reason")},
            {"5XX", refusal_of("application/json", failed)}};
  }
  json::object good{{"description", route.en}};
  const bool json_body = std::string_view(route.media_type) == "application/json";
  if (route.reply != nullptr) {
    good["content"] = body_of(route.media_type, schema_ref(route.reply)).at("content");
  } else if (!json_body) {
    good["content"] = body_of(route.media_type, {{"type", "string"}}).at("content");
  }
  const char* refusals = by_link(route) ? "text/html" : "application/json";
  return {{"2XX", std::move(good)},
          {"4XX", refusal_of(refusals, "refused, with the reason")},
          {"5XX", refusal_of("application/json", failed)}};
}

json::object query_parameter(const char* name, const char* words, json::object schema) {
  return {{"name", name},
          {"in", "query"},
          {"required", false},
          {"description", words},
          {"schema", std::move(schema)}};
}

/// The `{…}` parts of a path, and what may stand behind its `?`.
json::array parameters_of(const RouteText& route) {
  const std::string_view path = route.path;
  json::array out;
  for (auto open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    const std::string_view name = path.substr(open + 1, path.find('}', open) - open - 1);
    out.push_back(json::object{{"name", name},
                               {"in", "path"},
                               {"required", true},
                               {"schema", json::object{{"type", "string"}}}});
  }
  if (path.find("artefacts") != std::string_view::npos ||
      path.find("/roster/{name}") != std::string_view::npos) {
    out.push_back(query_parameter("lang", "ファイルの言語 / language of the file; ja when left out",
                                  {{"type", "string"}, {"enum", json::array{"ja", "en"}}}));
  }
  if (path.ends_with("/notes/files") && std::string_view(route.method) == "post") {
    out.push_back(query_parameter("name",
                                  "ファイル名 / name of the file; made from its type when left out",
                                  {{"type", "string"}}));
  }
  return out;
}

/// One of the two cookies, by whether the server speaks TLS; `or_none`: some need none.
json::array cookies(bool or_none) {
  json::array out;
  if (or_none) out.push_back(json::object{});
  for (const char* scheme : {"cookie", "cookie_over_tls"})
    out.push_back(json::object{{scheme, json::array{}}});
  return out;
}

json::object cookie_called(const char* name, const char* when) {
  return {{"type", "apiKey"}, {"in", "cookie"}, {"name", name}, {"description", when}};
}

json::object operation_of(const RouteText& route) {
  json::object out{{"summary", std::string(route.ja) + " / " + route.en},
                   {"description", std::string("Who: ") + route.who},
                   {"responses", reply_of(route)}};
  if (auto parameters = parameters_of(route); !parameters.empty())
    out["parameters"] = std::move(parameters);
  if (route.request != nullptr) {
    const std::string_view asked = route.request;  // a schema's name, or a type of bytes
    json::object body = asked.find('/') == std::string_view::npos
                            ? body_of("application/json", schema_ref(route.request))
                            : body_of(asked, {{"type", "string"}, {"format", "binary"}});
    body["required"] = true;
    out["requestBody"] = std::move(body);
  }
  if (std::string_view(route.who) == "anybody" || by_link(route)) out["security"] = json::array{};
  if (std::string_view(route.path) == "/metrics") out["security"] = cookies(true);
  return out;
}

json::object paths() {
  json::object out;
  for (const RouteText& route : route_texts()) {
    auto& path = out[route.path];
    if (!path.is_object()) path.emplace_object();
    path.get_object()[route.method] = operation_of(route);
  }
  return out;
}

json::object text_members(std::initializer_list<const char*> names) {
  json::object properties;
  json::array required;
  for (const char* name : names) {
    properties[name] = json::object{{"type", "string"}};
    required.emplace_back(name);
  }
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

json::object components() {
  json::object all = schemas(catalogue());
  all["JoinRequest"] = text_members({"code"});
  all["LoginRequest"] = text_members({"account", "password"});
  all["AnyObject"] = json::object{{"type", "object"}};
  all["Drafts"] =
      json::object{{"type", "object"}, {"additionalProperties", schema_ref("AnyObject")}};
  return {
      {"schemas", std::move(all)},
      {"securitySchemes",
       json::object{{"cookie", cookie_called("enshu", "of a server without TLS")},
                    {"cookie_over_tls", cookie_called("__Host-enshu", "of a server with TLS")}}}};
}

}  // namespace

std::string openapi() {
  const json::object document{
      {"openapi", "3.1.0"},
      {"info", json::object{{"title", "enshu（演習）"}, {"version", "1"}, {"description", guide}}},
      {"security", cookies(false)},
      {"paths", paths()},
      {"components", components()}};
  return json::serialize(document);
}

}  // namespace enshu::wire
