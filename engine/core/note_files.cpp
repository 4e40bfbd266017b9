// A file belongs to whoever gets a note or a message that names it; the rule is theirs.
#include "engine/core/note_files.hpp"

#include "engine/core/teams.hpp"

namespace enshu {

void State::note(const Recorded& recorded, const NoteAdded& e) {
  ++drawn;
  for (const auto& file : e.files)
    note_files[file.id].push_back({recorded.lane, recorded.by, file});
}

namespace {

/// What names the file, as far as the rules of who may see it ask.
Recorded naming(const State& state, const NamedFile& named) {
  Recorded out;
  out.lane = named.lane;
  out.by = named.by;
  const auto* message = state.message(named.message);
  if (message == nullptr) {
    out.event = NoteAdded{};
    return out;
  }
  MessageSent sent;
  sent.id = named.message;
  sent.from = message->from;
  sent.to = message->to;
  sent.cc = message->cc;
  out.event = std::move(sent);
  return out;
}

}  // namespace

const NoteFile* note_file(const Scenario& scenario, const State& state, const SeatId& seat,
                          const NoteFileId& id) {
  const auto* reader = state.seat(seat);
  const auto found = state.note_files.find(id);
  if (reader == nullptr || reader->closed || found == state.note_files.end()) return nullptr;
  const auto viewer = viewer_class(state, *reader);
  for (const auto& named : found->second) {
    const auto by = naming(state, named);
    if (may_see(audience(scenario, state, by), named.lane, viewer)) return &named.file;
  }
  return nullptr;
}

}  // namespace enshu
