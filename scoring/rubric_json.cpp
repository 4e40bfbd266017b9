// The comparison of two rubrics for programs, in the shapes of `enshu score --json`.
#include "scoring/json_object.hpp"
#include "scoring/rubric.hpp"
#include "scoring/score_json.hpp"

namespace enshu::scoring {
namespace {

void write_judged(std::string& out, const Judged& judged) {
  JsonObject object(out);
  object.put("status", judged.status)
      .millionths("points", judged.points)
      .millionths("max", judged.max)
      .close();
}

void write_measure(std::string& out, const MeasureChange& change) {
  JsonObject object(out);
  object.put("measure", change.measure);
  object.millionths("points_before", change.points_before)
      .millionths("max_before", change.max_before);
  object.millionths("points_after", change.points_after).millionths("max_after", change.max_after);
  object.put("explanation", change.explanation).close();
}

void write_item(std::string& out, const ItemChange& change) {
  JsonObject object(out);
  object.put("kind", change.kind).put("id", change.id).put("title", change.title);
  if (change.before) write_judged(object.key("before"), *change.before);
  if (change.after) write_judged(object.key("after"), *change.after);
  object.list("measures", change.measures, write_measure);
  object.put("explanation", change.explanation).close();
}

void write_lane(std::string& out, const LaneChange& change) {
  JsonObject object(out);
  object.put("lane", change.lane).put("title", change.title);
  object.key("score_before") += tenths_json(change.tenths_before);
  object.key("score_after") += tenths_json(change.tenths_after);
  object.list("items", change.items, write_item).close();
}

}  // namespace

std::string rubric_json(const RubricChange& change) {
  std::string out;
  JsonObject object(out);
  object.put("digest_before", change.digest_before).put("digest_after", change.digest_after);
  object.put("items", change.items);
  object.list("lanes", change.lanes, write_lane).close();
  return out;
}

}  // namespace enshu::scoring
