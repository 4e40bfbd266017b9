// The scenario that a record carries.
#pragma once

#include <memory>

#include "engine/app/library.hpp"

namespace enshu::app {

/// A record was checked when it was made: what only later versions of the check find fault with
/// does not close it.
Result<std::shared_ptr<LoadedScenario>> open_recorded_files(scenario::FileTree files);

}  // namespace enshu::app
