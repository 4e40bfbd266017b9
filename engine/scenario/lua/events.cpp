// Events as Lua tables: what a handler gets as its first argument.
#include <algorithm>

#include "engine/scenario/choices.hpp"
#include "engine/scenario/fold.hpp"
#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr const char* message_meta = "enshu.message";

void set_text(lua_State* L, const char* key, std::string_view text) {
  lua_pushlstring(L, text.data(), text.size());
  lua_setfield(L, -2, key);
}

void set_parties(lua_State* L, const char* key, const std::vector<PartyId>& parties) {
  lua_createtable(L, static_cast<int>(parties.size()), 0);
  lua_Integer at = 0;
  for (const auto& party : parties) {
    lua_pushlstring(L, party.value.data(), party.value.size());
    lua_rawseti(L, -2, ++at);
  }
  lua_setfield(L, -2, key);
}

template <class E>
void set_choice(lua_State* L, const char* key, E value) {
  std::size_t at = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) set_text(L, key, spellings<E>()[at]);
    ++at;
  });
}

/// report:first_of("event_type"), also as report.first_of("event_type"): the last argument is the
/// field.
int first_of(lua_State* L) {
  const auto field = check_text(L, lua_gettop(L) >= 2 ? 2 : 1);
  lua_pushlstring(L, field.data(), field.size());
  lua_rawget(L, lua_upvalueindex(1));
  if (lua_istable(L, -1)) lua_rawgeti(L, -1, 1);
  return 1;
}

void set_fields(lua_State* L, const std::map<std::string, std::vector<std::string>>& fields) {
  lua_createtable(L, 0, static_cast<int>(fields.size()));
  for (const auto& [name, values] : fields) {
    lua_pushlstring(L, name.data(), name.size());
    lua_createtable(L, static_cast<int>(values.size()), 0);
    lua_Integer at = 0;
    for (const auto& value : values) {
      lua_pushlstring(L, value.data(), value.size());
      lua_rawseti(L, -2, ++at);
    }
    lua_rawset(L, -3);
  }
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, first_of, 1);
  lua_setfield(L, -3, "first_of");
  lua_setfield(L, -2, "fields");
}

bool occurs(Host& host, std::string_view subject, std::string_view body,
            std::string_view word) noexcept {
  std::string text(subject);
  text += '\n';
  text += body;
  if (text != host.folded_from || host.folded.empty()) {
    host.folded = fold(text);
    host.folded_from = std::move(text);
  }
  const std::string wanted = fold(word);
  return !wanted.empty() && host.folded.find(wanted) != std::string::npos;
}

void fold_into(Host& host, std::string_view text) noexcept {
  host.folded = fold(text);
  host.folded_from = text;
}

