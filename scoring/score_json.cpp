// The shapes of `enshu score --json` (json_object.hpp says why by hand).
#include "scoring/score_json.hpp"

#include "scoring/json_object.hpp"

namespace enshu::scoring {
namespace {

void write_measure(std::string& out, const Measure& measure) {
  JsonObject object(out);
  object.put("measure", measure.measure)
      .put("applicable", measure.applicable)
      .millionths("value", measure.value_ppm);
  object.millionths("points", measure.points).millionths("max", measure.max);
  object.put("evidence", measure.evidence).put("explanation", measure.explanation).close();
}

void write_obligation(std::string& out, const ObligationScore& item) {
  JsonObject object(out);
  object.put("id", item.id)
      .put("title", item.title)
      .put("objective", item.objective)
      .put("owes", item.owes);
  object.put("required", item.required).put("status", item.status).put("weight", item.weight);
  object.maybe("triggered_at", item.triggered_at)
      .maybe("opened_at", item.opened_at)
      .maybe("target_at", item.target_at);
  object.maybe("limit_at", item.limit_at).maybe("done_at", item.done_at);
  object.millionths("points", item.points).millionths("max", item.max);
  object.list("measures", item.measures, write_measure);
  object.put("reached", item.reached).put("wrong", item.wrong);
  object.put("evidence", item.evidence).put("explanation", item.explanation).close();
}

void write_handling(std::string& out, const HandlingScore& item) {
  JsonObject object(out);
  object.put("id", item.id)
      .put("title", item.title)
      .put("objective", item.objective)
      .put("status", item.status);
  object.put("measure", MeasureKind::handling);
  if (item.kind == HandlingKind::action) object.put("duty", item.duty).put("phase", item.phase);
  object.maybe("by", item.by).maybe("done_at", item.done_at).millionths("value", item.value_ppm);
  object.millionths("points", item.points).millionths("max", item.max);
  object.put("evidence", item.evidence).put("explanation", item.explanation).close();
}

void write_override(std::string& out, const OverrideEntry& item) {
  JsonObject object(out);
  object.put("obligation", item.obligation).put("title", item.title).put("seat", item.seat);
  object.put("at", item.at).put("seq", item.seq).maybe("permille", item.permille);
  object.maybe("band", item.band).put("reason", item.reason);
  object.millionths("machine_points", item.machine_points).millionths("points", item.points);
  object.millionths("max", item.max).put("withdrawn", item.withdrawn);
  object.put("stands", item.stands).close();
}

std::string key_of(const ObjectiveScore& objective) {
  return objective.id.empty() ? "other" : objective.id.value;
}

}  // namespace

std::string tenths_json(std::optional<std::int64_t> score_tenths) {
  if (!score_tenths) return "null";
  return std::to_string(*score_tenths / 10) + '.' + std::to_string(*score_tenths % 10);
}

std::string by_objective_json(const LaneScore& lane) {
  std::string out;
  JsonObject object(out);
  for (const auto& objective : lane.objectives) {
    if (objective.score_tenths)
      object.key(key_of(objective)) += tenths_json(objective.score_tenths);
  }
  object.close();
  return out;
}

std::string lane_json(const LaneScore& lane) {
  std::string out;
  JsonObject object(out);
  object.put("lane", lane.lane).put("title", lane.title);
  object.key("score") += tenths_json(lane.score_tenths);
  object.key("by_objective") += by_objective_json(lane);
  JsonObject ratings(object.key("ratings"));
  for (const auto& objective : lane.objectives)
    ratings.maybe(key_of(objective), objective.suggested);
  ratings.close();
  object.millionths("points", lane.points).millionths("max", lane.max);
  object.list("obligations", lane.obligations, write_obligation);
  object.list("actions", lane.actions, write_handling);
  object.list("expectations", lane.expectations, write_handling);
  object.put("remarks", lane.remarks);
  if (!lane.relays.empty()) object.put("relays", lane.relays);
  if (!lane.checklist.empty()) object.put("checklist", lane.checklist);
  if (!lane.overrides.empty()) object.list("overrides", lane.overrides, write_override);
  if (lane.overridden_tenths) object.key("overridden") += tenths_json(lane.overridden_tenths);
  object.close();
  return out;
}

std::string score_json(const Score& score) {
  std::string out;
  JsonObject object(out);
  object.put("scenario", score.scenario)
      .put("seed", score.seed)
      .put("at", score.at)
      .put("final", score.final);
  object.list("lanes", score.lanes,
              [](std::string& to, const LaneScore& lane) { to += lane_json(lane); });
  if (!score.training.baits.empty()) object.put("training", score.training);
  object.close();
  return out;
}

}  // namespace enshu::scoring
