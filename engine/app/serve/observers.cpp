// A deque of what observers have not seen yet, and a second, later state for the first view of
// those who come.
#include "engine/app/serve/observers.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "engine/app/serve/feed.hpp"
#include "engine/core/teams.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/mail_addresses.hpp"
#include "scoring/text_fold.hpp"

namespace enshu::app {
namespace {

const ViewerClass observers{Access::observer, {}, {}};

void add_words(std::set<std::string>& words, const Text& text) {
  words.insert(scoring::folded(text.ja));
  words.insert(scoring::folded(text.en));
}

}  // namespace

ObserverDesk::ObserverDesk(const Scenario& scenario) : scenario_(scenario) {
  for (const auto& role : scenario.roles) add_words(common_, role.title);
  for (const auto& member : scenario.cast) {
    add_words(common_, member.name);
    add_words(common_, member.org);
  }
  for (const auto access : {Access::lead_controller, Access::controller, Access::evaluator,
                            Access::observer, Access::participant, Access::sub_controller})
    add_words(common_, scoring::access_words(access));
  for (const auto& house : scenario.houses()) add_words(common_, scenario.house_name(house));
  if (const auto* departments = scenario.parameter(scenario.departments)) {
    for (const auto& value : departments->values) add_words(common_, value.title);
  }
  aliases_.keep(scoring::story_addresses(scenario));
}

Result<Done> ObserverDesk::look_ahead(EventLog& log) {
  return log.read(1, [this](const Recorded& recorded) {
    looked_ = recorded.seq;
    if (const auto* change = std::get_if<ObserversDelayed>(&recorded.event))
      hides_ = change->hide_names;
    const auto* clock = std::get_if<ClockChanged>(&recorded.event);
    return clock == nullptr || clock->change != ClockChange::started;
  });
}

/// Persons become known by name as they sit down.
void ObserverDesk::meet(const State& state, const Event& event) {
  if (!hides_) return;
  const auto add = [&](const SeatId& id, const std::string& name) {
    const auto* seat = state.seat(id);
    if (seat == nullptr) return;
    const Text post =
        seat->role.empty() ? scoring::access_words(seat->access) : scenario_.party_name(seat->role);
    aliases_.add(name, post.ja, common_);
  };
  if (const auto* opened = std::get_if<SeatOpened>(&event)) add(opened->seat, opened->name);
  if (const auto* changed = std::get_if<SeatChanged>(&event)) add(changed->seat, changed->name);
}

bool ObserverDesk::passes(const Recorded& recorded) {
  if (hides_ || std::holds_alternative<ObserversDelayed>(recorded.event)) apart_ = true;
  if (apart_) return false;
  if (const auto* stop = std::get_if<IncidentStopped>(&recorded.event)) stopped_ = stop->stopped;
  told_ = recorded.seq;
  return true;
}

std::shared_ptr<const std::string> ObserverDesk::form(const State& state,
                                                      const Recorded& recorded) {
  meet(state, recorded.event);
  if (!may_see(audience(scenario_, state, recorded), recorded.lane, observers)) return nullptr;
  return encoded(recorded,
                 redact(hides_ ? aliases_.event(recorded.event) : recorded.event, observers));
}

void ObserverDesk::change(std::uint64_t seq, const ObserversDelayed& event) {
  delay_ = event.delay;
  if (seq <= looked_) return;
  if (event.hide_names != hides_) changed_form_ = true;
  hides_ = event.hide_names;
}

net::FeedItem ObserverDesk::item(std::shared_ptr<const std::string> json) {
  return {observers, ++told_, std::move(json)};
}

std::vector<net::FeedItem> ObserverDesk::take(const State& state,
                                              std::span<const Recorded> events) {
  std::vector<net::FeedItem> at_once;
  const bool begins = !seen_;
  for (const auto& recorded : events) {
    Duration held = delay_;
    if (const auto* changed = std::get_if<ObserversDelayed>(&recorded.event)) {
      change(recorded.seq, *changed);
      held = std::min(held, delay_);
    }
    auto json = form(state, recorded);
    const auto* stop = std::get_if<IncidentStopped>(&recorded.event);
    if (stop != nullptr) stopped_ = stop->stopped;
    const bool late = delay_.ms > 0 || !waiting_.empty();
    if (late && stop != nullptr) overtaken_ = true;
    if (json && (!late || stop != nullptr)) at_once.push_back(item(std::exchange(json, nullptr)));
    if (late) waiting_.push_back({recorded, std::move(json), held, begins});
  }
  // From here on observers lag behind: what they have seen so far is the state as it stands.
  if (!waiting_.empty() && !seen_) seen_ = state;
  return at_once;
}

void ObserverDesk::fold(const Waiting& waiting) {
  if (seen_ && !waiting.folded) evolve(scenario_, *seen_, waiting.recorded);
}

std::vector<net::FeedItem> ObserverDesk::due(WallTime now) {
  std::vector<net::FeedItem> items;
  while (!stopped_ && !waiting_.empty()) {
    auto& next = waiting_.front();
    if (next.recorded.wall + std::min(next.held, delay_) > now) break;
    fold(next);
    if (next.json) items.push_back(item(std::move(next.json)));
    waiting_.pop_front();
  }
  if (delay_.ms == 0 && waiting_.empty()) seen_.reset();
  return items;
}

}  // namespace enshu::app
