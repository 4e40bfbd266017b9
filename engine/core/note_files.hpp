// Files of evaluators' notes as the state knows them: which note names which, and who gets it.
#pragma once

#include "engine/core/state.hpp"

namespace enshu {

/// The file as a note names it that this seat gets; null when it gets none. Who reads a note reads
/// its files.
const NoteFile* note_file(const Scenario& scenario, const State& state, const SeatId& seat,
                          const NoteFileId& id);

}  // namespace enshu
