// A finished or running record as the commands read it: the scenario that it carries, and its
// events.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/app/library.hpp"
#include "engine/core/event.hpp"
#include "engine/store/record.hpp"

namespace enshu::app {

struct OpenedRecord {
  std::unique_ptr<store::Record> log;
  std::shared_ptr<LoadedScenario> scenario;
};

/// Errors: those of the store, and `scenario_changed` when the carried files are not those that
/// were played.
Result<OpenedRecord> open_record(const std::string& path);

/// Calls `each` for every event until it returns false. Errors: those of the store; `record_misfit`
/// when an event names what the scenario lacks.
Result<Done> read_record(OpenedRecord& record, const std::function<bool(const Recorded&)>& each);

}  // namespace enshu::app
