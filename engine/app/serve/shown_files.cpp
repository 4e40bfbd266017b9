// Kept by seat: what it was shown last counts.
#include "engine/app/serve/shown_files.hpp"

namespace enshu::app {

void ShownFiles::remember(const Identity& who, const scoring::DebriefModel& model) {
  std::map<NoteFileId, NoteFile> shown;
  for (const auto& note : model.notes) {
    for (const auto& file : note.files) shown.emplace(file.id, file);
  }
  for (const auto& message : model.messages) {
    for (const auto& file : message.files) shown.emplace(file.id, file);
  }
  const std::lock_guard lock(mutex_);
  files_[{who.exercise, who.seat}] = std::move(shown);
}

bool ShownFiles::knows(const Identity& who) const {
  const std::lock_guard lock(mutex_);
  return files_.contains({who.exercise, who.seat});
}

std::optional<NoteFile> ShownFiles::find(const Identity& who, const NoteFileId& id) const {
  const std::lock_guard lock(mutex_);
  const auto seat = files_.find({who.exercise, who.seat});
  if (seat == files_.end()) return std::nullopt;
  const auto file = seat->second.find(id);
  return file == seat->second.end() ? std::nullopt : std::optional(file->second);
}

}  // namespace enshu::app
