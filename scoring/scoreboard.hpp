// The score as a fold over the log: fed one event at a time during play, or from a record
// afterwards, with one result.
#pragma once

#include <memory>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

struct LaneBoard;
class TrainingFold;

/// The sums of a lane and of its objectives from its items; which objectives saw a RED leak stands.
void add_up(LaneScore& lane);

/// Not thread-safe: one owner. The cost of an event depends on the scenario (its duties and
/// expectations), not on how long the log is.
class Scoreboard {
 public:
  /// `scenario` must outlive the board.
  explicit Scoreboard(const Scenario& scenario);
  ~Scoreboard();
  Scoreboard(Scoreboard&&) noexcept;

  /// Events in the order of the log, from its first. Throws std::out_of_range when the record names
  /// what the scenario lacks: it belongs to another scenario.
  void fold(const Recorded& recorded);

  /// The score at `now` (exercise time, not before the last event). `final`: the exercise is over,
  /// so what is still open is settled: a duty whose limit has passed is missed, one whose limit has
  /// not passed does not count.
  [[nodiscard]] Score score(ExerciseTime now, bool final) const;

  /// What the fold has seen, for those who look closer than the score does.
  [[nodiscard]] const State& state() const;
  [[nodiscard]] const std::vector<LaneBoard>& lanes() const;
  [[nodiscard]] const TrainingFold& training() const;

 private:
  struct Board;
  std::unique_ptr<Board> board_;
};

}  // namespace enshu::scoring
