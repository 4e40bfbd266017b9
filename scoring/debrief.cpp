// The debrief: the lists of the fold, the score beside them, the paths between them.
#include "scoring/debrief.hpp"

#include <algorithm>

#include "scoring/debrief_fold.hpp"
#include "scoring/field_marks.hpp"
#include "scoring/figures.hpp"
#include "scoring/improvements.hpp"
#include "scoring/own_debrief.hpp"
#include "scoring/points.hpp"
#include "scoring/race.hpp"
#include "scoring/review.hpp"
#include "scoring/scoreboard.hpp"
#include "scoring/statements.hpp"
#include "scoring/training.hpp"

namespace enshu::scoring {
namespace {

/// Points and maxima of the same objective over all lanes.
std::vector<ObjectiveScore> over_lanes(const std::vector<LaneDebrief>& lanes) {
  std::vector<ObjectiveScore> out;
  for (const auto& lane : lanes) {
    for (const auto& objective : lane.score.objectives) {
      const auto found =
          std::ranges::find_if(out, [&](const ObjectiveScore& o) { return o.id == objective.id; });
      if (found == out.end()) {
        out.push_back(objective);
        continue;
      }
      found->points += objective.points;
      found->max += objective.max;
      found->red_leak = found->red_leak || objective.red_leak;
    }
  }
  for (auto& objective : out) {
    objective.score_tenths = tenths(objective.points, objective.max);
    objective.suggested.reset();
    if (objective.score_tenths)
      objective.suggested = suggested_rating(*objective.score_tenths, objective.red_leak);
  }
  return out;
}

void count_people(const DebriefFold& fold, DebriefHeader& header) {
  for (const auto& seat : fold.model.seats) {
    if (seat.access != Access::participant || seat.closed) continue;
    ++header.participants;
    if (seat.modelled) ++header.modelled;
  }
}

/// A team sees what was agreed and why, not who differed from whom.
void hide_judges(DebriefModel& model) {
  for (auto& lane : model.lanes) {
    for (auto& item : lane.score.checklist) {
      if (!item.settled.empty()) item.settled.erase(item.settled.begin(), item.settled.end() - 1);
      for (auto& settled : item.settled) settled.seat = {};
      item.marks.clear();
      item.disputed = false;
    }
    for (auto& relay : lane.score.relays) {
      for (auto& hop : relay.hops) hop.follow_up.reset();
    }
    std::erase_if(lane.score.overrides, [](const OverrideEntry& entry) { return !entry.stands; });
    for (auto& entry : lane.score.overrides) entry.seat = {};
  }
}

template <class List>
List of_lane(const std::map<LaneId, List>& lists, const LaneId& lane) {
  const auto found = lists.find(lane);
  return found == lists.end() ? List{} : found->second;
}

}  // namespace

KeyFigures with_duties(KeyFigures figures, const LaneScore& score) {
  for (const auto& duty : score.obligations) {
    if (duty.max == 0) continue;
    ++figures.obligations;
    if (duty.status == ItemStatus::met) ++figures.met;
    if (duty.status == ItemStatus::late) ++figures.late;
    if (duty.status == ItemStatus::missed) ++figures.missed;
    if (!duty.done_at) continue;
    const Duration after = *duty.done_at - *duty.triggered_at;
    if (!figures.first_report_after || after < *figures.first_report_after)
      figures.first_report_after = after;
  }
  return figures;
}

void retell(DebriefModel& model) {
  model.objectives = over_lanes(model.lanes);
  model.exercise.lanes = static_cast<std::int64_t>(model.lanes.size());
  model.exercise.participants = static_cast<std::int64_t>(model.seats.size());
  model.exercise.modelled = std::ranges::count_if(model.seats, &SeatEntry::modelled);
  model.exercise.events = static_cast<std::int64_t>(model.timeline.size());
  std::erase_if(model.model_answers, [&](const ModelAnswer& answer) {
    return std::ranges::none_of(model.timeline, [&](const TimelineEntry& entry) {
      return entry.kind == EntryKind::inject && entry.inject == answer.inject;
    });
  });
  model.follow_ups = follow_up_figures(model.improvements);
  model.figures = exercise_figures(model);
}

struct DebriefBuilder::Parts {
  const Scenario& scenario;
  std::optional<Viewpoint> of;
  Scoreboard board;
  DebriefFold fold;
  Statements statements;
  std::optional<Sight> sight;
};

DebriefBuilder::DebriefBuilder(const Scenario& scenario, std::optional<Viewpoint> of)
    : parts_(new Parts{scenario, of, Scoreboard(scenario), DebriefFold(scenario),
                       Statements(scenario), std::nullopt}) {
  if (of && scenario.lanes == LaneMode::shared) parts_->sight.emplace(scenario, *of);
}
DebriefBuilder::~DebriefBuilder() = default;
DebriefBuilder::DebriefBuilder(DebriefBuilder&&) noexcept = default;

void DebriefBuilder::fold(const Recorded& recorded) {
  parts_->board.fold(recorded);
  const auto* lane = parts_->board.state().lane(recorded.lane);
  if (lane != nullptr && lane->own_clock_differs()) {
    // What a lane that rested shows is told by its own clock.
    Recorded own = recorded;
    own.at = lane->own_time(recorded.at);
    parts_->fold.fold(own);
    parts_->statements.fold(own);
  } else {
    parts_->fold.fold(recorded);
    parts_->statements.fold(recorded);
  }
  parts_->fold.last_at = std::max(parts_->fold.last_at, recorded.at);
  if (parts_->sight) parts_->sight->fold(parts_->board.state(), recorded);
}

DebriefModel DebriefBuilder::model() const {
  const auto& fold = parts_->fold;
  DebriefModel out = fold.model;
  const auto score = parts_->board.score(fold.last_at, out.exercise.final);
  for (const auto& lane : score.lanes) {
    const auto told = of_lane(fold.told, lane.lane);
    const auto modes = of_lane(fold.modes, lane.lane);
    const auto figures = fold.figures.find(lane.lane);
    LaneDebrief entry{lane.lane, lane.title, {}, lane, {}, {}};
    if (const auto finished = fold.finished.find(lane.lane); finished != fold.finished.end())
      entry.finished = finished->second;
    const auto& played = *parts_->board.state().lane(lane.lane);
    entry.played = Duration{played.own_time(fold.last_at).ms};
    const auto moves = parts_->scenario.moves.size();
    entry.completed = entry.played.ms >= parts_->scenario.duration.ms ||
                      (entry.finished && (moves == 0 || played.move == moves - 1));
    entry.figures =
        with_duties(figures == fold.figures.end() ? KeyFigures{} : figures->second, lane);
    entry.paths =
        reporting_paths(parts_->scenario, lane, told, fold.last_at,
                        doctrine_paths(parts_->scenario, lane, modes,
                                       of_lane(fold.heard, lane.lane), told, fold.last_at));
    if (parts_->scenario.mode || modes.size() > 1) {
      for (auto& path : entry.paths) {
        if (!path.mode && path.expected_from) path.mode = mode_at(modes, *path.expected_from);
      }
    }
    entry.path_figures = path_figures(entry.paths);
    out.lanes.push_back(std::move(entry));
  }
  out.objectives = over_lanes(out.lanes);
  out.exercise.duration = Duration{fold.last_at.ms};
  out.exercise.lanes = static_cast<std::int64_t>(out.lanes.size());
  count_people(fold, out.exercise);
  for (const auto& inject : parts_->scenario.msel) {
    const bool fired = std::ranges::find(fold.fired, inject.id) != fold.fired.end();
    if (!fired || !inject.expect || inject.expect->model_answer.empty()) continue;
    out.model_answers.push_back({inject.id, inject.title, inject.expect->model_answer});
  }
  out.steps = fold.steps_as_run(out.lanes);
  out.race = race_places(parts_->scenario, parts_->board.state());
  out.surveys = fold.survey_tallies();
  out.figures = exercise_figures(out);
  const auto& board = parts_->board;
  auto& review = out.review;
  review.fields = field_rows(parts_->scenario, score, board.lanes());
  review.severity = severity_truth(parts_->scenario, board.state(), board.lanes());
  for (auto& line : review.severity)
    line.reported = parts_->statements.reported_severity(line.lane);
  std::erase_if(review.severity, [](const SeverityLine& line) {
    return line.reported.empty() && line.truth.empty();
  });
  review.contradictions = parts_->statements.contradictions(fold.last_at);
  roll_up(parts_->scenario, out);
  out.follow_ups = follow_up_figures(out.improvements);
  out.training = score.training;
  out.training_people = board.training().people(board.state());
  if (parts_->sight) return for_house(parts_->scenario, out, *parts_->sight);
  return parts_->of ? for_lane(out, parts_->of->lane) : out;
}

DebriefModel debrief(const Scenario& scenario, std::span<const Recorded> record) {
  DebriefBuilder builder(scenario);
  for (const auto& recorded : record) builder.fold(recorded);
  return builder.model();
}

DebriefModel for_lane(const DebriefModel& model, const LaneId& lane) {
  DebriefModel out = model;
  const auto elsewhere = [&](const auto& entry) { return entry.lane != lane; };
  std::erase_if(out.lanes, elsewhere);
  std::erase_if(out.messages, elsewhere);
  std::erase_if(out.reports, elsewhere);
  std::erase_if(out.notes, elsewhere);
  std::erase_if(out.seats, [&](const SeatEntry& seat) {
    return seat.lane != lane || seat.access != Access::participant;
  });
  std::erase_if(out.timeline, [&](const TimelineEntry& entry) {
    const bool staff_only = entry.kind == EntryKind::plan || entry.kind == EntryKind::fault;
    const bool shared_clock = entry.lane.empty() && entry.kind == EntryKind::clock;
    return staff_only || (entry.lane != lane && !shared_clock);
  });
  out.exercise.seed = 0;
  out.steps.clear();
  out.surveys.clear();  // counted over all lanes, with what people of other lanes wrote
  out.training = {};
  out.training_people.clear();
  out.rubric.reset();
  out.earlier.clear();
  narrow_review(out.review, lane);
  hide_judges(out);
  std::erase_if(out.improvements, elsewhere);
  for (auto& row : out.improvements) row.seat = {};
  if (out.exercise.own_pace && !out.lanes.empty()) {
    const auto& own = out.lanes.front();
    out.exercise.duration = own.played;
    if (own.finished) out.exercise.ended = own.finished;
    out.exercise.final = out.exercise.final || own.finished.has_value();
  }
  retell(out);
  return out;
}

Text DebriefModel::party(const PartyId& id) const {
  const auto found =
      std::ranges::find_if(parties, [&](const PartyEntry& entry) { return entry.id == id; });
  return found == parties.end() ? Text{id.value, {}} : found->name;
}

Text DebriefModel::lane_title(const LaneId& id) const {
  const auto found =
      std::ranges::find_if(lanes, [&](const LaneDebrief& entry) { return entry.lane == id; });
  return found == lanes.end() ? Text{id.value, {}} : found->title;
}

}  // namespace enshu::scoring
