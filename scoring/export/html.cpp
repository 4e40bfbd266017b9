// The whole page: head, summary, scores, then a chapter a team and the appendix.
#include <algorithm>

#include "engine/wire/write.hpp"
#include "scoring/export/evaluation_words.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/export/markdown.hpp"
#include "scoring/export/templates.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

/// More teams than this and the long tables start folded.
constexpr std::size_t most_unfolded = 2;

std::string digits(std::int64_t value) { return std::to_string(value); }

Data header(const Page& page) {
  const auto& exercise = page.model().exercise;
  Data rows{Data::type::list};
  const auto add = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    Data row;
    row.set("name", page.word(key));
    row.set("value", value);
    rows.push_back(row);
  };
  add("scenario", exercise.scenario.value);
  add("place", page.text(exercise.place));
  if (exercise.started) add("started", page.wall(*exercise.started));
  if (exercise.ended) add("ended", page.wall(*exercise.ended));
  add("duration", page.text(span_words(exercise.duration)));
  add("planned", page.text(span_words(exercise.planned)));
  add("teams", digits(exercise.lanes));
  add("participants", digits(exercise.participants));
  if (exercise.modelled > 0) add("modelled", digits(exercise.modelled));
  if (exercise.seed != 0) add("seed", std::to_string(exercise.seed));
  add("digest", exercise.digest.substr(0, 16));
  if (page.model().rubric) add("rubric", page.model().rubric->digest_after.substr(0, 16));
  return rows;
}

Data figures(const Page& page) {
  Data rows{Data::type::list};
  for (std::size_t i = 0; i < page.model().lanes.size(); ++i) {
    const auto& lane = page.model().lanes[i];
    Data row;
    row.set("href", "#team-" + std::to_string(i + 1));
    row.set("title", page.text(lane.title));
    row.set("score", lane.score.score_tenths ? tenths_json(lane.score.score_tenths) : "–");
    row.set("met", digits(lane.figures.met));
    row.set("late", digits(lane.figures.late));
    row.set("missed", digits(lane.figures.missed));
    row.set("reports", digits(lane.figures.reports));
    row.set("sent", digits(lane.figures.messages_sent));
    row.set("actions", digits(lane.figures.actions));
    row.set("decisions", digits(lane.figures.decisions));
    row.set("first", lane.figures.first_report_after
                         ? page.text(span_words(*lane.figures.first_report_after))
                         : "–");
    rows.push_back(row);
  }
  return rows;
}

/// A figure with its bar; the bar is a picture of the same number.
Data score_cell(const std::optional<std::int64_t>& score, const std::optional<Rating>& rating) {
  Data cell;
  cell.set("scored", score.has_value());
  cell.set("score", score ? tenths_json(score) : "–");
  cell.set("bar", score ? tenths_json(score) : "0");
  if (rating) cell.set("rating", std::string(wire::enum_name(*rating)));
  return cell;
}

Data score_row(const Page& page, const LaneDebrief& lane,
               const std::vector<ObjectiveScore>& columns) {
  Data row;
  row.set("title", page.text(lane.title));
  Data cells{Data::type::list};
  cells.push_back(score_cell(lane.score.score_tenths, std::nullopt));
  for (const auto& column : columns) {
    const auto found = std::ranges::find_if(
        lane.score.objectives, [&](const ObjectiveScore& o) { return o.id == column.id; });
    const bool here = found != lane.score.objectives.end();
    cells.push_back(here ? score_cell(found->score_tenths, found->suggested)
                         : score_cell(std::nullopt, std::nullopt));
  }
  row.set("cells", cells);
  return row;
}

void set_scores(const Page& page, Data& data) {
  std::vector<std::string> titles{page.word("total")};
  for (const auto& objective : page.model().objectives)
    titles.push_back(page.text(objective.title));
  data.set("columns", string_list(titles));
  Data rows{Data::type::list};
  for (const auto& lane : page.model().lanes)
    rows.push_back(score_row(page, lane, page.model().objectives));
  data.set("scores", rows);
}

Data models(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& answer : page.model().model_answers) {
    Data row;
    row.set("title", page.text(answer.title));
    row.set("html", markdown_html(page.text(answer.text), 4));
    rows.push_back(row);
  }
  return rows;
}

/// As on the wall, seconds always: teams of the same points stand in the order of these.
std::string race_time(Duration time) {
  const auto text = format_exercise_time(ExerciseTime{time.ms});
  return time.ms / 1000 % 60 == 0 ? text + ":00" : text;
}

/// Only a race ranks.
Data race(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& place : page.model().race) {
    Data row;
    row.set("place", std::to_string(place.place));
    row.set("title", page.text(place.title));
    row.set("points", std::to_string(place.points));
    row.set("time", place.time ? race_time(*place.time) : "—");
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string debrief_html(const DebriefModel& model, Language language, ReportSize size,
                         const NoteFiles& files, bool beside) {
  const Page page(model, language, size, &files, beside);
  Data data;
  data.set("t", fixed_words(language));
  data.set("lang", language == Language::ja ? "ja" : "en");
  data.set("title", page.text(model.exercise.title));
  data.set("summary", page.text(model.exercise.summary));
  data.set("css", std::string(template_text("page.css")));
  data.set("ongoing", !model.exercise.final);
  data.set("header", header(page));
  data.set("figures", figures(page));
  data.set("has_race", !model.race.empty());
  data.set("race", race(page));
  set_scores(page, data);
  data.set("whole", page.whole());
  data.set("has_rubric", model.rubric.has_value());
  data.set("rubric", rubric_html(page));
  data.set("published", figures_html(page));
  data.set("review", review_html(page));
  data.set("improvements", improvements_html(page));
  data.set("has_improvements", !model.improvements.empty());
  data.set("plan", judged_word("plan", language));
  data.set("has_training", !model.training.baits.empty());
  data.set("training", training_html(page));
  data.set("has_surveys", !model.surveys.empty());
  data.set("surveys", surveys_html(page));
  std::string chapters;
  std::string appendix = page.whole() ? common_html(page) : std::string{};
  for (std::size_t i = 0; page.whole() && i < model.lanes.size(); ++i) {
    chapters += lane_html(page, model.lanes[i], i, model.lanes.size() <= most_unfolded);
    appendix += appendix_html(page, model.lanes[i], i);
  }
  data.set("chapters", chapters);
  data.set("appendix", appendix);
  const auto notes = notes_data(page, LaneId{});
  data.set("has_notes", !notes.is_empty_list());
  data.set("notes", notes);
  const auto answers = models(page);
  data.set("has_models", !answers.is_empty_list());
  data.set("models", answers);
  return render("page.mustache", data);
}

}  // namespace enshu::scoring
