// The contract's members come first, in their order; what was added later follows.
#include "engine/app/rehearse/report.hpp"
#include "scoring/json_object.hpp"
#include "scoring/score_json.hpp"

namespace enshu::app {
namespace {

using scoring::JsonObject;
using scoring::tenths_json;

void write_lane(std::string& out, const scoring::RehearsedLane& lane) {
  JsonObject object(out);
  object.put("lane", lane.lane);
  object.key("score") += tenths_json(lane.score_tenths);
  JsonObject by(object.key("by_objective"));
  for (const auto& [name, tenths] : lane.by_objective) by.key(name) += tenths_json(tenths);
  by.close();
  object.close();
}

void write_run(std::string& out, const scoring::RehearsedRun& run) {
  JsonObject object(out);
  object.put("seed", run.seed).put("events", run.events);
  object.list("lanes", run.lanes, write_lane).close();
}

void write_distribution(std::string& out, const scoring::Distribution& scores) {
  JsonObject object(out);
  object.put("count", scores.count);
  object.key("low") += tenths_json(scores.low);
  object.key("middle") += tenths_json(scores.middle);
  object.key("high") += tenths_json(scores.high);
  object.key("mean") += tenths_json(scores.mean);
  object.list("histogram", scores.histogram,
              [](std::string& to, std::int64_t bin) { wire::write_number(to, bin); });
  object.close();
}

void write_objective(std::string& out, const scoring::RehearsedObjective& objective) {
  JsonObject object(out);
  object.put("id", objective.id).put("title", objective.title);
  write_distribution(object.key("scores"), objective.scores);
  object.close();
}

void write_duty(std::string& out, const scoring::RehearsedDuty& duty) {
  JsonObject object(out);
  object.put("id", duty.id).put("title", duty.title).put("objective", duty.objective);
  object.put("met", duty.met).put("late", duty.late).put("missed", duty.missed);
  object.put("not_counted", duty.not_counted);
  write_distribution(object.key("scores"), duty.scores);
  object.close();
}

void write_inject(std::string& out, const scoring::InjectReach& inject) {
  JsonObject object(out);
  object.put("id", inject.id).put("title", inject.title).put("conditional", inject.conditional);
  object.put("fired", inject.fired).put("stood_down", inject.stood_down);
  object.maybe("earliest", inject.earliest).maybe("latest", inject.latest).close();
}

void write_director(std::string& out, const scoring::DirectorReach& director) {
  JsonObject object(out);
  object.put("path", director.path);
  object.list("handlers", director.handlers,
              [](std::string& to, const scoring::HandlerReach& handler) {
                JsonObject one(to);
                one.put("name", handler.name).put("place", handler.place());
                one.put("line", handler.line).put("runs", handler.runs).close();
              });
  object.list("troubles", director.troubles,
              [](std::string& to, const scoring::DirectorTrouble& trouble) {
                JsonObject one(to);
                one.put("place", trouble.place).put("message", trouble.message);
                one.put("count", trouble.count).close();
              });
  object.put("lines_watched", director.lines_watched);
  if (director.lines_watched) {
    object.put("lines", director.lines);
    object.list("unreached", director.unreached,
                [](std::string& to, const scoring::UnreachedLine& line) {
                  JsonObject one(to);
                  one.put("file", line.file).put("line", line.line).put("text", line.text).close();
                });
  }
  object.close();
}

void write_failure(std::string& out, const scoring::FailurePath& failure) {
  JsonObject object(out);
  object.put("id", failure.id).put("reason", failure.reason).put("title", failure.title);
  object.put("why", failure.why).put("count", failure.count).put("cases", failure.cases).close();
}

void write_load(JsonObject& object, const scoring::RehearsalModel& model) {
  object.list("load", model.load, [&](std::string& to, const scoring::RoleLoad& role) {
    JsonObject one(to);
    one.put("role", role.role).put("title", role.title).put("seats", role.seats);
    one.put("reading_per_minute", role.reading);
    one.list("slots", role.slots, [&](std::string& into, const scoring::LoadSlot& slot) {
      JsonObject part(into);
      part.put("messages", slot.messages).put("characters", slot.characters);
      part.put("percent", scoring::load_percent(model, role, slot));
      part.put("worst_percent", scoring::worst_load_percent(model, role, slot));
      part.put("waiting_ms", scoring::waiting(slot)).close();
    });
    one.close();
  });
}

}  // namespace

std::string rehearsal_json(const scoring::RehearsalModel& model, std::int64_t wall_ms) {
  std::string out;
  JsonObject object(out);
  object.put("participants", model.participants).put("exercise_ms", model.exercise);
  object.put("wall_ms", wall_ms).put("events", model.events);
  object.list("runs", model.runs, write_run);
  object.put("actions", model.actions).put("crew", model.crew).put("slot_ms", model.slot);
  write_distribution(object.key("total"), model.total);
  object.list("objectives", model.objectives, write_objective);
  object.list("obligations", model.duties, write_duty);
  write_load(object, model);
  object.list("injects", model.injects, write_inject);
  write_director(object.key("director"), model.director);
  object.list("failures", model.failures, write_failure);
  object.close();
  return out;
}

}  // namespace enshu::app
