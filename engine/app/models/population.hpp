// Modelled participants: they see what their seat sees, take their time, and act through the same
// commands as people.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/app/models/profile.hpp"
#include "engine/base/rng.hpp"
#include "engine/core/command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu::app {

/// What a modelled person means to do. `report` is settled into a command only when its time has
/// come.
struct Intent {
  ExerciseTime at{};
  std::uint64_t order{};  ///< ties keep the order of planning
  SeatId seat;
  Command command;
  std::optional<std::size_t> obligation;  ///< index in the scenario: write and send that report
  ApprovalId approval;                    ///< granted for it
  bool asked = false;                     ///< approval was sought already
  bool operator<(const Intent& other) const {
    return at != other.at ? at < other.at : order < other.order;
  }
};

/// Same scenario, seed, profile and events: same requests. One owner; not thread-safe.
class Population {
 public:
  /// `profile` is a shipped name or `mix`.
  Population(const Scenario& scenario, std::uint64_t seed, std::string profile);

  /// Tells of an event that `state` has folded in.
  void observe(const State& state, const Recorded& recorded);
  [[nodiscard]] std::optional<ExerciseTime> next() const;
  /// The next request due at or before `now` of a seat that is still modelled.
  std::optional<Request> take(const State& state, ExerciseTime now);

 private:
  struct Person {
    Profile profile;
    Rng rng;
    ExerciseTime busy_until{};
  };

  void join(const SeatOpened& e);
  void start(const State& state, const Recorded& recorded);
  void receive(const State& state, const Recorded& recorded, const MessageSent& e);
  void triggered(const State& state, const Recorded& recorded, const InjectFired& e);
  void relay(const State& state, const Recorded& recorded, const MessageSent& e);
  void approval_asked(const State& state, const Recorded& recorded, const ApprovalRequested& e);
  void approval_decided(const State& state, const Recorded& recorded, const ApprovalDecided& e);
  void expected(const Person& person, const SeatId& seat, const Recorded& recorded,
                const MessageSent& e, const Inject& inject, const Condition& condition,
                ExerciseTime at);
  void plan_action(const LaneId& lane, const State& state, const Action& action, ExerciseTime at);

  /// One of the role's modelled seats in the lane, the same one for the same `salt`; null when
  /// there is none.
  Person* pick(const State& state, const LaneId& lane, const PartyId& role, std::uint64_t salt,
               SeatId& seat);
  void plan(ExerciseTime at, const SeatId& seat, Command command);
  void plan_report(ExerciseTime at, const SeatId& seat, std::size_t obligation, ApprovalId approval,
                   bool asked);
  std::optional<Command> report_command(const State& state, Person& person, const Intent& intent);

  const Scenario& scenario_;
  std::uint64_t seed_;
  std::string profile_;
  std::uint64_t planned_ = 0;
  std::map<SeatId, Person> people_;
  std::map<std::pair<LaneId, PartyId>, std::vector<SeatId>> seats_;
  std::set<Intent> intents_;
  std::map<std::pair<LaneId, ActionId>, ExerciseTime> action_times_;
  std::map<std::size_t, std::set<MessageId>>
      carriers_;  ///< messages that carry a relay's information
  std::set<std::pair<LaneId, ObligationId>>
      passed_;                                   ///< tiers that somebody has set out to pass on
  std::map<ApprovalId, std::size_t> asked_for_;  ///< obligation behind a request for approval
  std::map<SeatId, std::vector<std::size_t>> asking_;  ///< sent, the request's id not yet seen
};

}  // namespace enshu::app
