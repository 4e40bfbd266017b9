// What was judged in one lane so far, and which items of the checklist are open.
#pragma once

#include <map>
#include <vector>

#include "engine/core/state.hpp"
#include "scoring/evaluation_model.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

struct ItemTrack {
  std::optional<ExerciseTime> opened_at;
  std::uint64_t opened_seq{};
  std::vector<MarkEntry> marks;
  std::vector<SettledEntry> settled;
};

/// `items` as the scenario's checklist. `shut`: those that wait for their condition.
struct EvaluationTrack {
  std::vector<ItemTrack> items;
  std::vector<std::size_t> shut;
  std::vector<OverrideEntry> overrides;

  explicit EvaluationTrack(const Scenario& scenario);
};

/// Opens what the lane's state now opens.
void open_items(EvaluationTrack& track, const Scenario& scenario, const State& state,
                const LaneState& lane, const Recorded& recorded);
/// `by`: the seat that marks; null when it is unknown.
void on_marked(EvaluationTrack& track, const Scenario& scenario, const SeatState* by,
               const Recorded& recorded, const ItemMarked& e);
void on_settled(EvaluationTrack& track, const Scenario& scenario, const Recorded& recorded,
                const MarksReconciled& e);
void on_overridden(EvaluationTrack& track, const Recorded& recorded, const ScoreOverridden& e);

/// Puts the judgement beside the machine's figures, which `out` holds already. `leaked_red`: the
/// obligation's report went out against RED, so that M is the best suggestion.
void judge_evaluation(const EvaluationTrack& track, const Scenario& scenario, const LaneState& lane,
                      const std::vector<bool>& leaked_red, LaneScore& out);

}  // namespace enshu::scoring
