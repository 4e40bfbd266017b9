// Event by event, so that a large record need not be in memory.
#include "engine/app/comparison.hpp"

#include "engine/app/record_file.hpp"
#include "scoring/debrief.hpp"
#include "scoring/review.hpp"

namespace enshu::app {

Result<scoring::ExerciseSummary> summary_of_record(const std::string& path,
                                                   const ScenarioId& scenario) {
  auto record = open_record(path);
  if (!record) return record.error();
  const auto& played = record->scenario->scenario;
  if (played.id != scenario) {
    return Error{"other_scenario",
                 {"記録のシナリオは「" + played.id.value + "」で、「" + scenario.value +
                      "」ではありません。同じシナリオの演習どうしを比べてください。",
                  "The record is of the scenario '" + played.id.value + "', not of '" +
                      scenario.value + "'. Compare exercises of the same scenario."},
                 path};
  }
  scoring::DebriefBuilder builder(played);
  auto read = read_record(*record, [&](const Recorded& recorded) {
    builder.fold(recorded);
    return true;
  });
  if (!read) return read.error();
  return scoring::summary_of(builder.model());
}

}  // namespace enshu::app
