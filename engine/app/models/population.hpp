// Modelled participants: they see what their seat sees, take their time, and act through the same
// commands as people.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/rng.hpp"
#include "engine/core/command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/scenario/profile.hpp"

namespace enshu::app {

/// Same scenario, seed, crew and events: same requests. One owner; not thread-safe.
class Population {
 public:
  Population(const Scenario& scenario, std::uint64_t seed, scenario::Crew crew);
  Population(const Population&) = delete;
  Population& operator=(const Population&) = delete;

  /// Tells of an event that `state` has folded in.
  void observe(const State& state, const Recorded& recorded);
  [[nodiscard]] std::optional<ExerciseTime> next() const;
  /// The next request due at or before `now` of a seat that is still modelled.
  std::optional<Request> take(const State& state, ExerciseTime now);
  /// The next answer to a questionnaire that opened at EndEx.
  std::optional<Request> take_closing();

 private:
  using Profile = scenario::Profile;

  struct Person {
    SeatId seat;
    std::size_t lane{};
    const Profile* profile;
    Rng rng;
    ExerciseTime busy_until{};
    bool present = true;  ///< nobody has taken the seat over
  };
  /// The modelled seats of one role in one lane.
  struct Post {
    std::vector<std::size_t> people;
    std::size_t present = 0;
  };
  /// What a modelled person means to do. A duty is settled into a command only when its time has
  /// come.
  struct Intent {
    std::size_t person{};
    Command command;
    std::optional<std::size_t> obligation;  ///< index in the scenario: write and send that report
    ApprovalId approval;                    ///< granted for it
    bool asked = false;                     ///< approval was sought already
    bool update = false;                    ///< not the duty's first report but one that follows
  };
  /// The queue holds places only; the intents, which are large, stay where they are.
  struct Turn {
    ExerciseTime at{};
    std::uint64_t order{};  ///< ties keep the order of planning
    std::size_t slot{};
    bool operator>(const Turn& other) const {
      return at != other.at ? at > other.at : order > other.order;
    }
  };

  void join(const State& state, const SeatOpened& e);
  void change(const SeatChanged& e);
  void start(const State& state, const Recorded& recorded);
  void receive(const State& state, const Recorded& recorded, const MessageSent& e);
  void report_received(const State& state, const Recorded& recorded, const ReportSubmitted& e);
  void relay(const State& state, const Recorded& recorded, std::size_t lane, const MessageSent& e);
  void read(const Recorded& recorded, const MessageSent& e, std::size_t reader, bool asked);
  void read_along(const Recorded& recorded, const MessageSent& e, const Post& post,
                  std::size_t reader);
  void answer(const State& state, const Recorded& recorded, const MessageSent& e,
              std::size_t reader, ExerciseTime read);
  /// Whether the message is a bait; then everybody who got it deals with it in their own way.
  bool baits(const State& state, const Recorded& recorded, const MessageSent& e);
  void bait(const Recorded& recorded, const MessageSent& e, const Inject& inject,
            std::size_t reader);
  void triggered(const State& state, const Recorded& recorded, const InjectFired& e);
  /// Updates at their interval, each at the person's own pace.
  void keep_updating(const LaneState& lane, const Recorded& recorded, std::size_t person,
                     std::size_t obligation);
  void approval_asked(const State& state, const Recorded& recorded, const ApprovalRequested& e);
  void approval_decided(const State& state, const Recorded& recorded, const ApprovalDecided& e);
  void survey_opened(const State& state, const Recorded& recorded, const SurveyOpened& e);
  void expected(std::size_t reader, const MessageSent& e, const Inject& inject,
                const Condition& condition, ExerciseTime at);
  void plan_action(const State& state, std::size_t lane, const Action& action, ExerciseTime at);

  Post* post(std::size_t lane, const PartyId& role);
  /// One of the role's seats in the lane, the same one for the same `salt`; nothing when there is
  /// none or a person plays the role.
  std::optional<std::size_t> pick(std::size_t lane, const PartyId& role, std::uint64_t salt);
  void plan(ExerciseTime at, Intent intent);
  void plan(ExerciseTime at, std::size_t person, Command command);
  Command report_command(const State& state, const Intent& intent, ExerciseTime at);

  const Scenario& scenario_;
  std::uint64_t seed_;
  scenario::Crew crew_;
  std::uint64_t planned_ = 0;
  std::vector<Person> people_;
  std::unordered_map<SeatId, std::size_t> person_of_;
  std::vector<Post> posts_;  ///< by lane, then role
  std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns_;
  std::vector<Intent> intents_;
  std::vector<std::size_t> free_;
  std::deque<std::pair<std::size_t, AnswerSurvey>> closing_;  ///< by person
  std::map<std::pair<std::size_t, ActionId>, ExerciseTime> action_times_;
  std::map<std::size_t, std::set<MessageId>> carriers_;  ///< by relay: messages that carry it
  /// Tiers that somebody has set out to pass on.
  std::set<std::pair<LaneId, ObligationId>> passed_;
  std::map<ApprovalId, std::size_t> asked_for_;  ///< obligation behind a request for approval
  /// By person: sent, the request's id not yet seen.
  std::map<std::size_t, std::vector<std::size_t>> asking_;
};

}  // namespace enshu::app
