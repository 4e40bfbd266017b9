// The tracks of one lane and how events reach them. The board (scoreboard.cpp) holds one for every
// lane.
#pragma once

#include <set>
#include <unordered_map>
#include <vector>

#include "engine/core/state.hpp"
#include "scoring/evaluation_track.hpp"
#include "scoring/handling.hpp"
#include "scoring/obligation_track.hpp"
#include "scoring/relay_track.hpp"

namespace enshu::scoring {

struct LaneBoard {
  std::vector<ObligationTrack> obligations;  ///< as in the scenario
  std::vector<ActionTrack> actions;          ///< as in the scenario
  std::vector<ExpectationTrack>
      expectations;                  ///< as the MSEL; unused where an inject expects nothing
  std::vector<RelayTrack> relays;    ///< as in the scenario
  std::vector<std::size_t> watched;  ///< expectations that fired and are not settled
  Duration calendar{};               ///< sum of the story's jumps so far
  /// Whose participants did anything at all; only in a shared lane are there several.
  std::set<OrganisationId> acted;
  std::unordered_map<InjectId, std::vector<std::size_t>> started_by;  ///< obligations of a trigger
  std::unordered_map<InjectId, std::vector<std::size_t>> ended_by;    ///< whose updates it ends
  EvaluationTrack evaluation;

  explicit LaneBoard(const Scenario& scenario);
};

/// One event on its way into a lane. `state` has the event folded in, except in `before`.
struct LaneFold {
  const Scenario& scenario;
  const State& state;
  std::size_t lane_at;
  LaneBoard& board;
  const Recorded& recorded;

  /// Settles what was to be judged before this event's time; call before the event is folded into
  /// `state`.
  void before() const;
  void apply() const;

 private:
  [[nodiscard]] const LaneState& lane() const { return state.lanes[lane_at]; }
  [[nodiscard]] Mark mark() const { return {recorded.at, recorded.seq}; }
  void triggered(const InjectId& inject, bool message) const;
  [[nodiscard]] bool came_to(std::size_t inject, const PartyId& party) const;
  [[nodiscard]] bool came_to_somebody(const Inject& inject) const;
  void waits(const MessageWaits& e) const;
  [[nodiscard]] bool in_mode(const Obligation& obligation) const;
  void opened(const MessageId& id) const;
  std::set<std::size_t> relays(const MessageSent& e) const;
  void sent(const Sent& sent, const std::set<std::size_t>& carried) const;
  void message(const MessageSent& e) const;
  void report(const ReportSubmitted& e) const;
  void returned(const MailReturned& e) const;
  void followed(const HopFollowed& e) const;
  void receipt(const std::string& carrier, const PartyId& receiver) const;
  void approval(const ApprovalDecided& e) const;
  void action(const ActionTaken& e) const;
  void decision(const DecisionLogged& e) const;
  void jumped() const;
  void marked(const ItemMarked& e) const;
  void settled(const MarksReconciled& e) const;
  void overridden(const ScoreOverridden& e) const;
  void watch() const;
  void note_activity() const;
};

/// Whether the fact had been released in the lane, to this post, by `at`.
bool known_at(const Scenario& scenario, const LaneState& lane, const Truth& truth, ExerciseTime at,
              const PartyId& post);

}  // namespace enshu::scoring
