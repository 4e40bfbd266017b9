// Which files a format means.
#include "scoring/export/export.hpp"

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

std::vector<ExportFile> export_debrief(const DebriefModel& model,
                                       std::span<const ExportFormat> formats, Language language,
                                       bool anonymous, std::span<const Recorded> record) {
  const Aliases aliases = anonymous ? Aliases(model, language) : Aliases();
  const DebriefModel shown = anonymous ? aliases.model(model) : model;
  std::vector<ExportFile> out;
  for (const auto format : formats) {
    switch (format) {
      case ExportFormat::html:
        out.push_back({language == Language::ja ? "debrief.ja.html" : "debrief.en.html",
                       "text/html; charset=utf-8", debrief_html(shown, language)});
        break;
      case ExportFormat::csv:
        out.push_back({"events.csv", "text/csv; charset=utf-8", events_csv(shown, language)});
        out.push_back(
            {"obligations.csv", "text/csv; charset=utf-8", obligations_csv(shown, language)});
        out.push_back({"scores.csv", "text/csv; charset=utf-8", scores_csv(shown, language)});
        break;
      case ExportFormat::json:
        out.push_back({"debrief.json", "application/json", debrief_json(shown)});
        break;
      case ExportFormat::jsonl:
        out.push_back({"events.jsonl", "application/x-ndjson",
                       anonymous ? aliases.jsonl(record) : events_jsonl(record)});
        break;
    }
  }
  return out;
}

DebriefModel anonymised(const DebriefModel& model, Language language) {
  return Aliases(model, language).model(model);
}

}  // namespace enshu::scoring
