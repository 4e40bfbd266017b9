// When things can happen at the earliest, and when an inject fires if nobody interferes: bounds
// from the timeline, by which contradictions in time are found. The director may act at any moment.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {

/// Where in its window every inject falls that has one.
enum class Edge { earliest, latest };

/// Whether the bounds differ with the edge.
bool any_window(const Scenario& scenario);

/// Runs a check of times with every window at its beginning and, where there are windows, once more
/// at its end: what was told at a place already is not told again, and what holds at the end alone
/// says so.
void at_both_edges(const Whole& whole, Findings& findings,
                   const std::function<void(Edge, Findings&)>& check);

class Times {
 public:
  /// The timeline has no cycles (check_timeline has seen to it).
  Times(const Whole& whole, const Reach& reach, Edge edge = Edge::earliest);

  /// Nothing: it never fires.
  [[nodiscard]] std::optional<ExerciseTime> earliest(std::size_t inject) const {
    return earliest_[inject];
  }
  [[nodiscard]] std::optional<ExerciseTime> earliest(const InjectId& id) const;
  /// Nothing: it never holds.
  [[nodiscard]] std::optional<ExerciseTime> earliest(const Condition& condition) const;
  /// The planned moment of an inject that waits for nothing but the clock and other such injects.
  [[nodiscard]] std::optional<ExerciseTime> planned(std::size_t inject) const {
    return planned_[inject];
  }
  [[nodiscard]] std::optional<ExerciseTime> planned(const InjectId& id) const;
  /// The time from the firing of `from` to that of `to`, when `to` comes after it by delays alone.
  [[nodiscard]] std::optional<Duration> between(const InjectId& from, const InjectId& to) const;
  /// The first message of any inject to the party, and from `sender` only when one is named.
  [[nodiscard]] std::optional<ExerciseTime> first_message(const PartyId& to,
                                                          const PartyId& sender = {}) const;

 private:
  using Moment = std::optional<ExerciseTime>;
  using Value = std::pair<std::string, std::string>;

  [[nodiscard]] Moment of(const Inject& inject) const;
  [[nodiscard]] Moment of(const Fact& fact) const;
  [[nodiscard]] Moment of(const AnsweredFact& fact) const;
  [[nodiscard]] ExerciseTime written(const Schedule& schedule) const;
  void plan();
  bool settle(std::size_t inject);
  static bool note(std::map<Value, ExerciseTime>& values, const Value& value, ExerciseTime at);

  const Whole& whole_;
  const Reach& reach_;
  Edge edge_;
  std::vector<Moment> earliest_;
  std::vector<Moment> planned_;
  std::map<Value, ExerciseTime> flags_;  ///< since when something can have given the value
  std::map<Value, ExerciseTime> hosts_;
};

}  // namespace enshu::scenario
