// `enshu debrief`: the after-action report as files.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "engine/app/command/altered.hpp"
#include "engine/app/command/common.hpp"
#include "engine/app/comparison.hpp"
#include "engine/app/print/pdf.hpp"
#include "engine/app/record_file.hpp"
#include "engine/app/record_pictures.hpp"
#include "engine/app/rescore.hpp"
#include "engine/store/note_files.hpp"
#include "scoring/debrief.hpp"
#include "scoring/export/export.hpp"
#include "scoring/rubric.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::app {
namespace {

using scoring::DebriefModel;
using scoring::ExportFile;
using scoring::ExportFormat;

Result<Done> write_file(const std::filesystem::path& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (file) return Done{};
  return Error{"write_failed",
               {"書き込めません。空き容量と書込権限を確かめてください。",
                "It cannot be written. Check the free space and the permissions."},
               path.string()};
}

std::optional<ExportFormat> format_of(const std::string& name) {
  if (name == "html") return ExportFormat::html;
  if (name == "xlsx") return ExportFormat::xlsx;
  if (name == "csv") return ExportFormat::csv;
  if (name == "json") return ExportFormat::json;
  if (name == "jsonl") return ExportFormat::jsonl;
  if (name == "feedback") return ExportFormat::feedback;
  if (name == "certificates") return ExportFormat::certificates;
  if (name == "people") return ExportFormat::people;
  return std::nullopt;
}

struct Wanted {
  std::vector<ExportFormat> formats;
  bool pdf = false;  ///< of every page among the formats, and of the report in any case
};

Result<Wanted> wanted_formats(const std::vector<std::string>& names) {
  Wanted out;
  for (const auto& name : names) {
    if (name == "pdf") {
      out.pdf = true;
      continue;
    }
    const auto format = format_of(name);
    if (!format) {
      const std::string all = "html, pdf, xlsx, csv, json, jsonl, feedback, certificates, people";
      return Error{"bad_format",
                   {"形式「" + name + "」は使えません。" + all + " から選んでください。",
                    "The format '" + name + "' is not available. Choose from " + all + "."},
                   {}};
    }
    out.formats.push_back(*format);
  }
  return out;
}

Result<std::vector<Recorded>> events_of(OpenedRecord& record) {
  std::vector<Recorded> events;
  auto read = read_record(record, [&](const Recorded& recorded) {
    events.push_back(recorded);
    return true;
  });
  if (!read) return read.error();
  return events;
}

scoring::Score score_of(const Scenario& scenario, const std::vector<Recorded>& events,
                        const DebriefModel& model) {
  scoring::Scoreboard board(scenario);
  for (const auto& recorded : events) board.fold(recorded);
  return board.score(ExerciseTime{model.exercise.duration.ms}, model.exercise.final);
}

Result<DebriefModel> model_of(const DebriefOptions& options, OpenedRecord& record,
                              const std::vector<Recorded>& events) {
  const auto& played = record.scenario->scenario;
  if (options.scenario.empty()) return scoring::debrief(played, events);
  const auto corrected = corrected_scenario(record, options.scenario);
  if (!corrected) return corrected.error();
  const auto& rubric = (*corrected)->scenario;
  auto model = scoring::debrief(rubric, events);
  model.rubric = scoring::rubric_change(played, rubric, score_of(played, events, model),
                                        score_of(rubric, events, model));
  return model;
}

/// One lane of it, and of the events; the lane must be there.
Result<Done> narrow(const std::string& lane, DebriefModel& model, std::vector<Recorded>& events) {
  if (lane.empty()) return Done{};
  const LaneId wanted{lane};
  std::string names;
  bool known = false;
  for (const auto& each : model.lanes) {
    known = known || each.lane == wanted;
    names += (names.empty() ? "" : ", ") + each.lane.value;
  }
  if (!known) {
    return Error{"no_lane",
                 {"レーン「" + lane + "」は記録にありません。あるのは " + names + " です。",
                  "The record has no lane '" + lane + "'. It has " + names + "."},
                 {}};
  }
  auto rubric = std::move(model.rubric);
  model = scoring::for_lane(model, wanted);
  if (rubric) std::erase_if(rubric->lanes, [&](const auto& each) { return each.lane != wanted; });
  model.rubric = std::move(rubric);
  std::erase_if(events, [&](const Recorded& recorded) { return recorded.lane != wanted; });
  return Done{};
}

Result<Done> compare(const std::vector<std::string>& files, DebriefModel& model) {
  for (const auto& file : files) {
    auto summary = summary_of_record(file, model.exercise.scenario);
    if (!summary) return summary.error();
    tell_if_altered(file);
    model.earlier.push_back(std::move(*summary));
  }
  return Done{};
}

Result<Done> write_all(const std::filesystem::path& out, const std::vector<ExportFile>& files) {
  for (const auto& file : files) {
    const auto path = out / file.name;
    if (auto done = write_file(path, file.content); !done) return done.error();
    std::printf("%s\n", path.string().c_str());
  }
  std::fflush(stdout);
  return Done{};
}

/// The files of notes and messages into a folder of their own, when something names them there.
/// Whether it did.
Result<bool> write_note_files(const std::filesystem::path& out, const DebriefOptions& options,
                              const DebriefModel& model, const std::vector<ExportFormat>& formats) {
  const bool named = std::ranges::any_of(formats, [](ExportFormat format) {
    return format == ExportFormat::html || format == ExportFormat::xlsx ||
           format == ExportFormat::json || format == ExportFormat::jsonl;
  });
  if (!named || options.anonymous) return false;
  std::map<NoteFileId, std::set<std::string>> names;
  std::vector<NoteFileId> ids;
  for (const auto& file : scoring::own_files(model)) {
    if (!names.contains(file.id)) ids.push_back(file.id);
    names[file.id].insert(scoring::name_in_folder(file));
  }
  if (ids.empty()) return false;
  const auto folder = out / scoring::note_folder;
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  auto done = store::each_note_file(
      options.file, ids, [&](const NoteFileId& id, const std::string& bytes) -> Result<Done> {
        for (const auto& name : names.at(id)) {
          if (auto written = write_all(folder, {{name, {}, bytes}}); !written) return written;
        }
        return Done{};
      });
  if (!done) return done.error();
  return true;
}

Result<Done> print_pages(const std::filesystem::path& out, const std::vector<ExportFile>& pages,
                         WallTime made) {
  for (const auto& page : pages) {
    if (!page.name.ends_with(".html")) continue;
    auto pdf = print_pdf(page.content, made);
    if (!pdf) return pdf.error();
    const auto name = page.name.substr(0, page.name.rfind('.')) + ".pdf";
    if (auto done = write_all(out, {{name, "application/pdf", std::move(*pdf)}}); !done)
      return done.error();
  }
  return Done{};
}

}  // namespace

