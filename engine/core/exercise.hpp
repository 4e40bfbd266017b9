// One exercise with its owner's duties: decide, evolve, let the director react, until nothing more
// follows.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/decide.hpp"
#include "engine/core/director.hpp"
#include "engine/core/idle_commands.hpp"

namespace enshu {

/// What came of a request: the batch to append (all or nothing), or that the same command was
/// handled before.
struct Outcome {
  std::vector<Recorded> events;
  std::uint64_t seq{};  ///< of the command's first event, now or when it was first handled
  bool repeated = false;
};

/// Not thread-safe: one owner calls it.
class Exercise {
 public:
  /// `scenario`, `renderer` and `director` (may be null) must outlive the exercise.
  Exercise(const Scenario& scenario, const Renderer& renderer, Director* director);

  /// The batch is already folded into `state()`; if it cannot be made durable, throw this object
  /// away and fold the log.
  Result<Outcome> handle(const Request& request, const Moment& now);

  /// Fires what is due at or before `now`, in order. Stops after `most_events` so that the owner
  /// can commit in between.
  std::vector<Recorded> advance(const Moment& now, std::size_t most_events = 5000);

  /// The next moment at which something is due, if anything is.
  [[nodiscard]] std::optional<ExerciseTime> next_due() const;

  /// Folds an event of the log; the director sleeps.
  void restore(const Recorded& recorded);

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const Scenario& scenario() const { return scenario_; }

 private:
  void apply(const Request& request, Decision decision, const Moment& now,
             std::vector<Recorded>& batch);
  void jump_to(const Request& request, const Decision& decision, ExerciseTime to, WallTime wall,
               std::vector<Recorded>& batch);
  void settle(std::size_t from, const Moment& now, std::vector<Recorded>& batch);
  void follow(Command command, std::size_t most, const Moment& now, std::vector<Recorded>& batch);
  void react(std::size_t cause, const Moment& now, std::vector<Recorded>& batch);
  [[nodiscard]] bool conditions_wait(const LaneId& lane) const;
  /// What the command was answered before; null for a new one.
  [[nodiscard]] const CommandSeen* seen(const std::string& key) const;

  const Scenario& scenario_;
  const Renderer& renderer_;
  Director* director_;
  State state_;
  IdleCommands idle_;
};

}  // namespace enshu
