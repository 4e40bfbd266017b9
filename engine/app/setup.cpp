// One lane a team, every seat of every role in it, and a seat for each kind of staff.
#include "engine/app/setup.hpp"

#include <algorithm>
#include <string>

namespace enshu::app {
namespace {

std::vector<LanePlan> lanes(const Scenario& scenario, int teams) {
  if (scenario.lanes == LaneMode::shared) return {{LaneId{"all"}, {"全体", "Everyone"}}};
  const bool people = scenario.lanes == LaneMode::per_person;
  std::vector<LanePlan> plans;
  const int count = std::max(1, teams > 0 ? teams : scenario.default_teams);
  for (int i = 1; i <= count; ++i) {
    const auto number = std::to_string(i);
    plans.push_back(
        people ? learner_lane(i)
               : LanePlan{LaneId{"team-" + number}, {"チーム " + number, "Team " + number}});
  }
  return plans;
}

Request ask(Command command) { return {{}, {}, 0, std::move(command)}; }

/// One for each lane or, where organisations share it, for each of them.
void sub_controllers(const Scenario& scenario, const LanePlan& lane, std::vector<Request>& out) {
  const auto seat = [&](const std::string& id, const Text& whose, const OrganisationId& house) {
    out.push_back(ask(OpenSeat{SeatId{"sub-" + id},
                               Access::sub_controller,
                               lane.id,
                               {},
                               whose.ja + " サブコントローラー",
                               false,
                               house}));
  };
  if (scenario.lanes != LaneMode::shared) return seat(lane.id.value, lane.title, {});
  for (const auto& house : scenario.houses()) seat(house.value, scenario.house_name(house), house);
}

}  // namespace

LanePlan learner_lane(int number) {
  const auto written = std::to_string(number);
  return {LaneId{"learner-" + written}, {"受講者 " + written, "Learner " + written}};
}

std::vector<Request> table_requests(const Scenario& scenario, const TableOptions& options) {
  std::vector<Request> requests{ask(CreateExercise{options.seed})};
  if (options.observer_delay.ms > 0 || options.hide_names)
    requests.push_back(ask(DelayObservers{options.observer_delay, options.hide_names}));
  const auto plans = lanes(scenario, options.teams);
  for (const auto& lane : plans) {
    requests.push_back(ask(OpenLane{lane.id, lane.title, options.parameters}));
  }
  requests.push_back(ask(OpenSeat{SeatId{"lead"}, Access::lead_controller, {}, {}, "統裁", false}));
  requests.push_back(
      ask(OpenSeat{SeatId{"controller-1"}, Access::controller, {}, {}, "統制官 1", false}));
  requests.push_back(
      ask(OpenSeat{SeatId{"evaluator-1"}, Access::evaluator, {}, {}, "評価者 1", false}));
  requests.push_back(
      ask(OpenSeat{SeatId{"observer-1"}, Access::observer, {}, {}, "見学者 1", false}));
  for (const auto& lane : plans) {
    if (scenario.sub_controllers) sub_controllers(scenario, lane, requests);
    for (const auto& role : scenario.roles) {
      for (int i = 1; i <= std::max(role.seats_min, role.seats_max); ++i) {
        const auto number = std::to_string(i);
        const std::string seat = lane.id.value + "-" + role.id.value + "-" + number;
        const std::string name =
            role.title.ja + (role.seats_max > 1 ? " " + number : std::string{});
        requests.push_back(ask(
            OpenSeat{SeatId{seat}, Access::participant, lane.id, role.id, name, options.modelled}));
      }
    }
  }
  return requests;
}

}  // namespace enshu::app
