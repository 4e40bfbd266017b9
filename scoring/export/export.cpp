// Which files a format means.
#include "scoring/export/export.hpp"

#include <algorithm>

#include "engine/wire/codec.hpp"
#include "engine/wire/write.hpp"
#include "scoring/export/aliases.hpp"

namespace enshu::scoring {

std::string debrief_json(const DebriefModel& model) {
  std::string out;
  wire::write_json(out, model);
  out += '\n';
  return out;
}

std::string events_jsonl(std::span<const Recorded> record) {
  std::string out;
  for (const auto& recorded : record) {
    wire::write_item(out, recorded, recorded.event, true);
    out += '\n';
  }
  return out;
}

namespace {

constexpr const char* html_type = "text/html; charset=utf-8";
constexpr const char* csv_type = "text/csv; charset=utf-8";
constexpr const char* xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string named(const std::string& stem, Language language, const std::string& suffix) {
  return stem + (language == Language::ja ? ".ja." : ".en.") + suffix;
}

}  // namespace

Result<std::vector<ExportFile>> export_debrief(const DebriefModel& model,
                                               std::span<const ExportFormat> formats,
                                               const ExportOptions& options) {
  const auto language = options.language;
  Aliases aliases = options.anonymous ? Aliases(model, language) : Aliases();
  const DebriefModel closed = options.anonymous ? aliases.model(model) : DebriefModel{};
  const DebriefModel& shown = options.anonymous ? closed : model;
  std::vector<ExportFile> out;
  const auto add = [&](std::string name, const char* type, std::string content) {
    out.push_back({std::move(name), type, std::move(content)});
  };
  for (const auto format : formats) {
    switch (format) {
      case ExportFormat::html:
        add(named("debrief", language, "html"), html_type,
            debrief_html(shown, language, options.size, options.note_files, options.beside));
        break;
      case ExportFormat::csv:
        add("events.csv", csv_type, events_csv(shown, language));
        add("obligations.csv", csv_type, obligations_csv(shown, language));
        add("scores.csv", csv_type, scores_csv(shown, language));
        if (!shown.training.baits.empty())
          add("training.csv", csv_type, training_csv(shown, language));
        break;
      case ExportFormat::people:
        add(people_file, csv_type, training_people_csv(shown, language));
        break;
      case ExportFormat::json:
        add("debrief.json", "application/json", debrief_json(shown));
        break;
      case ExportFormat::jsonl:
        add("events.jsonl", "application/x-ndjson",
            options.anonymous ? aliases.jsonl(options.record) : events_jsonl(options.record));
        break;
      case ExportFormat::xlsx: {
        auto book = debrief_xlsx(shown, language);
        if (!book) return book.error();
        add(named("debrief", language, "xlsx"), xlsx_type, std::move(*book));
        break;
      }
      case ExportFormat::feedback:
        add(named("feedback", language, "html"), html_type, feedback_html(shown, language));
        break;
      case ExportFormat::certificates:
        add(named("certificates", language, "html"), html_type,
            certificates_html(shown, language, options.organiser));
        break;
    }
  }
  return out;
}

std::vector<NoteFileId> pictures_of_notes(const DebriefModel& model) {
  constexpr std::uint64_t most = 40ULL * 1024 * 1024;
  std::vector<NoteFileId> out;
  std::uint64_t bytes = 0;
  for (const auto& note : model.notes) {
    for (const auto& file : note.files) {
      const bool known = std::ranges::find(out, file.id) != out.end();
      if (known || !file.media_type.starts_with("image/") || bytes + file.bytes > most) continue;
      out.push_back(file.id);
      bytes += file.bytes;
    }
  }
  return out;
}

std::vector<NoteFile> own_files(const DebriefModel& model) {
  std::vector<NoteFile> out;
  for (const auto& note : model.notes) out.insert(out.end(), note.files.begin(), note.files.end());
  for (const auto& message : model.messages)
    out.insert(out.end(), message.files.begin(), message.files.end());
  return out;
}

std::string name_in_folder(const NoteFile& file) {
  return file.id.value.substr(0, 12) + "-" + file.name;
}

DebriefModel anonymised(const DebriefModel& model, Language language) {
  return Aliases(model, language).model(model);
}

}  // namespace enshu::scoring
