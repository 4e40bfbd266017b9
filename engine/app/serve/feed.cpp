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

}  // namespace

Json encoded(const Recorded& recorded, const Event& shown) { return encode(recorded, shown, true); }

std::vector<net::FeedItem> feed_items(const Scenario& scenario, const State& state,
                                      std::span<const Recorded> events) {
  std::vector<net::FeedItem> items;
  for (const auto& recorded : events) {
    const Audience who = audience(scenario, state, recorded);
    const Json whole = encode(recorded, recorded.event, true);
    for (const auto access : {Access::lead_controller, Access::controller, Access::evaluator}) {
      const ViewerClass viewer{access, {}, {}};
      if (may_see(who, recorded.lane, viewer)) items.push_back({viewer, recorded.seq, whole});
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