/// message:mentions("word", …)
int mentions(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  const int words = lua_gettop(L);
  lua_getfield(L, 1, "subject");
  lua_getfield(L, 1, "body");
  const auto subject = check_text(L, words + 1);
  const auto body = check_text(L, words + 2);
  for (int i = 2; i <= words; ++i) {
    const auto word = check_text(L, i);
    Host::of(L).charge(L, 200 + subject.size() + body.size() + word.size());
    if (word.size() > 400) return luaL_error(L, "mentions: this word is too long");
    if (!occurs(Host::of(L), subject, body, word)) continue;
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushboolean(L, 0);
  return 1;
}

/// Gives the table on top the methods of a message.
void set_methods(lua_State* L) {
  if (luaL_newmetatable(L, message_meta) != 0) {
    lua_newtable(L);
    lua_pushcfunction(L, mentions);
    lua_setfield(L, -2, "mentions");
    push_frozen(L, lua_gettop(L));
    lua_setfield(L, -3, "__index");
    lua_pop(L, 1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
  }
  lua_setmetatable(L, -2);
}

/// The inject that first brought what a message answers or passes on; null when none did.
const InjectId* about(const Call& call, const MessageSent& e) {
  const auto* before = call.state.message(e.forward_of.empty() ? e.in_reply_to : e.forward_of);
  while (before != nullptr && before->inject.empty())
    before = call.state.message(before->forward_of);
  return before == nullptr ? nullptr : &before->inject;
}

void push(lua_State* L, const Call& call, const MessageSent& e) {
  set_text(L, "id", e.id.value);
  set_text(L, "subject", e.subject.ja);
  set_text(L, "body", e.body.ja);
  set_text(L, "from", e.from.value);
  set_parties(L, "to", e.to);
  set_parties(L, "cc", e.cc);
  set_choice(L, "channel", e.channel);
  if (!call.addressee.empty()) set_text(L, "addressee", call.addressee.value);
  if (const auto* inject = about(call, e)) set_text(L, "about", inject->value);
  set_methods(L);
}

void push(lua_State* L, const ReportSubmitted& e) {
  set_text(L, "id", e.report.value);
  set_text(L, "form", e.form.value);
  set_choice(L, "stage", e.stage);
  set_text(L, "from", e.from.value);
  set_parties(L, "to", e.to);
  set_choice(L, "tlp", e.tlp);
  set_fields(L, e.fields);
}

void push(lua_State* L, const ApprovalRequested& e) {
  set_text(L, "id", e.approval.value);
  set_text(L, "form", e.form.value);
  set_choice(L, "stage", e.stage);
  set_text(L, "from", e.from.value);
  set_text(L, "approver", e.approver.value);
  set_parties(L, "to", e.to);
  set_choice(L, "tlp", e.tlp);
  set_fields(L, e.fields);
}

void push_opened(lua_State* L, const Call& call, const MessageId& id) {
  set_text(L, "id", id.value);
  if (const auto* message = call.state.message(id)) set_text(L, "inject", message->inject.value);
}

}  // namespace

int fold_text(lua_State* L) {
  const auto text = check_text(L, 1);
  Host& host = Host::of(L);
  host.charge(L, 200 + 2 * text.size());
  fold_into(host, text);
  lua_pushlstring(L, host.folded.data(), host.folded.size());
  return 1;
}

void push_event(lua_State* L, const Call& call) {
  // Room for the fields of a message, so that the table does not grow by steps.
  lua_createtable(L, 0, 8);
  const Event& event = call.recorded.event;
  if (const auto* sent = std::get_if<MessageSent>(&event)) {
    push(L, call, *sent);
  } else if (const auto* report = std::get_if<ReportSubmitted>(&event)) {
    push(L, *report);
  } else if (const auto* request = std::get_if<ApprovalRequested>(&event)) {
    push(L, *request);
  } else if (const auto* action = std::get_if<ActionTaken>(&event)) {
    set_text(L, "id", action->action.value);
    set_text(L, "role", action->role.value);
    set_text(L, "reason", action->reason);
    set_text(L, "told", action->told);
  } else if (const auto* fired = std::get_if<InjectFired>(&event)) {
    set_text(L, "id", fired->inject.value);
    set_choice(L, "cause", fired->cause);
  } else if (const auto* opened = std::get_if<MessageOpened>(&event)) {
    push_opened(L, call, opened->message);
  } else if (const auto* answered = std::get_if<CallChanged>(&event)) {
    push_opened(L, call, answered->call);
  } else if (const auto* timer = std::get_if<TimerFired>(&event)) {
    set_text(L, "name", timer->timer);
  } else if (const auto* host = std::get_if<HostChanged>(&event)) {
    set_text(L, "id", host->host.value);
    set_text(L, "state", host->state);
  } else if (const auto* service = std::get_if<ServiceChanged>(&event)) {
    set_text(L, "id", service->service.value);
    set_choice(L, "state", service->state);
    set_choice(L, "cause", service->cause);
    if (service->need) set_text(L, "need", *service->need);
  } else if (const auto* move = std::get_if<MoveBegun>(&event)) {
    set_text(L, "id", move->move.value);
  } else if (const auto* survey = std::get_if<SurveyAnswered>(&event)) {
    set_text(L, "id", survey->survey.value);
    set_text(L, "role", survey->role.value);
    set_fields(L, survey->answers);
  }
}

}  // namespace enshu::scenario::lua
