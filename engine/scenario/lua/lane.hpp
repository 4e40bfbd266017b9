// Between Lua's C functions and the core: everything here takes views, may allocate, and never
// touches Lua, so that the functions in lane.cpp and wishes.cpp hold nothing that would leak when
// Lua raises.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {

/// The means of contact of that name; `email` is mail.
std::optional<Channel> contact_channel_called(std::string_view name) noexcept;

const Inject* find_inject(const Scenario& scenario, std::string_view name) noexcept;
bool is_party(const Scenario& scenario, std::string_view name) noexcept;
bool is_cast(const Scenario& scenario, std::string_view name) noexcept;
bool is_text(const Scenario& scenario, std::string_view path) noexcept;
bool is_artefact(const Scenario& scenario, std::string_view path) noexcept;
/// 1 taken, 0 not taken, -1 no such action.
int action_state(const Call& call, std::string_view action) noexcept;
/// A report by form to the party was sent in the lane; an empty form is any.
bool has_reported(const Call& call, std::string_view party, std::string_view form) noexcept;
/// Any mail, call or report of a role to the party.
bool was_told(const Call& call, std::string_view party) noexcept;
/// With the wishes of this event laid over the state; null when never set.
const std::string* flag_value(const Call& call, std::string_view flag) noexcept;
/// Likewise; null when there is no such host.
const std::string* host_state(const Call& call, std::string_view host) noexcept;

/// Likewise, as scenario files spell it; empty when there is no such service.
std::string_view service_state(const Call& call, std::string_view service) noexcept;
/// The lane's value of the parameter; null when there is no such parameter.
const std::string* parameter_value(const Call& call, std::string_view parameter) noexcept;
/// 1 the cast member knows by now what comes from the inject, 0 not yet, -1 nothing comes from it.
int knowledge_state(const Call& call, std::string_view member, std::string_view inject) noexcept;

/// How many seats of the lane have answered the survey; -1 when there is no such survey.
int answer_count(const Call& call, std::string_view survey) noexcept;

/// A message of this lane; null when there is none.
const MessageState* lane_message(const Call& call, std::string_view id) noexcept;
bool is_lane_report(const Call& call, std::string_view id) noexcept;
bool is_lane_approval(const Call& call, std::string_view id) noexcept;

/// Whether there is room for another wish of this handler.
bool has_room(const Call& call) noexcept;
void wish_flag(Call& call, std::string_view flag, std::string_view value) noexcept;
void wish_host(Call& call, std::string_view host, std::string_view state) noexcept;
/// False when a service cannot be set to that.
bool wish_service(Call& call, std::string_view service, std::string_view state) noexcept;
void wish_fire(Call& call, std::string_view inject, std::int64_t delay_ms) noexcept;
void wish_skip(Call& call, std::string_view inject) noexcept;
void wish_timer(Call& call, std::string_view timer, std::int64_t delay_ms) noexcept;
/// Receipts of the cast members addressed: the given one, else those whom the script plays, else
/// all of them. False when no cast member was addressed.
bool wish_receipts(Call& call, std::string_view id, std::string_view addressee) noexcept;
void wish_verdict(Call& call, std::string_view approval, Verdict verdict,
                  std::string_view text) noexcept;

/// Begins a message; the setters below add to it, and it becomes a wish only when it is complete.
void begin_message(Call& call, std::string_view from, std::string_view text) noexcept;
void wish_message(Call& call) noexcept;
void add_recipient(Call& call, std::string_view party) noexcept;
void add_attachment(Call& call, std::string_view artefact) noexcept;
bool set_channel(Call& call, std::string_view channel) noexcept;
/// A channel to take when the message's own does not work. False when it is none.
bool add_otherwise(Call& call, std::string_view channel) noexcept;
void set_forwarded(Call& call, std::string_view id) noexcept;
bool set_severity(Call& call, std::string_view severity) noexcept;
/// Answers a message of the lane: same channel, same conversation. False when it is not of this
/// lane.
bool set_answered(Call& call, std::string_view id) noexcept;
/// The cast member to whom a message went; empty when there is none. A view into the state or the
/// call.
std::string_view addressee_of(const Call& call, std::string_view id,
                              std::string_view wished) noexcept;

/// Adds the writing methods to the table on top of the stack.
void set_writers(lua_State* L);
/// The names of the writing methods, added to a list.
void name_writers(std::vector<std::string_view>& out);
/// All that can be asked of a lane by name: its methods and its fields.
std::vector<std::string_view> lane_names();

}  // namespace enshu::scenario::lua
