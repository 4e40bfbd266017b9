// Look-ups in a loaded scenario.
#include "engine/core/scenario.hpp"

#include <algorithm>

namespace enshu {
namespace {

template <class Map, class List>
void fill(Map& map, const List& list) {
  map.clear();
  for (std::size_t i = 0; i < list.size(); ++i) map.emplace(list[i].id.value, i);
}

template <class Map, class List, class Id>
auto find_in(const Map& map, const List& list, const Id& id) -> decltype(list.data()) {
  const auto found = map.find(id.value);
  return found == map.end() ? nullptr : &list[found->second];
}

template <class Map, class Id>
std::optional<std::size_t> place_in(const Map& map, const Id& id) {
  const auto found = map.find(id.value);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

World world_of(const Scenario& scenario) {
  World world;
  for (const auto& host : scenario.hosts)
    world.hosts.push_back({host.id, host.segment, host.state, host.spread});
  for (const auto& service : scenario.services) {
    world.services.push_back(
        {service.id, service.state, service.needs, service.buffer, service.recovery});
  }
  return world;
}

}  // namespace

bool exists_in(const Only& only, const std::map<std::string, std::string>& parameters) {
  return std::ranges::all_of(only, [&](const auto& condition) {
    const auto found = parameters.find(condition.first);
    return found != parameters.end() &&
           std::ranges::find(condition.second, found->second) != condition.second.end();
  });
}

const ParameterValue* Parameter::value(std::string_view name) const {
  const auto found = std::ranges::find(values, name, &ParameterValue::id);
  return found == values.end() ? nullptr : &*found;
}

bool ShelfEntry::is_for(const PartyId& role) const {
  return roles.empty() || std::ranges::find(roles, role) != roles.end();
}

void Scenario::index() {
  fill(roles_by_id_, roles);
  fill(cast_by_id_, cast);
  fill(msel_by_id_, msel);
  fill(actions_by_id_, actions);
  fill(forms_by_id_, forms);
  fill(artefacts_by_id_, artefacts);
  conditional_.clear();
  for (std::size_t i = 0; i < msel.size(); ++i) {
    if (msel[i].schedule.kind == Schedule::Kind::when) conditional_.push_back(i);
  }
  houses_.clear();
  for (const auto& post : roles) {
    if (const auto house = organisation_of(post.id); !has_house(house)) houses_.push_back(house);
  }
  fill(hosts_by_id_, hosts);
  fill(services_by_id_, services);
  world = world_of(*this);
}

const Role* Scenario::role(const PartyId& name) const { return find_in(roles_by_id_, roles, name); }
const CastMember* Scenario::member(const PartyId& name) const {
  return find_in(cast_by_id_, cast, name);
}
const Inject* Scenario::inject(const InjectId& name) const {
  return find_in(msel_by_id_, msel, name);
}
const Action* Scenario::action(const ActionId& name) const {
  return find_in(actions_by_id_, actions, name);
}
const Form* Scenario::form(const FormId& name) const { return find_in(forms_by_id_, forms, name); }
const Artefact* Scenario::artefact(const ArtefactId& name) const {
  return find_in(artefacts_by_id_, artefacts, name);
}

std::optional<std::size_t> Scenario::inject_index(const InjectId& name) const {
  const auto found = msel_by_id_.find(name.value);
  return found == msel_by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Scenario::host_index(const HostId& name) const {
  return place_in(hosts_by_id_, name);
}
std::optional<std::size_t> Scenario::service_index(const ServiceId& name) const {
  return place_in(services_by_id_, name);
}

const Obligation* Scenario::obligation(const ObligationId& name) const {
  for (const auto& entry : obligations) {
    if (entry.id == name) return &entry;
  }
  return nullptr;
}

const Parameter* Scenario::parameter(std::string_view name) const {
  const auto found = std::ranges::find(parameters, name, &Parameter::id);
  return found == parameters.end() ? nullptr : &*found;
}

std::optional<std::size_t> Scenario::move_index(const MoveId& name) const {
  const auto found = std::ranges::find(moves, name, &Move::id);
  if (found == moves.end()) return std::nullopt;
  return static_cast<std::size_t>(found - moves.begin());
}

std::vector<PartyId> Scenario::colleagues(const PartyId& name) const {
  const auto* one = role(name);
  if (one == nullptr || one->organisation.empty()) return {name};
  std::vector<PartyId> all;
  for (const auto& other : roles) {
    if (other.organisation == one->organisation) all.push_back(other.id);
  }
  return all;
}

PartyId Scenario::house(const PartyId& name) const { return colleagues(name).front(); }

Text Scenario::house_name(const PartyId& name) const {
  const auto* one = role(name);
  if (one == nullptr) return party_name(name);
  const auto found = std::ranges::find(organisations, one->organisation, &Organisation::id);
  return found == organisations.end() ? one->title : found->title;
}

OrganisationId Scenario::organisation_of(const PartyId& post) const {
  const auto* one = role(post);
  if (one == nullptr) return {};
  return OrganisationId{one->organisation.empty() ? one->id.value : one->organisation};
}

bool Scenario::has_house(const OrganisationId& name) const {
  return std::ranges::find(houses_, name) != houses_.end();
}

Text Scenario::house_name(const OrganisationId& name) const {
  const auto found = std::ranges::find(organisations, name.value, &Organisation::id);
  return found == organisations.end() ? party_name(PartyId{name.value}) : found->title;
}

bool Scenario::reaches(const Inject& inject, const OrganisationId& name,
                       const std::map<std::string, std::string>& variant) const {
  const auto theirs = [&](const PartyId& party) { return organisation_of(party) == name; };
  return std::ranges::any_of(inject.contents, [&](const Content& content) {
    return exists_in(content.only, variant) &&
           (std::ranges::any_of(content.to, theirs) || std::ranges::any_of(content.cc, theirs));
  });
}

Text Scenario::party_name(const PartyId& name) const {
  if (const auto* found = role(name)) return found->title;
  if (const auto* found = member(name)) return found->name;
  return {name.value, {}};
}

}  // namespace enshu
