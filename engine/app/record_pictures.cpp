// From the record into memory, once for a page.
#include "engine/app/record_pictures.hpp"

#include "engine/store/note_files.hpp"

namespace enshu::app {

Result<scoring::NoteFiles> pictures_of(const std::filesystem::path& record,
                                       const scoring::DebriefModel& model) {
  scoring::NoteFiles out;
  auto read = store::each_note_file(record, scoring::pictures_of_notes(model),
                                    [&](const NoteFileId& id, std::string bytes) -> Result<Done> {
                                      out.emplace(id, std::move(bytes));
                                      return Done{};
                                    });
  if (!read) return read.error();
  return out;
}

}  // namespace enshu::app
