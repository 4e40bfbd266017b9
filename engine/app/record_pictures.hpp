// The pictures of a record's notes, for the page of its debrief.
#pragma once

#include <filesystem>

#include "engine/base/result.hpp"
#include "scoring/export/export.hpp"

namespace enshu::app {

/// As many as a page carries. Errors: those of the store.
Result<scoring::NoteFiles> pictures_of(const std::filesystem::path& record,
                                       const scoring::DebriefModel& model);

}  // namespace enshu::app
