// Bodies of the routes for the day of the drill: the roster as a file, the stop of the whole
// server, the rehearsal.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/event.hpp"

namespace enshu::wire {

/// One line of a roster file as it was written; teams, roles and accesses by id or by title.
/// `line`: in the file, for messages.
struct RosterLine {
  std::int64_t line{};
  std::string seat;  ///< empty: a new seat, which gets a name of its own
  std::string lane;
  std::string role;
  std::string organisation;
  std::string access;
  std::string name;
  std::string address;
  std::string department{};  ///< of a learner in a targeted-mail training
};
BOOST_DESCRIBE_STRUCT(RosterLine, (),
                      (line, seat, lane, role, organisation, access, name, address, department))

/// `import`: drawn by the client; a line of the same import has one effect however often it is
/// sent. Without `apply` nothing is changed.
struct RosterImport {
  std::string import;
  bool apply = false;
  std::vector<RosterLine> lines;
};
BOOST_DESCRIBE_STRUCT(RosterImport, (), (import, apply, lines))

enum class RosterChange { added, changed, unchanged, faulty };
BOOST_DESCRIBE_ENUM(RosterChange, added, changed, unchanged, faulty)

/// `column`: name of a member of RosterLine.
struct RosterFault {
  std::string column;
  Text message;
};
BOOST_DESCRIBE_STRUCT(RosterFault, (), (column, message))

/// What a line would do, or has done. `before`: the name that it replaces.
struct RosterVerdict {
  std::int64_t line{};
  RosterChange change = RosterChange::unchanged;
  SeatId seat;
  std::string before;
  std::vector<RosterFault> faults;
};
BOOST_DESCRIBE_STRUCT(RosterVerdict, (), (line, change, seat, before, faults))

struct RosterImportReply {
  bool applied = false;
  std::vector<RosterVerdict> lines;
};
BOOST_DESCRIBE_STRUCT(RosterImportReply, (), (applied, lines))

/// Stops every exercise of the server that has not ended.
struct IncidentStop {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(IncidentStop, (), (reason))

struct IncidentReply {
  std::int64_t stopped{};  ///< exercises that stand still now
};
BOOST_DESCRIBE_STRUCT(IncidentReply, (), (stopped))

/// `runs` 0: as many as the house thinks fit.
struct RehearsalOrder {
  std::int64_t runs{};
};
BOOST_DESCRIBE_STRUCT(RehearsalOrder, (), (runs))

enum class RehearsalState { none, running, done, failed };
BOOST_DESCRIBE_ENUM(RehearsalState, none, running, done, failed)

/// `busy`: the server rehearses for another exercise; only one at a time.
struct RehearsalReply {
  RehearsalState state = RehearsalState::none;
  bool busy = false;
  WallTime begun{};
  WallTime ended{};
  std::int64_t runs{};
  std::int64_t participants{};
  std::int64_t events{};
  std::int64_t score_low{};  ///< lowest, middle and highest of all teams, in tenths of a point
  std::int64_t score_middle{};
  std::int64_t score_high{};
  std::int64_t never_fired{};  ///< injects that came in no run
  Text message;                ///< why it failed
};
BOOST_DESCRIBE_STRUCT(RehearsalReply, (),
                      (state, busy, begun, ended, runs, participants, events, score_low,
                       score_middle, score_high, never_fired, message))

}  // namespace enshu::wire
