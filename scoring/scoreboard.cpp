// The board: one fold for all lanes, and the sums when somebody asks for the score.
#include "scoring/scoreboard.hpp"

#include <algorithm>
#include <optional>

#include "scoring/lane_board.hpp"
#include "scoring/obligation_score.hpp"
#include "scoring/points.hpp"
#include "scoring/training.hpp"
#include "scoring/variants.hpp"

namespace enshu::scoring {
namespace {

struct LaneJudging {
  const Scenario& scenario;
  const State& state;
  const LaneState& lane;
  const LaneBoard& board;
  ExerciseTime now{};
  bool final = false;
};

/// In a lane that organisations share, those that may take the action; else the team.
bool acted(const LaneJudging& j, const Action& action) {
  if (j.scenario.lanes != LaneMode::shared) return !j.board.acted.empty();
  return std::ranges::any_of(action.roles, [&](const PartyId& role) {
    return j.board.acted.contains(j.scenario.organisation_of(role));
  });
}

void judge_all(const LaneJudging& j, LaneScore& out) {
  const auto exists = [&](const Only& only) { return exists_in(only, j.lane.parameters); };
  for (std::size_t i = 0; i < j.scenario.obligations.size(); ++i) {
    if (!exists(j.scenario.obligations[i].only)) {
      out.obligations.push_back(elsewhere(j.scenario.obligations[i]));
      continue;
    }
    const auto known = [&](const Truth& truth, ExerciseTime at) {
      return known_at(j.scenario, j.lane, truth, at, j.scenario.obligations[i].owes);
    };
    out.obligations.push_back(judge(Judging{j.scenario, j.scenario.obligations[i],
                                            j.board.obligations[i], j.now, j.final, known}));
  }
  for (std::size_t i = 0; i < j.scenario.actions.size(); ++i) {
    const auto& action = j.scenario.actions[i];
    const auto& taken = j.board.actions[i].proper;
    if (action.cost > 0 && taken && exists(action.only))
      out.actions.push_back(cost_of(action, *taken));
    if (!judged(action.rule)) continue;
    out.actions.push_back(exists(action.only) ? judge(j.scenario, action, j.board.actions[i], j.now,
                                                      j.final, acted(j, action))
                                              : elsewhere(action));
  }
  for (std::size_t i = 0; i < j.scenario.relays.size(); ++i) {
    out.relays.push_back(
        judge(j.scenario.relays[i], j.board.relays[i], j.lane.parameters, j.now, j.final));
    if (out.relays.back().hops.empty()) out.relays.pop_back();
  }
  for (std::size_t i = 0; i < j.scenario.msel.size(); ++i) {
    const auto& inject = j.scenario.msel[i];
    if (!inject.expect) continue;
    if (!exists(inject.only)) {
      out.expectations.push_back(elsewhere(inject));
      continue;
    }
    const auto& track = j.board.expectations[i];
    const bool undecided = track.fired && !track.met && !track.late && !track.failed;
    const bool now_holds =
        undecided && holds(inject.expect->condition, j.scenario, j.state, j.lane);
    out.expectations.push_back(judge(inject, track, j.now, j.final, now_holds));
  }
}

ObjectiveScore& objective_of(LaneScore& lane, const ObjectiveId& id) {
  const auto found =
      std::ranges::find_if(lane.objectives, [&](const ObjectiveScore& o) { return o.id == id; });
  if (found != lane.objectives.end()) return *found;
  ObjectiveScore other;
  other.id = id;
  other.title = id.empty() ? Text{"その他", "Other"} : Text{id.value, {}};
  return lane.objectives.emplace_back(std::move(other));
}

template <class Item>
void add(LaneScore& lane, const Item& item) {
  auto& objective = objective_of(lane, item.objective);
  objective.points += item.points;
  objective.max += item.max;
  lane.points += item.points;
  lane.max += item.max;
}

void sum_up(const LaneJudging& j, LaneScore& out) {
  for (const auto& objective : j.scenario.objectives) {
    objective_of(out, objective.id).title = objective.title;
  }
  for (std::size_t i = 0; i < out.obligations.size(); ++i) {
    const bool here = exists_in(j.scenario.obligations[i].only, j.lane.parameters);
    if (here && leaked_red(j.board.obligations[i]))
      objective_of(out, out.obligations[i].objective).red_leak = true;
  }
  add_up(out);
}

LaneScore judge(const LaneJudging& j) {
  LaneScore out;
  out.lane = j.lane.id;
  out.title = j.lane.title;
  judge_all(j, out);
  sum_up(j, out);
  std::vector<bool> red;
  for (const auto& track : j.board.obligations) red.push_back(leaked_red(track));
  judge_evaluation(j.board.evaluation, j.scenario, j.lane, red, out);
  out.remarks.push_back(
      {"整合（説明の食い違いの有無）は記録から判定できないため、数えません。評価者が観察で判断しま"
       "す。",
       "Coordination (contradictions between what different people were told) cannot be judged "
       "from "
       "the record and does not count; evaluators judge it by observation."});
  return out;
}

}  // namespace

void add_up(LaneScore& lane) {
  lane.points = lane.max = 0;
  for (auto& objective : lane.objectives) objective.points = objective.max = 0;
  for (const auto& item : lane.obligations) add(lane, item);
  for (const auto& item : lane.actions) add(lane, item);
  for (const auto& item : lane.expectations) add(lane, item);
  for (auto& objective : lane.objectives) {
    objective.score_tenths = tenths(objective.points, objective.max);
    objective.suggested.reset();
    if (objective.score_tenths)
      objective.suggested = suggested_rating(*objective.score_tenths, objective.red_leak);
  }
  lane.score_tenths = tenths(lane.points, lane.max);
}

struct Scoreboard::Board {
  const Scenario& scenario;
  State state;
  ScenarioId played;
  std::vector<LaneBoard> lanes;
  TrainingFold training;
};

Scoreboard::Scoreboard(const Scenario& scenario)
    : board_(new Board{scenario, {}, scenario.id, {}, TrainingFold(scenario)}) {}
Scoreboard::~Scoreboard() = default;
Scoreboard::Scoreboard(Scoreboard&&) noexcept = default;

const State& Scoreboard::state() const { return board_->state; }
const std::vector<LaneBoard>& Scoreboard::lanes() const { return board_->lanes; }
const TrainingFold& Scoreboard::training() const { return board_->training; }

void Scoreboard::fold(const Recorded& recorded) {
  auto& b = *board_;
  const auto into = [&] {
    const auto found = b.state.lane_index.find(recorded.lane);
    return found == b.state.lane_index.end() ? b.lanes.size() : found->second;
  };
  // A lane that rested is judged by its own clock; the others, nearly all, without a copy.
  std::optional<Recorded> own;
  const auto lane_fold = [&](std::size_t at) {
    const auto& lane = b.state.lanes[at];
    if (lane.own_clock_differs()) {
      if (!own) own = recorded;
      own->at = lane.own_time(recorded.at);
    }
    return LaneFold{b.scenario, b.state, at, b.lanes[at], own ? *own : recorded};
  };
  if (const auto* created = std::get_if<ExerciseCreated>(&recorded.event))
    b.played = created->scenario;
  if (const auto at = into(); at < b.lanes.size()) lane_fold(at).before();
  evolve(b.scenario, b.state, recorded);
  while (b.lanes.size() < b.state.lanes.size()) b.lanes.emplace_back(b.scenario);
  if (const auto at = into(); at < b.lanes.size()) lane_fold(at).apply();
  b.training.fold(b.state, recorded);
}

Score Scoreboard::score(ExerciseTime now, bool final) const {
  const auto& b = *board_;
  Score out;
  out.scenario = b.played;
  out.seed = b.state.seed;
  out.at = now;
  out.final = final;
  for (std::size_t i = 0; i < b.lanes.size(); ++i) {
    out.lanes.push_back(
        judge(LaneJudging{b.scenario, b.state, b.state.lanes[i], b.lanes[i],
                          b.state.lanes[i].own_time(now), final || b.state.lanes[i].ended}));
  }
  out.training = b.training.report(b.state);
  return out;
}

}  // namespace enshu::scoring
