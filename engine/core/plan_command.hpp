// What controllers, and sub-controllers for their own people, ask of the plan and of the seats.
// Part of the list of commands.
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

/// `lanes` empty: every lane. `organisation`: for its people alone, in a shared lane.
struct FireInject {
  InjectId inject;
  std::vector<LaneId> lanes;
  OrganisationId organisation{};
};
BOOST_DESCRIBE_STRUCT(FireInject, (), (inject, lanes, organisation))
struct HoldInject {
  InjectId inject;
  std::vector<LaneId> lanes;
  OrganisationId organisation{};
};
BOOST_DESCRIBE_STRUCT(HoldInject, (), (inject, lanes, organisation))
struct ReleaseInject {
  InjectId inject;
  std::vector<LaneId> lanes;
  OrganisationId organisation{};
};
BOOST_DESCRIBE_STRUCT(ReleaseInject, (), (inject, lanes, organisation))
struct SkipInject {
  InjectId inject;
  std::vector<LaneId> lanes;
  OrganisationId organisation{};
};
BOOST_DESCRIBE_STRUCT(SkipInject, (), (inject, lanes, organisation))
/// Takes back a skip.
struct RestoreInject {
  InjectId inject;
  std::vector<LaneId> lanes;
  OrganisationId organisation{};
};
BOOST_DESCRIBE_STRUCT(RestoreInject, (), (inject, lanes, organisation))
struct RetimeInject {
  InjectId inject;
  std::vector<LaneId> lanes;
  ExerciseTime at{};
};
BOOST_DESCRIBE_STRUCT(RetimeInject, (), (inject, lanes, at))

struct OpenSeat {
  SeatId seat;
  Access access = Access::participant;
  LaneId seat_lane;
  PartyId role;
  std::string name;
  bool modelled = false;
  OrganisationId organisation{};  ///< of a sub-controller in a shared lane
};
BOOST_DESCRIBE_STRUCT(OpenSeat, (), (seat, access, seat_lane, role, name, modelled, organisation))
struct ChangeSeat {
  SeatId seat;
  std::string name;
  bool modelled = false;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(ChangeSeat, (), (seat, name, modelled, closed))

}  // namespace enshu
