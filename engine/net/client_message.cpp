// Decoding of what consoles send. Commands themselves are read by engine/wire.
#include "engine/net/client_message.hpp"

#include <boost/json/value.hpp>
#include <boost/json/value_to.hpp>
#include <utility>

#include "engine/base/cut.hpp"
#include "engine/net/refusals.hpp"
#include "engine/wire/codec.hpp"

namespace enshu::net {
namespace {

namespace json = boost::json;

constexpr std::size_t kIdMax = 64;
constexpr std::size_t kEpochMax = 128;

BadMessage bad(std::string id, std::string_view ja, std::string_view en) {
  Error error = refusals::kBadMessage.error();
  error.message.ja += ja;
  error.message.en.append(" ").append(en);
  return {std::move(id), std::move(error)};
}

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* member = object.if_contains(name);
  return member != nullptr && member->is_string() ? std::string(member->get_string())
                                                  : std::string{};
}

/// At most as long as an id, and never cut within a character: an answer with half of one would not
/// be UTF-8, and the client would have to end the connection.
std::string beginning_of(std::string id) {
  id.resize(cut(id, kIdMax).size());
  return id;
}

ClientMessage read_hello(const json::object& object) {
  Hello hello;
  hello.epoch = text_of(object, "epoch");
  if (hello.epoch.size() > kEpochMax)
    return bad({}, "epoch が長すぎます。", "The epoch is too long.");
  const json::value* after = object.if_contains("resume_after");
  if (after == nullptr || after->is_null()) return hello;
  json::error_code fault;
  const auto number = after->to_number<std::uint64_t>(fault);
  if (fault)
    return bad({}, "resume_after は番号か null です。", "resume_after is a number or null.");
  hello.resume_after = number;
  return hello;
}

ClientMessage read_command(const json::object& object) {
  std::string id = text_of(object, "id");
  if (id.empty() || id.size() > kIdMax)
    return bad({}, "id は UTF-8 で 1 バイト以上 64 バイト以内の文字列です。",
               "The id is a text of 1 to 64 bytes of UTF-8.");
  const json::value* body = object.if_contains("command");
  if (body == nullptr)
    return bad(std::move(id), "command がありません。", "The command is missing.");
  auto command = wire::command_from_json(*body);
  if (!command) return BadMessage{std::move(id), command.error()};
  const std::uint64_t hash = wire::hash_of(*command);
  return CommandMessage{CommandId(std::move(id)), hash, std::move(*command)};
}

}  // namespace

ClientMessage read_client_message(std::string_view text, std::size_t bytes_max) {
  const auto value = wire::parse_json(text, bytes_max);
  if (!value) return BadMessage{{}, value.error()};
  const json::object* object = value->if_object();
  if (object == nullptr)
    return bad({}, "JSON のオブジェクトを送ってください。", "Send a JSON object.");
  const std::string type = text_of(*object, "type");
  if (type == "hello") return read_hello(*object);
  if (type == "command") return read_command(*object);
  if (type == "ping") return Ping{};
  return bad(beginning_of(text_of(*object, "id")), "type は hello、command、ping のどれかです。",
             "The type is hello, command or ping.");
}

}  // namespace enshu::net
