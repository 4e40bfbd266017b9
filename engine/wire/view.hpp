// The `view` of a welcome (engine/WIRE.md): what a console needs to know before the events.
// engine/app fills it, the front adds `events`, `enshu schema wire` prints its types from the same
// description.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu::wire {

struct ExerciseView {
  std::string id;
  Text title;
  Text place;
  Text summary;
  std::int64_t zone_minutes{};
  WallTime calendar_start{};
  Duration duration{};
  bool own_pace = false;  ///< a lane is one person's, who may rest and go on another day
};
BOOST_DESCRIBE_STRUCT(ExerciseView, (),
                      (id, title, place, summary, zone_minutes, calendar_start, duration, own_pace))

/// `lane` and `role` are empty for those who stand outside the lanes. `organisation`: a
/// sub-controller's, in a shared lane.
struct YouView {
  SeatId seat;
  Access access = Access::participant;
  LaneId lane;
  Text lane_title;
  PartyId role;
  std::string name;
  std::optional<OrganisationId> organisation{};
};
BOOST_DESCRIBE_STRUCT(YouView, (), (seat, access, lane, lane_title, role, name, organisation))

/// Exercise time `at` was reached at `wall`; from there the console counts on by itself while the
/// clock runs.
struct ClockView {
  ExerciseTime at{};
  WallTime wall{};
  bool started = false;
  bool running = false;
  bool ended = false;
  std::int64_t speed_permille = 1000;
  Duration calendar_offset{};
};
BOOST_DESCRIBE_STRUCT(ClockView, (),
                      (at, wall, started, running, ended, speed_permille, calendar_offset))

enum class PartyKind { role, cast };
BOOST_DESCRIBE_ENUM(PartyKind, role, cast)

/// An entry of the address book.
struct PartyView {
  PartyId id;
  PartyKind kind = PartyKind::role;
  Text name;
  Text org;
  std::string address;
  std::string phone;
  std::optional<Text> site{};                  ///< where the story puts them, when it does
  std::optional<std::int64_t> zone_minutes{};  ///< of that site's clock, east of UTC
};
BOOST_DESCRIBE_STRUCT(PartyView, (), (id, kind, name, org, address, phone, site, zone_minutes))

struct OptionView {
  std::string id;
  Text label;
  std::string group;
};
BOOST_DESCRIBE_STRUCT(OptionView, (), (id, label, group))

struct FieldView {
  FieldId id;
  Text label;
  Text help;
  FieldType type = FieldType::text;
  std::vector<OptionView> options;
  std::vector<Stage> required_at;
};
BOOST_DESCRIBE_STRUCT(FieldView, (), (id, label, help, type, options, required_at))

struct FormView {
  FormId id;
  Text title;
  std::vector<FieldView> fields;
};
BOOST_DESCRIBE_STRUCT(FormView, (), (id, title, fields))

/// What a participant may do, without the rule behind it.
struct ActionView {
  ActionId id;
  Text title;
  Text help;
  Phase phase = Phase::detection;
  std::optional<std::int64_t> cost;  ///< points that taking it takes off
};
BOOST_DESCRIBE_STRUCT(ActionView, (), (id, title, help, phase, cost))

}  // namespace enshu::wire
