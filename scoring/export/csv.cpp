// The tables of the debrief for spreadsheets.
#include "engine/wire/write.hpp"
#include "scoring/export/csv_table.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/page_data.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

std::string time_of(const std::optional<ExerciseTime>& at) {
  return at ? format_exercise_time(*at) : std::string{};
}

/// Millionths with six decimals at most, exact.
std::string decimal(std::int64_t millionths) {
  std::string digits = std::to_string(millionths % 1'000'000);
  digits.insert(0, 6 - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  return std::to_string(millionths / 1'000'000) + (digits.empty() ? "" : "." + digits);
}

std::string joined(const std::vector<std::uint64_t>& seqs) {
  std::string out;
  for (const auto seq : seqs) out += (out.empty() ? "" : " ") + std::to_string(seq);
  return out;
}

void handling_rows(Csv& csv, const Page& page, const LaneDebrief& lane,
                   const std::vector<HandlingScore>& items, std::string_view kind) {
  for (const auto& item : items) {
    csv.cell(lane.lane.value)
        .cell(page.text(lane.title))
        .cell(kind)
        .cell(item.id)
        .cell(page.text(item.title));
    csv.cell(page.objective(item.objective))
        .cell(wire::enum_name(item.status))
        .cell(wire::enum_name(MeasureKind::handling));
    csv.number(decimal(item.value_ppm)).number(decimal(item.points)).number(decimal(item.max));
    csv.cell("").cell(time_of(item.by)).cell("").cell(time_of(item.done_at));
    csv.cell(page.text(item.explanation)).cell(joined(item.evidence)).end();
  }
}

}  // namespace

std::string events_csv(const DebriefModel& model, Language language) {
  const Page page(model, language);
  Csv csv;
  csv.header({"seq", "exercise_time", "exercise_ms", "wall", "lane", "kind", "who", "person",
              "title", "detail", "inject", "planned", "late_ms"});
  for (const auto& entry : model.timeline) {
    csv.number(entry.seq).cell(format_exercise_time(entry.at)).number(std::to_string(entry.at.ms));
    csv.cell(to_rfc3339(entry.wall, static_cast<int>(model.exercise.zone_minutes)))
        .cell(entry.lane.value);
    csv.cell(kind_words(entry.kind, language))
        .cell(page.text(entry.who))
        .cell(page.person(entry.seat));
    csv.cell(page.text(entry.title))
        .cell(page.text(entry.detail))
        .cell(entry.inject.value)
        .cell(time_of(entry.planned));
    csv.number(std::to_string(entry.late_ms)).end();
  }
  return csv.take();
}

std::string obligations_csv(const DebriefModel& model, Language language) {
  const Page page(model, language);
  Csv csv;
  csv.header({"lane", "team", "kind", "id", "title", "objective", "status", "measure", "value",
              "points", "max", "triggered_at", "target_or_due", "limit", "done_at", "explanation",
              "evidence"});
  for (const auto& lane : model.lanes) {
    for (const auto& duty : lane.score.obligations) {
      const auto row = [&](std::string_view measure, const std::string& value, std::int64_t points,
                           std::int64_t max, const Text& words,
                           const std::vector<std::uint64_t>& evidence) {
        csv.cell(lane.lane.value)
            .cell(page.text(lane.title))
            .cell("obligation")
            .cell(duty.id.value)
            .cell(page.text(duty.title));
        csv.cell(page.objective(duty.objective))
            .cell(wire::enum_name(duty.status))
            .cell(measure)
            .number(value);
        csv.number(decimal(points))
            .number(decimal(max))
            .cell(time_of(duty.triggered_at))
            .cell(time_of(duty.target_at));
        csv.cell(time_of(duty.limit_at))
            .cell(time_of(duty.done_at))
            .cell(page.text(words))
            .cell(joined(evidence))
            .end();
      };
      row("total", "", duty.points, duty.max, duty.explanation, duty.evidence);
      for (const auto& part : duty.measures) {
        row(wire::enum_name(part.measure), part.applicable ? decimal(part.value_ppm) : "",
            part.points, part.max, part.explanation, part.evidence);
      }
    }
    handling_rows(csv, page, lane, lane.score.actions, "action");
    handling_rows(csv, page, lane, lane.score.expectations, "expectation");
  }
  return csv.take();
}

std::string scores_csv(const DebriefModel& model, Language language) {
  const Page page(model, language);
  Csv csv;
  csv.header(
      {"lane", "team", "objective_id", "objective", "score", "suggested_rating", "points", "max"});
  const auto row = [&](const LaneDebrief& lane, std::string_view id, std::string_view title,
                       std::optional<std::int64_t> score, std::string_view rating,
                       std::int64_t points, std::int64_t max) {
    csv.cell(lane.lane.value).cell(page.text(lane.title)).cell(id).cell(title);
    csv.number(score ? tenths_json(score) : std::string{})
        .cell(rating)
        .number(decimal(points))
        .number(decimal(max))
        .end();
  };
  for (const auto& lane : model.lanes) {
    row(lane, "", page.word("total"), lane.score.score_tenths, "", lane.score.points,
        lane.score.max);
    for (const auto& o : lane.score.objectives) {
      row(lane, o.id.value, page.text(o.title), o.score_tenths,
          o.suggested ? wire::enum_name(*o.suggested) : "", o.points, o.max);
    }
  }
  return csv.take();
}

}  // namespace enshu::scoring
