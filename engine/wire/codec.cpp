// The two variants: the kind selects the type, the rest is the described members.
#include "engine/wire/codec.hpp"

#include <sodium.h>

#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <cstring>

#include "engine/wire/kinds.hpp"
#include "engine/wire/near.hpp"
#include "engine/wire/read.hpp"
#include "engine/wire/to_json.hpp"
#include "engine/wire/write.hpp"

namespace enshu::wire {
namespace {

constexpr std::size_t depth_most = 32;
constexpr std::size_t event_bytes_most = 64 * 1024 * 1024;

Result<boost::json::value> parse(std::string_view text, std::size_t bytes_most,
                                 boost::json::storage_ptr memory) {
  if (text.size() > bytes_most) {
    const std::string kilobytes = std::to_string(bytes_most / 1024);
    return Error{"bad_json",
                 {"JSON が大きすぎます。" + kilobytes + " KB までにしてください。",
                  "the JSON is too large; " + kilobytes + " KB are allowed"},
                 ""};
  }
  boost::json::parse_options options;
  options.max_depth = depth_most;
  boost::system::error_code error;
  boost::json::value value =
      boost::json::parse({text.data(), text.size()}, error, std::move(memory), options);
  if (!error) return value;
  return Error{"bad_json",
               {"JSON として読めません（" + error.message() + "）。書式を確かめてください。",
                "this is not valid JSON (" + error.message() + "); check its syntax"},
               ""};
}

template <class Variant>
std::string_view kind_in(const Variant& variant) {
  return std::visit([]<class T>(const T&) { return kind_name<T>; }, variant);
}

template <class Variant>
void write_variant(std::string& out, const Variant& variant) {
  out.append("{\"kind\":\"");
  out.append(kind_in(variant));
  out += '"';
  std::visit([&](const auto& value) { write_members(out, value, false); }, variant);
  out += '}';
}

template <class Variant>
boost::json::value variant_to_json(const Variant& variant) {
  boost::json::object out;
  out["kind"] = boost::json::string(kind_in(variant));
  std::visit([&](const auto& value) { set_members(out, value); }, variant);
  return out;
}

/// How a variant speaks of itself in refusals.
struct Wording {
  std::string_view bad;
  std::string_view unknown;
  Text whole;
};

Error unknown_kind(const Wording& wording, std::string_view kind,
                   std::span<const std::string_view> known) {
  Trouble trouble;
  trouble.unknown_value(kind, known);
  trouble.under("kind");
  return trouble.error(wording.unknown, wording.whole);
}

template <class Variant, class List>
Result<Variant> variant_from_json(const boost::json::value& value, const Limits& limits,
                                  const Wording& wording) {
  Reader reader(limits);
  if (!value.is_object()) {
    reader.trouble().wrong_type({"オブジェクト", "an object"}, value.kind());
    return reader.trouble().error(wording.bad, wording.whole);
  }
  const boost::json::object& object = value.get_object();
  const auto found = object.find("kind");
  if (found == object.end()) {
    return Error{std::string(wording.bad),
                 {wording.whole.ja + "に「kind」がありません。種類の名前を書いてください。",
                  wording.whole.en + " has no 'kind'; name what it is"},
                 "kind"};
  }
  if (!found->value().is_string()) {
    reader.trouble().wrong_type({"文字列", "a string"}, found->value().kind());
    reader.trouble().under("kind");
    return reader.trouble().error(wording.bad, wording.whole);
  }
  const std::string_view kind = found->value().get_string();
  std::optional<Result<Variant>> out;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, List>>(
      [&](auto identity) {
        using T = typename decltype(identity)::type;
        if (out || kind != kind_name<T>) return;
        T made{};
        if (reader.read_members(object, made, "kind")) {
          out.emplace(Variant(std::move(made)));
        } else {
          out.emplace(reader.trouble().error(wording.bad, wording.whole));
        }
      });
  if (!out) return unknown_kind(wording, kind, kinds_in<List>());
  return *std::move(out);
}

const Wording event_wording{"bad_event", "unknown_event", {"イベント", "the event"}};
const Wording command_wording{"bad_command", "unknown_command", {"コマンド", "the command"}};

}  // namespace

Result<boost::json::value> parse_json(std::string_view text, std::size_t bytes_most) {
  return parse(text, bytes_most, {});
}

std::string_view kind_of(const Event& event) { return kind_in(event); }
std::string_view kind_of(const Command& command) { return kind_in(command); }
std::vector<std::string_view> event_kinds() { return kinds_in<Event>(); }
std::vector<std::string_view> command_kinds() { return kinds_in<ConsoleCommands>(); }

void write_json(std::string& out, const Event& event) { write_variant(out, event); }
void write_json(std::string& out, const Command& command) { write_variant(out, command); }
boost::json::value to_json(const Event& event) { return variant_to_json(event); }
boost::json::value to_json(const Command& command) { return variant_to_json(command); }

Result<Event> event_from_json(const boost::json::value& value) {
  return variant_from_json<Event, Event>(value, event_limits, event_wording);
}

Result<Event> event_from_text(std::string_view text) {
  std::array<unsigned char, 8192> first;  // most events need no more, and then no allocation
  boost::json::monotonic_resource memory(first.data(), first.size());
  const auto value = parse(text, event_bytes_most, &memory);
  if (!value) return value.error();
  return event_from_json(*value);
}

Result<Command> command_from_json(const boost::json::value& value) {
  return variant_from_json<Command, ConsoleCommands>(value, command_limits, command_wording);
}

void write_item(std::string& out, const Recorded& recorded, const Event& event, bool with_record) {
  out.append("{\"at\":");
  write_number(out, recorded.at.ms);
  out.append(",\"wall\":\"");
  out.append(to_rfc3339(recorded.wall));
  out.append("\",\"lane\":");
  write_string(out, recorded.lane.value);
  out.append(",\"by\":");
  write_string(out, recorded.by.value);
  if (with_record) {
    out.append(",\"record\":");
    write_number(out, recorded.seq);
  }
  out.append(",\"event\":");
  write_json(out, event);
  out += '}';
}

std::uint64_t hash_of(const Command& command) {
  std::string text;
  write_json(text, command);
  std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
  crypto_generichash(digest.data(), digest.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < 8; ++i) hash = hash << 8 | digest[i];
  return hash;
}

}  // namespace enshu::wire
