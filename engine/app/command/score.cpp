// `enshu score` and `enshu debrief`: what a record is worth, and why.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "engine/app/command/common.hpp"
#include "engine/app/record_file.hpp"
#include "scoring/debrief.hpp"
#include "scoring/export/export.hpp"
#include "scoring/score_json.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::app {
namespace {

void print_lane(const scoring::LaneScore& lane, Language language) {
  std::printf("%s  %s\n", lane.title.in(language).c_str(),
              scoring::tenths_json(lane.score_tenths).c_str());
  for (const auto& objective : lane.objectives) {
    std::printf("  %-40s %s\n", objective.title.in(language).c_str(),
                scoring::tenths_json(objective.score_tenths).c_str());
  }
  for (const auto& obligation : lane.obligations) {
    std::printf("  - %s: %s\n", obligation.title.in(language).c_str(),
                obligation.explanation.in(language).c_str());
    for (const auto& measure : obligation.measures) {
      std::printf("      %s\n", measure.explanation.in(language).c_str());
    }
  }
}

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

std::optional<scoring::ExportFormat> format_of(const std::string& name) {
  if (name == "html") return scoring::ExportFormat::html;
  if (name == "csv") return scoring::ExportFormat::csv;
  if (name == "json") return scoring::ExportFormat::json;
  if (name == "jsonl") return scoring::ExportFormat::jsonl;
  return std::nullopt;
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

}  // namespace

int score(const ScoreOptions& options) {
  auto record = open_record(options.file);
  if (!record) return fail(record.error());
  scoring::Scoreboard board(record->scenario->scenario);
  ExerciseTime at{};
  bool ended = false;
  auto read = read_record(*record, [&](const Recorded& recorded) {
    board.fold(recorded);
    at = recorded.at;
    const auto* clock = std::get_if<ClockChanged>(&recorded.event);
    ended = ended || (clock != nullptr && clock->change == ClockChange::ended);
    return true;
  });
  if (!read) return fail(read.error());
  const auto result = board.score(at, ended);
  if (options.json) {
    std::printf("%s\n", scoring::score_json(result).c_str());
    return exit_done;
  }
  for (const auto& lane : result.lanes) print_lane(lane, spoken_language());
  return exit_done;
}

int debrief(const DebriefOptions& options) {
  std::vector<scoring::ExportFormat> formats;
  for (const auto& name : options.formats) {
    const auto format = format_of(name);
    if (!format) {
      tell({"bad_format",
            {"形式「" + name + "」は使えません。html, csv, json, jsonl から選んでください。",
             "The format '" + name + "' is not available. Choose html, csv, json or jsonl."},
            {}});
      return exit_usage;
    }
    formats.push_back(*format);
  }
  auto record = open_record(options.file);
  if (!record) return fail(record.error());
  auto events = events_of(*record);
  if (!events) return fail(events.error());
  const auto model = scoring::debrief(record->scenario->scenario, *events);
  const auto language = options.language == "en" ? Language::en : Language::ja;
  std::error_code failed;
  std::filesystem::create_directories(options.out, failed);
  if (failed) {
    return fail(
        {"write_failed", {"フォルダーを作れません。", "The folder cannot be made."}, options.out});
  }
  for (const auto& file :
       scoring::export_debrief(model, formats, language, options.anonymous, *events)) {
    const auto path = std::filesystem::path(options.out) / file.name;
    if (auto done = write_file(path, file.content); !done) return fail(done.error());
    std::printf("%s\n", path.string().c_str());
  }
  return exit_done;
}

}  // namespace enshu::app
