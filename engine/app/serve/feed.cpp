// The same bytes are shared by all who see the same form of an event.
#include "engine/app/serve/feed.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "engine/core/authority.hpp"
#include "engine/core/teams.hpp"
#include "engine/wire/codec.hpp"

namespace enshu::app {
namespace {

using Json = std::shared_ptr<const std::string>;

Json encode(const Recorded& recorded, const Event& event, bool with_record) {
  auto text = std::make_shared<std::string>();
  wire::write_item(*text, recorded, event, with_record);
  return text;
}

}  // namespace

void for_participants(const Scenario& scenario, const State& state, const Recorded& recorded,
                      const Audience& audience,
                      const std::function<void(std::size_t lane, std::size_t role)>& each) {
  const auto everybody_of = [&](std::size_t lane) {
    for (std::size_t role = 0; role < scenario.roles.size(); ++role) each(lane, role);
  };
  if (audience.every_participant) {
    for (std::size_t lane = 0; lane < state.lanes.size(); ++lane) everybody_of(lane);
    return;
  }
  const auto lane = state.lane_index.find(recorded.lane);
  if (lane == state.lane_index.end()) return;
  if (audience.whole_lane) return everybody_of(lane->second);
  // Few roles of many: they are looked up, and not each role of the scenario asked.
  std::vector<const Role*> met;
  for (const auto& party : audience.roles) {
    const Role* role = scenario.role(party);
    if (role == nullptr || std::ranges::find(met, role) != met.end()) continue;
    met.push_back(role);
    each(lane->second, static_cast<std::size_t>(role - scenario.roles.data()));
  }
}

std::vector<ViewerClass> sub_controllers(const Scenario& scenario, const State& state,
                                         const LaneId& event_lane, const Audience& audience) {
  static const std::vector<OrganisationId> whole_lane(1);
  const bool shared = scenario.lanes == LaneMode::shared;
  const bool all = audience.every_sub_controller || audience.lane_sub_controllers;
  const auto& houses = !shared ? whole_lane : all ? scenario.houses() : audience.organisations;
  std::vector<ViewerClass> classes;
  const auto add = [&](const LaneId& lane) {
    for (const auto& house : houses) {
      ViewerClass viewer{Access::sub_controller, lane, {}, house};
      if (may_see(audience, event_lane, viewer)) classes.push_back(std::move(viewer));
    }
  };
  if (audience.every_sub_controller) {
    for (const auto& lane : state.lanes) add(lane.id);
  } else if (const auto& lane = event_lane.empty() ? audience.lane : event_lane; !lane.empty()) {
    add(lane);
  }
  return classes;
}

Json encoded(const Recorded& recorded, const Event& shown) { return encode(recorded, shown, true); }

std::vector<net::FeedItem> feed_items(const Scenario& scenario, const State& state,
                                      std::span<const Recorded> events) {
  std::vector<net::FeedItem> items;
  for (const auto& recorded : events) {
    const Audience who = audience(scenario, state, recorded);
    const Json whole = encode(recorded, recorded.event, true);
    for (const auto access : staff_accesses) {
      if (access == Access::observer) continue;
      const ViewerClass viewer{access, {}, {}};
      if (may_see(who, recorded.lane, viewer)) items.push_back({viewer, recorded.seq, whole});
    }
    const bool differs = std::holds_alternative<WordingUsed>(recorded.event);
    for (auto& viewer : sub_controllers(scenario, state, recorded.lane, who)) {
      Json json = differs ? encode(recorded, redact(recorded.event, viewer), true) : whole;
      items.push_back({std::move(viewer), recorded.seq, std::move(json)});
    }
    // Participants get one of few forms (a call with or without its words); equal forms share their
    // bytes.
    std::vector<std::pair<Event, Json>> forms;
    for_participants(scenario, state, recorded, who, [&](std::size_t lane, std::size_t role) {
      ViewerClass viewer{Access::participant, state.lanes[lane].id, scenario.roles[role].id};
      Event shown = redact(recorded.event, viewer);
      Json json;
      for (const auto& [form, bytes] : forms) {
        if (form == shown) json = bytes;
      }
      if (!json) {
        json = encode(recorded, shown, false);
        forms.emplace_back(std::move(shown), json);
      }
      items.push_back({std::move(viewer), recorded.seq, std::move(json)});
    });
  }
  return items;
}

}  // namespace enshu::app
