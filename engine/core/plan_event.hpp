// What happens to seats and to the plan: who may sit where, what fired, what somebody did to the
// MSEL. Part of the list of events.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

/// A place at the exercise. `lane` and `role` are empty for controllers, evaluators and observers;
/// a sub-controller has a lane and, where organisations share it, an organisation.
struct SeatOpened {
  SeatId seat;
  Access access = Access::participant;
  LaneId seat_lane;
  PartyId role;
  std::string name;  ///< the person, or the seat's label until somebody is named
  bool modelled = false;
  std::optional<OrganisationId> organisation{};
  bool operator==(const SeatOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeatOpened, (), (seat, access, seat_lane, role, name, modelled, organisation))

/// A person took or left the seat, was renamed, or the seat was closed.
struct SeatChanged {
  SeatId seat;
  std::string name;
  bool modelled = false;
  bool closed = false;
  bool operator==(const SeatChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeatChanged, (), (seat, name, modelled, closed))

/// `late_ms` above 0: it came after its due time (a stall, a restart); it is shown as late, never
/// dropped. `organisation`: it came to the people of that organisation alone, before or after the
/// others of the lane, and nothing but its messages.
struct InjectFired {
  InjectId inject;
  FireCause cause = FireCause::timeline;
  ExerciseTime due{};
  std::int64_t late_ms{};
  std::optional<OrganisationId> organisation{};
  bool operator==(const InjectFired&) const = default;
};
BOOST_DESCRIBE_STRUCT(InjectFired, (), (inject, cause, due, late_ms, organisation))

/// The plan for one inject changed in one lane, or there for one organisation.
struct InjectPlanned {
  InjectId inject;
  PlanChange change = PlanChange::scheduled;
  std::optional<ExerciseTime> due;
  std::optional<OrganisationId> organisation{};
  bool operator==(const InjectPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(InjectPlanned, (), (inject, change, due, organisation))

}  // namespace enshu
