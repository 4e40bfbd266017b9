// Files that leave the house: the debrief as a page, tables, JSON, and the log as JSON Lines.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/core/event.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

enum class ExportFormat { html, csv, json, jsonl };

struct ExportFile {
  std::string name;  ///< `debrief.ja.html`, `events.csv`, `obligations.csv`, `scores.csv`,
                     ///< `debrief.json`, `events.jsonl`
  std::string media_type;
  std::string content;
  bool operator==(const ExportFile&) const = default;
};

/// Same model, same bytes. `anonymous` replaces the names of persons by 参加者1, 参加者2 …
/// everywhere, typed text included. `record` is needed for `jsonl` only.
std::vector<ExportFile> export_debrief(const DebriefModel& model,
                                       std::span<const ExportFormat> formats, Language language,
                                       bool anonymous = false,
                                       std::span<const Recorded> record = {});

/// The model with every personal name replaced, consistently.
DebriefModel anonymised(const DebriefModel& model, Language language);

std::string debrief_html(const DebriefModel& model, Language language);
std::string events_csv(const DebriefModel& model, Language language);
std::string obligations_csv(const DebriefModel& model, Language language);
std::string scores_csv(const DebriefModel& model, Language language);
std::string debrief_json(const DebriefModel& model);
/// One `{"seq","at","wall","lane","by","event":{"kind",…}}` a line.
std::string events_jsonl(std::span<const Recorded> record);

}  // namespace enshu::scoring