int debrief(const DebriefOptions& options) {
  const auto wanted = wanted_formats(options.formats);
  if (!wanted) {
    tell(wanted.error());
    return exit_usage;
  }
  auto record = open_record(options.file);
  if (!record) return fail(record.error());
  tell_if_altered(options.file);
  auto events = events_of(*record);
  if (!events) return fail(events.error());
  auto model = model_of(options, *record, *events);
  if (!model) return fail(model.error());
  if (auto done = narrow(options.lane, *model, *events); !done) return fail(done.error());
  if (auto done = compare(options.compare, *model); !done) return fail(done.error());
  const std::filesystem::path out(options.out);
  std::error_code failed;
  std::filesystem::create_directories(out, failed);
  if (failed) {
    return fail(
        {"write_failed", {"フォルダーを作れません。", "The folder cannot be made."}, options.out});
  }
  auto pictures = pictures_of(options.file, *model);
  if (!pictures) return fail(pictures.error());
  scoring::ExportOptions how{
      options.language == "en" ? Language::en : Language::ja,
      options.anonymous,
      options.organiser,
      *events,
      options.full ? scoring::ReportSize::full : scoring::ReportSize::automatic,
      std::move(*pictures)};
  auto beside = write_note_files(out, options, *model, wanted->formats);
  if (!beside) return fail(beside.error());
  how.beside = *beside;
  const auto files = scoring::export_debrief(*model, wanted->formats, how);
  if (!files) return fail(files.error());
  if (auto done = write_all(out, *files); !done) return fail(done.error());
  if (!wanted->pdf) return exit_done;
  auto pages = *files;
  const auto is_report = [](const ExportFile& file) {
    return file.name.starts_with("debrief.") && file.name.ends_with(".html");
  };
  if (std::ranges::none_of(pages, is_report)) {
    auto report = scoring::export_debrief(*model, std::vector{ExportFormat::html}, how);
    if (!report) return fail(report.error());
    pages.insert(pages.begin(), report->begin(), report->end());
  }
  const auto& exercise = model->exercise;
  const auto made = exercise.ended.value_or(exercise.started.value_or(WallTime{}));
  const auto printed = print_pages(out, pages, made);
  return printed ? exit_done : fail(printed.error());
}

}  // namespace enshu::app
