// The same bytes are shared by all who see the same form of an event.
#include "engine/app/serve/feed.hpp"

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

/// The participants' classes that an event reaches.
std::vector<ViewerClass> participants(const Scenario& scenario, const State& state,
                                      const Recorded& recorded, const Audience& audience) {
  std::vector<ViewerClass> classes;
  const auto add_lane = [&](const LaneState& lane) {
    for (const auto& role : scenario.roles) {
      const ViewerClass viewer{Access::participant, lane.id, role.id};
      if (may_see(audience, recorded.lane, viewer)) classes.push_back(viewer);
    }
  };
  if (audience.every_participant) {
    for (const auto& lane : state.lanes) add_lane(lane);
  } else if (const auto* lane = state.lane(recorded.lane)) {
    if (audience.whole_lane || !audience.roles.empty()) add_lane(*lane);
  }
  return classes;
}

/// The sub-controllers' classes that an event reaches, whether somebody sits there yet or not.
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

}  // namespace

std::vector<net::FeedItem> feed_items(const Scenario& scenario, const State& state,
                                      std::span<const Recorded> events) {
  std::vector<net::FeedItem> items;
  for (const auto& recorded : events) {
    const Audience who = audience(scenario, state, recorded);
    const Json whole = encode(recorded, recorded.event, true);
    for (const auto access :
         {Access::lead_controller, Access::controller, Access::evaluator, Access::observer}) {
      const ViewerClass viewer{access, {}, {}};
      if (!may_see(who, recorded.lane, viewer)) continue;
      items.push_back({viewer, recorded.seq,
                       access == Access::observer
                           ? encode(recorded, redact(recorded.event, viewer), true)
                           : whole});
    }
    const bool differs = std::holds_alternative<WordingUsed>(recorded.event);
    for (auto& viewer : sub_controllers(scenario, state, recorded.lane, who)) {
      Json json = differs ? encode(recorded, redact(recorded.event, viewer), true) : whole;
      items.push_back({std::move(viewer), recorded.seq, std::move(json)});
    }
    // Participants get one of few forms (a call with or without its words); equal forms share their
    // bytes.
    std::vector<std::pair<Event, Json>> forms;
    for (const auto& viewer : participants(scenario, state, recorded, who)) {
      Event shown = redact(recorded.event, viewer);
      Json json;
      for (const auto& [form, bytes] : forms) {
        if (form == shown) json = bytes;
      }
      if (!json) {
        json = encode(recorded, shown, false);
        forms.emplace_back(std::move(shown), json);
      }
      items.push_back({viewer, recorded.seq, json});
    }
  }
  return items;
}

}  // namespace enshu::app
