// Files that leave the house: the debrief as a page, tables, JSON, and the log as JSON Lines.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/text.hpp"
#include "engine/core/event.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

/// `feedback` and `certificates` are papers for single persons, as pages that print.
/// `people`: what single persons did with the baits of a training; for the lead alone.
enum class ExportFormat { html, csv, json, jsonl, xlsx, feedback, certificates, people };

inline constexpr const char* people_file = "training-people.csv";

struct ExportFile {
  std::string name;  ///< `debrief.ja.html`, `debrief.ja.xlsx`, `feedback.ja.html`,
                     ///< `certificates.ja.html`, `events.csv`, `obligations.csv`, `scores.csv`,
                     ///< `debrief.json`, `events.jsonl`
  std::string media_type;
  std::string content;
  bool operator==(const ExportFile&) const = default;
};

/// `automatic`: of very many lanes or organisations an overview. `full`: every lane has its chapter
/// and the appendix every text.
enum class ReportSize { automatic, full };

/// Contents of the notes' files, as the record keeps them.
using NoteFiles = std::map<NoteFileId, std::string>;

/// The pictures of the notes in their order, as many as a page can carry that is still opened by a
/// browser and taken by a mail program: 40 MB.
std::vector<NoteFileId> pictures_of_notes(const DebriefModel& model);
/// Every file that a person put to a note or a message, as often as it is named.
std::vector<NoteFile> own_files(const DebriefModel& model);
/// What the file is called in the folder beside the page: no two files have one name.
std::string name_in_folder(const NoteFile& file);
inline constexpr const char* note_folder = "note-files";

struct ExportOptions {
  Language language = Language::ja;
  /// Replaces the names of persons by 参加者1, 参加者2 … everywhere, typed text included.
  bool anonymous = false;
  std::string organiser;             ///< on certificates; empty: a line to be signed on
  std::span<const Recorded> record;  ///< needed for `jsonl` only
  ReportSize size = ReportSize::automatic;
  NoteFiles note_files{};  ///< pictures of these stand in the page; others are named
  bool beside = false;     ///< the notes' files lie in `note_folder` beside the page
};

/// Same model, same bytes. Errors: `xlsx_failed` when the spreadsheet library gives up.
Result<std::vector<ExportFile>> export_debrief(const DebriefModel& model,
                                               std::span<const ExportFormat> formats,
                                               const ExportOptions& options);

/// The model with every personal name replaced, consistently.
DebriefModel anonymised(const DebriefModel& model, Language language);

/// Of very many lanes or organisations an overview, unless it is asked for in full.
std::string debrief_html(const DebriefModel& model, Language language,
                         ReportSize size = ReportSize::automatic, const NoteFiles& files = {},
                         bool beside = false);
std::string events_csv(const DebriefModel& model, Language language);
std::string obligations_csv(const DebriefModel& model, Language language);
std::string scores_csv(const DebriefModel& model, Language language);
/// A row for each bait and department; no persons.
std::string training_csv(const DebriefModel& model, Language language);
std::string training_people_csv(const DebriefModel& model, Language language);
/// A workbook with a sheet for each kind of row; text is never a formula.
Result<std::string> debrief_xlsx(const DebriefModel& model, Language language);
/// One sheet a seat: what went well, each duty owed, model answers.
std::string feedback_html(const DebriefModel& model, Language language);
/// One A4 landscape a person who took part; modelled seats get none.
std::string certificates_html(const DebriefModel& model, Language language,
                              const std::string& organiser);
/// The seat's own; nothing when it gets none.
std::optional<std::string> certificate_html(DebriefModel model, const SeatId& seat,
                                            Language language);
std::string debrief_json(const DebriefModel& model);
/// One `{"seq","at","wall","lane","by","event":{"kind",…}}` a line.
std::string events_jsonl(std::span<const Recorded> record);

}  // namespace enshu::scoring
