// Putting the director's wishes together.
#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/scenario/choices.hpp"
#include "engine/scenario/lua/lane.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr std::size_t most_wishes = 200;
constexpr std::size_t most_wishes_of_event = 1000;

/// Whom of those addressed the script speaks for.
std::vector<PartyId> speakers(const Call& call, const std::vector<PartyId>& addressed,
                              std::string_view wished) {
  std::vector<PartyId> scripted;
  std::vector<PartyId> all;
  for (const auto& party : addressed) {
    const auto* member = call.scenario.member(party);
    if (member == nullptr) continue;
    if (party.value == wished) return {party};
    all.push_back(party);
    if (member->by_script) scripted.push_back(party);
  }
  return scripted.empty() ? all : scripted;
}

}  // namespace

bool has_room(const Call& call) noexcept {
  return call.wishes.size() - call.kept < most_wishes && call.wishes.size() < most_wishes_of_event;
}

void wish_flag(Call& call, std::string_view flag, std::string_view value) noexcept {
  call.wishes.emplace_back(DirectorSetsFlag{call.lane.id, std::string(flag), std::string(value)});
}

void wish_host(Call& call, std::string_view host, std::string_view state) noexcept {
  call.wishes.emplace_back(DirectorSetsHost{call.lane.id, HostId(host), std::string(state)});
}

bool wish_service(Call& call, std::string_view service, std::string_view state) noexcept {
  const auto wanted = chosen<ServiceState>(state);
  if (!wanted || *wanted == ServiceState::on_buffer) return false;
  call.wishes.emplace_back(DirectorSetsService{call.lane.id, ServiceId(service), *wanted});
  return true;
}

void wish_fire(Call& call, std::string_view inject, std::int64_t delay_ms) noexcept {
  call.wishes.emplace_back(DirectorFires{call.lane.id, InjectId(inject), Duration{delay_ms}});
}

void wish_skip(Call& call, std::string_view inject) noexcept {
  call.wishes.emplace_back(DirectorSkips{call.lane.id, InjectId(inject)});
}

void wish_timer(Call& call, std::string_view timer, std::int64_t delay_ms) noexcept {
  call.wishes.emplace_back(DirectorSetsTimer{call.lane.id, std::string(timer), Duration{delay_ms}});
}

bool wish_receipts(Call& call, std::string_view id, std::string_view addressee) noexcept {
  std::vector<PartyId> who;
  const auto* message = lane_message(call, id);
  if (message != nullptr) {
    auto addressed = message->to;
    addressed.insert(addressed.end(), message->cc.begin(), message->cc.end());
    who = speakers(call, addressed, addressee);
  } else {
    who = speakers(call, call.state.reports.at(ReportId(id)).to, addressee);
  }
  for (const auto& party : who) {
    DirectorAcknowledges wish{call.lane.id, party, {}, {}};
    if (message != nullptr) wish.message = MessageId(id);
    if (message == nullptr) wish.report = ReportId(id);
    call.wishes.emplace_back(std::move(wish));
  }
  return !who.empty();
}

void wish_verdict(Call& call, std::string_view approval, Verdict verdict,
                  std::string_view text) noexcept {
  Text comment;
  const auto found = call.scenario.texts.find(std::string(text));
  if (found != call.scenario.texts.end()) comment = found->second;
  call.wishes.emplace_back(
      DirectorDecides{call.lane.id, ApprovalId(approval), verdict, std::move(comment)});
}

void begin_message(Call& call, std::string_view from, std::string_view text) noexcept {
  call.draft = {};
  call.draft.lane = call.lane.id;
  call.draft.from = PartyId(from);
  call.draft.text = text;
}

void wish_message(Call& call) noexcept { call.wishes.emplace_back(std::move(call.draft)); }

void add_recipient(Call& call, std::string_view party) noexcept {
  call.draft.to.emplace_back(party);
}

void add_attachment(Call& call, std::string_view artefact) noexcept {
  call.draft.attachments.emplace_back(artefact);
}

bool set_channel(Call& call, std::string_view channel) noexcept {
  // Inject keys say `email` where the house says `mail`; authors may write either.
  const auto value = channel == "email" ? std::optional(Channel::mail) : chosen<Channel>(channel);
  if (value) call.draft.channel = *value;
  return value.has_value();
}

bool add_otherwise(Call& call, std::string_view channel) noexcept {
  const auto value = contact_channel_called(channel);
  if (value) call.draft.otherwise.push_back(*value);
  return value.has_value();
}

void set_forwarded(Call& call, std::string_view id) noexcept {
  call.draft.forward_of = MessageId(id);
  const auto* message = lane_message(call, id);
  if (message != nullptr && is_contact(message->channel)) call.draft.channel = message->channel;
}

bool set_severity(Call& call, std::string_view severity) noexcept {
  const auto value = chosen<Severity>(severity);
  if (value) call.draft.severity = *value;
  return value.has_value();
}

bool set_answered(Call& call, std::string_view id) noexcept {
  const auto* message = lane_message(call, id);
  if (message == nullptr) return false;
  call.draft.in_reply_to = MessageId(id);
  call.draft.channel = message->channel;
  return true;
}

}  // namespace enshu::scenario::lua
