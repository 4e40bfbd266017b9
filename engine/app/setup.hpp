// Setting the table: the requests that open lanes and seats before anybody sits down.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/scenario.hpp"

namespace enshu::app {

struct LanePlan {
  LaneId id;
  Text title;
};

/// The lane of the learner with this number, from 1.
LanePlan learner_lane(int number);

struct TableOptions {
  std::uint64_t seed = 1;
  int teams = 0;          ///< 0: as the scenario says; a shared lane is always one
  bool modelled = false;  ///< participants' seats are played by models until a person sits down
  Picks parameters{};     ///< for all lanes, before the scenario's own picks; valid
  Duration observer_delay{};
  bool hide_names = false;  ///< observers read roles for persons
};

/// In order: the exercise itself, lanes, staff seats, participants' seats. None is refused in an
/// empty exercise.
std::vector<Request> table_requests(const Scenario& scenario, const TableOptions& options);

}  // namespace enshu::app
