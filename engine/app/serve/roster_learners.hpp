// Where learners of a roster sit who name no seat: each has a lane alone, so that a line needs no
// more than a name and, in a targeted-mail training, a department.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/plan_command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/wire/drill_http.hpp"

namespace enshu::app {

class Learners {
 public:
  /// Seats that some line names are nobody else's.
  Learners(const Scenario& scenario, const State& state, std::span<const wire::RosterLine> lines);

  /// The value of the department's parameter that a line means; empty for one that there is not.
  [[nodiscard]] std::string department(const std::string& written) const;
  [[nodiscard]] const Parameter* departments() const { return departments_; }
  [[nodiscard]] Text department_of(const LaneState& lane) const;
  [[nodiscard]] std::string listed() const;

  /// The next seat of this role that bears nobody's name, in that department if one is meant. It is
  /// handed out once.
  std::optional<SeatId> free_seat(const PartyId& role, const std::string& department);
  /// A lane for one more.
  OpenLane new_lane(const std::string& department);

 private:
  struct Free {
    SeatId seat;
    PartyId role;
    const LaneState* lane;
  };

  const State& state_;
  const Parameter* departments_ = nullptr;
  std::vector<Free> free_;
  std::set<LaneId> taken_;
  int next_ = 0;
};

}  // namespace enshu::app
