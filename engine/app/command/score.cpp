// `enshu score`: what a record is worth, and why; with another rubric, what that changes.
#include <cstdio>

#include "engine/app/command/altered.hpp"
#include "engine/app/command/common.hpp"
#include "engine/app/record_file.hpp"
#include "engine/app/rescore.hpp"
#include "engine/wire/write.hpp"
#include "scoring/rubric.hpp"
#include "scoring/score_json.hpp"
#include "scoring/scoreboard.hpp"
#include "scoring/words.hpp"

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

std::string spelled(const std::string& value) { return value.empty() ? "-" : value; }

std::string figure(const std::optional<scoring::Judged>& judged) {
  if (!judged) return "-";
  return scoring::points_words(judged->points) + "/" + scoring::points_words(judged->max);
}

void print_rubric(const scoring::RubricChange& change, Language language) {
  for (const auto& item : change.items) {
    const auto kind = std::string(wire::enum_name(item.kind));
    const auto edit = std::string(wire::enum_name(item.edit));
    std::printf("%s %s: %s\n", kind.c_str(), item.id.c_str(), edit.c_str());
    for (const auto& key : item.keys) {
      std::printf("  %s: %s -> %s\n", key.key.c_str(), spelled(key.before).c_str(),
                  spelled(key.after).c_str());
    }
  }
  for (const auto& lane : change.lanes) {
    std::printf("%s  %s -> %s\n", lane.title.in(language).c_str(),
                scoring::tenths_json(lane.tenths_before).c_str(),
                scoring::tenths_json(lane.tenths_after).c_str());
    for (const auto& item : lane.items) {
      std::printf("  - %s: %s -> %s  %s\n", item.title.in(language).c_str(),
                  figure(item.before).c_str(), figure(item.after).c_str(),
                  item.explanation.in(language).c_str());
      for (const auto& part : item.measures) {
        std::printf("      %s: %s/%s -> %s/%s  %s\n",
                    scoring::measure_words(part.measure).in(language).c_str(),
                    scoring::points_words(part.points_before).c_str(),
                    scoring::points_words(part.max_before).c_str(),
                    scoring::points_words(part.points_after).c_str(),
                    scoring::points_words(part.max_after).c_str(),
                    part.explanation.in(language).c_str());
      }
    }
  }
}

Result<scoring::Score> score_by(OpenedRecord& record, const Scenario& rubric) {
  scoring::Scoreboard board(rubric);
  ExerciseTime at{};
  bool ended = false;
  auto read = read_record(record, [&](const Recorded& recorded) {
    board.fold(recorded);
    at = recorded.at;
    ended = board.state().clock.ended;
    return true;
  });
  if (!read) return read.error();
  return board.score(at, ended);
}

int rescore(const ScoreOptions& options, OpenedRecord& record) {
  const auto corrected = corrected_scenario(record, options.scenario);
  if (!corrected) return fail(corrected.error());
  const auto& before = record.scenario->scenario;
  const auto& after = (*corrected)->scenario;
  const auto old_score = score_by(record, before);
  if (!old_score) return fail(old_score.error());
  const auto new_score = score_by(record, after);
  if (!new_score) return fail(new_score.error());
  const auto change = scoring::rubric_change(before, after, *old_score, *new_score);
  if (!options.json) {
    print_rubric(change, spoken_language());
    return exit_done;
  }
  // The same document as without another rubric, with one member more.
  auto text = scoring::score_json(*new_score);
  text.pop_back();
  std::printf("%s,\"rubric\":%s}\n", text.c_str(), scoring::rubric_json(change).c_str());
  return exit_done;
}

}  // namespace

int score(const ScoreOptions& options) {
  auto record = open_record(options.file);
  if (!record) return fail(record.error());
  tell_if_altered(options.file);
  if (!options.scenario.empty()) return rescore(options, *record);
  const auto result = score_by(*record, record->scenario->scenario);
  if (!result) return fail(result.error());
  if (options.json) {
    std::printf("%s\n", scoring::score_json(*result).c_str());
    return exit_done;
  }
  for (const auto& lane : result->lanes) print_lane(lane, spoken_language());
  return exit_done;
}

}  // namespace enshu::app
