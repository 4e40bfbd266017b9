// Opens the folder and holds it against every event of the record.
#include "engine/app/rescore.hpp"

#include "scoring/rubric.hpp"

namespace enshu::app {

Result<std::shared_ptr<LoadedScenario>> corrected_scenario(OpenedRecord& record,
                                                           const std::string& folder) {
  auto corrected = open_scenario(folder);
  if (!corrected) return corrected.error();
  scoring::RubricFit fit(record.scenario->scenario, (*corrected)->scenario);
  auto read = read_record(record, [&](const Recorded& recorded) {
    fit.fold(recorded);
    return !fit.misfit();
  });
  if (!read) return read.error();
  if (fit.misfit()) {
    Error error = *fit.misfit();
    error.place = folder;
    return error;
  }
  return corrected;
}

}  // namespace enshu::app
