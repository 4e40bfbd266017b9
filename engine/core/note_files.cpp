// A file belongs to whoever gets a note that names it; the rule is that of the notes.
#include "engine/core/note_files.hpp"

#include "engine/core/teams.hpp"

namespace enshu {

void State::note(const Recorded& recorded, const NoteAdded& e) {
  ++drawn;
  for (const auto& file : e.files)
    note_files[file.id].push_back({recorded.lane, recorded.by, file});
}

const NoteFile* note_file(const Scenario& scenario, const State& state, const SeatId& seat,
                          const NoteFileId& id) {
  const auto* reader = state.seat(seat);
  const auto found = state.note_files.find(id);
  if (reader == nullptr || reader->closed || found == state.note_files.end()) return nullptr;
  const auto viewer = viewer_class(state, *reader);
  for (const auto& named : found->second) {
    Recorded note;
    note.lane = named.lane;
    note.by = named.by;
    note.event = NoteAdded{};
    if (may_see(audience(scenario, state, note), named.lane, viewer)) return &named.file;
  }
  return nullptr;
}

}  // namespace enshu
