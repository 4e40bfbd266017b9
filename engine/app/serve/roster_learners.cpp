// Seats are given in their order, lanes numbered on.
#include "engine/app/serve/roster_learners.hpp"

#include <algorithm>

#include "engine/app/setup.hpp"
#include "scoring/text_fold.hpp"

namespace enshu::app {
namespace {

using scoring::folded;

/// The name with which seats are made, "Staff" or "Staff 1".
bool unnamed(const SeatState& seat, const Role& role) {
  return seat.name == role.title.ja || seat.name == role.title.ja + " 1";
}

}  // namespace

Learners::Learners(const Scenario& scenario, const State& state,
                   std::span<const wire::RosterLine> lines)
    : state_(state),
      departments_(scenario.departments.empty() ? nullptr
                                                : scenario.parameter(scenario.departments)) {
  if (scenario.lanes != LaneMode::per_person) return;
  std::set<std::string> named;
  for (const auto& line : lines) named.insert(line.seat);
  for (const auto& [id, seat] : state.seats) {
    const auto* role = scenario.role(seat.role);
    if (seat.access != Access::participant || !seat.lane || seat.closed || role == nullptr)
      continue;
    if (unnamed(seat, *role) && !named.contains(id.value))
      free_.push_back({id, seat.role, &state.lanes[*seat.lane]});
  }
}

std::string Learners::department(const std::string& written) const {
  if (departments_ == nullptr) return {};
  const auto wanted = folded(written);
  const auto found = std::ranges::find_if(departments_->values, [&](const ParameterValue& value) {
    return wanted == folded(value.id) || wanted == folded(value.title.ja) ||
           (!value.title.en.empty() && wanted == folded(value.title.en));
  });
  return found == departments_->values.end() ? std::string{} : found->id;
}

Text Learners::department_of(const LaneState& lane) const {
  if (departments_ == nullptr) return {};
  const auto found = lane.parameters.find(departments_->id);
  const auto* value = found == lane.parameters.end() ? nullptr : departments_->value(found->second);
  return value == nullptr ? Text{} : value->title;
}

std::string Learners::listed() const {
  std::string out;
  if (departments_ == nullptr) return out;
  for (const auto& value : departments_->values) out += (out.empty() ? "" : "、") + value.title.ja;
  return out;
}

std::optional<SeatId> Learners::free_seat(const PartyId& role, const std::string& department) {
  const auto found = std::ranges::find_if(free_, [&](const Free& each) {
    if (each.role != role) return false;
    if (department.empty() || departments_ == nullptr) return true;
    const auto value = each.lane->parameters.find(departments_->id);
    return value != each.lane->parameters.end() && value->second == department;
  });
  if (found == free_.end()) return std::nullopt;
  const SeatId seat = found->seat;
  free_.erase(found);
  return seat;
}

OpenLane Learners::new_lane(const std::string& department) {
  if (next_ == 0) next_ = static_cast<int>(state_.lanes.size());
  while (true) {
    auto lane = learner_lane(++next_);
    if (state_.lane(lane.id) != nullptr || !taken_.insert(lane.id).second) continue;
    Picks picks;
    if (departments_ != nullptr && !department.empty()) picks[departments_->id] = department;
    return OpenLane{lane.id, lane.title, picks};
  }
}

}  // namespace enshu::app
