// Reading the lane's state for Lua.
#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/scenario/choices.hpp"
#include "engine/scenario/lua/lane.hpp"

namespace enshu::scenario::lua {

std::optional<Channel> contact_channel_called(std::string_view name) noexcept {
  const auto value = name == "email" ? std::optional(Channel::mail) : chosen<Channel>(name);
  return value && is_contact(*value) ? value : std::nullopt;
}

const Inject* find_inject(const Scenario& scenario, std::string_view name) noexcept {
  return scenario.inject(InjectId(name));
}

bool is_party(const Scenario& scenario, std::string_view name) noexcept {
  return scenario.has_party(PartyId(name));
}
bool is_cast(const Scenario& scenario, std::string_view name) noexcept {
  return scenario.member(PartyId(name)) != nullptr;
}
bool is_text(const Scenario& scenario, std::string_view path) noexcept {
  return scenario.texts.contains(std::string(path));
}
bool is_artefact(const Scenario& scenario, std::string_view path) noexcept {
  return scenario.artefact(ArtefactId(path)) != nullptr;
}

int action_state(const Call& call, std::string_view action) noexcept {
  const ActionId id(action);
  if (call.scenario.action(id) == nullptr) return -1;
  return call.lane.actions.contains(id) ? 1 : 0;
}

bool has_reported(const Call& call, std::string_view party, std::string_view form) noexcept {
  const PartyId to(party);
  const FormId by(form);
  const auto found = call.lane.reported.lower_bound({to, by, Stage::first});
  return found != call.lane.reported.end() && std::get<0>(found->first) == to &&
         (form.empty() || std::get<1>(found->first) == by);
}

bool was_told(const Call& call, std::string_view party) noexcept {
  return call.lane.told_to.contains(PartyId(party));
}

const std::string* flag_value(const Call& call, std::string_view flag) noexcept {
  for (auto wish = call.wishes.rbegin(); wish != call.wishes.rend(); ++wish) {
    const auto* set = std::get_if<DirectorSetsFlag>(&*wish);
    if (set != nullptr && set->flag == flag) return &set->value;
  }
  const auto found = call.lane.flags.find(std::string(flag));
  return found == call.lane.flags.end() ? nullptr : &found->second;
}

const std::string* host_state(const Call& call, std::string_view host) noexcept {
  const auto found = call.lane.hosts.find(HostId(host));
  if (found == call.lane.hosts.end()) return nullptr;
  for (auto wish = call.wishes.rbegin(); wish != call.wishes.rend(); ++wish) {
    const auto* set = std::get_if<DirectorSetsHost>(&*wish);
    if (set != nullptr && set->host.value == host) return &set->state;
  }
  return &found->second;
}

std::string_view service_state(const Call& call, std::string_view service) noexcept {
  const auto found = call.lane.services.find(ServiceId(service));
  if (found == call.lane.services.end()) return {};
  auto state = found->second.state;
  for (const auto& wish : call.wishes) {
    const auto* set = std::get_if<DirectorSetsService>(&wish);
    if (set != nullptr && set->service == found->first) state = set->state;
  }
  return spellings<ServiceState>()[static_cast<std::size_t>(state)];
}

const std::string* parameter_value(const Call& call, std::string_view parameter) noexcept {
  const auto found = call.lane.parameters.find(std::string(parameter));
  return found == call.lane.parameters.end() ? nullptr : &found->second;
}

int knowledge_state(const Call& call, std::string_view member, std::string_view inject) noexcept {
  const auto* person = call.scenario.member(PartyId(member));
  const InjectId from(inject);
  const bool learns =
      person != nullptr &&
      std::ranges::any_of(person->learns, [&](const Learned& piece) { return piece.from == from; });
  const auto at = call.scenario.inject_index(from);
  if (!learns || !at) return -1;
  return call.lane.injects[*at].status == InjectStatus::fired ? 1 : 0;
}

int answer_count(const Call& call, std::string_view survey) noexcept {
  const auto at = survey_index(call.scenario.surveys, SurveyId(survey));
  return at ? static_cast<int>(call.lane.surveys[*at].answers.size()) : -1;
}

const MessageState* lane_message(const Call& call, std::string_view id) noexcept {
  const auto* message = call.state.message(MessageId(id));
  if (message == nullptr || &call.state.lanes[message->lane] != &call.lane) return nullptr;
  return message;
}

bool is_lane_report(const Call& call, std::string_view id) noexcept {
  const auto found = call.state.reports.find(ReportId(id));
  return found != call.state.reports.end() && &call.state.lanes[found->second.lane] == &call.lane;
}

bool is_lane_approval(const Call& call, std::string_view id) noexcept {
  const auto found = call.state.approvals.find(ApprovalId(id));
  return found != call.state.approvals.end() && &call.state.lanes[found->second.lane] == &call.lane;
}

std::string_view addressee_of(const Call& call, std::string_view id,
                              std::string_view wished) noexcept {
  const auto* message = lane_message(call, id);
  if (message == nullptr) return {};
  if (!wished.empty() && message->addressed_to(PartyId(wished)) && is_cast(call.scenario, wished))
    return wished;
  for (const auto* list : {&message->to, &message->cc}) {
    for (const auto& party : *list) {
      if (call.scenario.member(party) != nullptr) return party.value;
    }
  }
  return {};
}

}  // namespace enshu::scenario::lua
