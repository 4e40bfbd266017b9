// What many rehearsals of one scenario came to: spreads of scores, load, coverage, and the
// commonest ways to fail. Plain values, filled by the program and shown as text, JSON and a page.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu::scoring {

/// Scores of 0 to 1000 tenths, one for each team and run in which the thing counted.
struct Distribution {
  static constexpr std::size_t bins = 10;
  std::int64_t count = 0;
  std::int64_t low = 0;
  std::int64_t middle = 0;
  std::int64_t high = 0;
  std::int64_t mean = 0;
  std::array<std::int64_t, bins> histogram{};  ///< tens of points; 100 belongs to the last
  bool operator==(const Distribution&) const = default;
};
Distribution distribution_of(std::vector<std::int64_t> tenths);

struct RehearsedObjective {
  ObjectiveId id;
  Text title;
  Distribution scores;
  bool operator==(const RehearsedObjective&) const = default;
};

/// A duty over all teams and runs; `scores` are shares of its own points.
struct RehearsedDuty {
  ObligationId id;
  Text title;
  ObjectiveId objective;
  Distribution scores;
  std::int64_t met = 0;
  std::int64_t late = 0;
  std::int64_t missed = 0;
  std::int64_t not_counted = 0;  ///< never triggered, or the exercise ended before its limit
  bool operator==(const RehearsedDuty&) const = default;
};

/// One stretch of the exercise for one role: what comes in against what its seats can read.
struct LoadSlot {
  std::int64_t messages = 0;    ///< over all teams and runs
  std::int64_t characters = 0;  ///< over all teams and runs
  std::int64_t most = 0;        ///< characters, in the team and run that had the most
  std::int64_t opened = 0;      ///< messages of the slot that somebody of the role opened
  std::int64_t waiting_ms = 0;  ///< sum, from delivery to that opening
  bool operator==(const LoadSlot&) const = default;
};

struct RoleLoad {
  PartyId role;
  Text title;
  std::int64_t seats = 0;
  std::int64_t reading = 0;  ///< characters a minute, all seats of the role together
  std::vector<LoadSlot> slots;
  bool operator==(const RoleLoad&) const = default;
};

struct InjectReach {
  InjectId id;
  Text title;
  bool conditional = false;     ///< fires only under a condition, or when somebody fires it
  std::int64_t fired = 0;       ///< teams and runs
  std::int64_t stood_down = 0;  ///< a contingency that was not needed
  std::optional<ExerciseTime> earliest;
  std::optional<ExerciseTime> latest;
  bool operator==(const InjectReach&) const = default;
};

struct HandlerReach {
  std::string name;  ///< `on.reply("soc-notice")`
  std::string file;  ///< of the director's files
  int line = 0;
  [[nodiscard]] std::string place() const { return file + ":" + std::to_string(line); }
  std::int64_t runs = 0;
  bool operator==(const HandlerReach&) const = default;
};

struct UnreachedLine {
  std::string file;
  int line = 0;
  [[nodiscard]] std::string place() const { return file + ":" + std::to_string(line); }
  std::string text;
  bool operator==(const UnreachedLine&) const = default;
};

/// The director broke a rule or a budget at this place, in some of the teams and runs.
struct DirectorTrouble {
  std::string place;    ///< file:line
  std::string message;  ///< where there were several, the first in the order of letters
  std::int64_t count = 0;
  bool operator==(const DirectorTrouble&) const = default;
};

struct DirectorReach {
  std::string path;
  std::vector<HandlerReach> handlers;
  bool lines_watched = false;
  std::int64_t lines = 0;  ///< that hold code
  std::vector<UnreachedLine> unreached;
  std::vector<DirectorTrouble> troubles;  ///< the commonest first
  bool operator==(const DirectorReach&) const = default;
};

/// What was missed and why, in how many of the cases in which it counted.
struct FailurePath {
  std::string id;      ///< of the duty, action or inject
  std::string reason;  ///< stable, for programs: `not_opened`
  Text title;
  Text why;
  std::int64_t count = 0;
  std::int64_t cases = 0;
  bool operator==(const FailurePath&) const = default;
};

struct RehearsedLane {
  LaneId lane;
  std::optional<std::int64_t> score_tenths;
  std::vector<std::pair<std::string, std::int64_t>> by_objective;  ///< tenths
  bool operator==(const RehearsedLane&) const = default;
};

struct RehearsedRun {
  std::uint64_t seed = 0;
  std::int64_t events = 0;
  std::vector<RehearsedLane> lanes;
  bool operator==(const RehearsedRun&) const = default;
};

struct RehearsalModel {
  ScenarioId scenario;
  Text title;
  Text crew;
  std::int64_t participants = 0;
  std::int64_t lanes = 0;
  Duration exercise{};
  Duration slot{};
  std::int64_t events = 0;
  std::int64_t actions = 0;  ///< events that participants caused
  std::vector<RehearsedRun> runs;
  Distribution total;
  std::vector<RehearsedObjective> objectives;
  std::vector<RehearsedDuty> duties;
  std::vector<RoleLoad> load;
  std::vector<InjectReach> injects;
  DirectorReach director;
  std::vector<FailurePath> failures;  ///< the commonest first
  bool operator==(const RehearsalModel&) const = default;
};

/// Characters that come in for every hundred that the role's seats could read in the slot; the
/// average of all teams and runs, or the worst of them.
std::int64_t load_percent(const RehearsalModel& model, const RoleLoad& role, const LoadSlot& slot);
std::int64_t worst_load_percent(const RehearsalModel& model, const RoleLoad& role,
                                const LoadSlot& slot);
/// From delivery to opening, on average.
Duration waiting(const LoadSlot& slot);

}  // namespace enshu::scoring
