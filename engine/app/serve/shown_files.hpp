// Which files of persons' own stand in the debriefs that people of one team or organisation were
// shown.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "engine/core/sign_in.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::app {

/// A debrief is costly to make, and whoever looks at a file has just had one. Any thread.
class ShownFiles {
 public:
  void remember(const Identity& who, const scoring::DebriefModel& model);
  /// Whether the seat has had a debrief since the server started.
  [[nodiscard]] bool knows(const Identity& who) const;
  [[nodiscard]] std::optional<NoteFile> find(const Identity& who, const NoteFileId& id) const;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, SeatId>, std::map<NoteFileId, NoteFile>> files_;
};

}  // namespace enshu::app
