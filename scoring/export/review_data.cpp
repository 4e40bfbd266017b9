// Rows that page and workbook show alike.
#include "scoring/export/review_data.hpp"

#include <algorithm>
#include <map>

#include "scoring/review.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

constexpr FieldMark counted[] = {FieldMark::right,   FieldMark::partly, FieldMark::wrong,
                                 FieldMark::missing, FieldMark::filled, FieldMark::not_sent};

std::string tenths_words(const std::optional<std::int64_t>& score) {
  return score ? tenths_json(score) : "–";
}

}  // namespace

std::string mark_sign(FieldMark mark) {
  switch (mark) {
    case FieldMark::right:
      return "●";
    case FieldMark::partly:
      return "◐";
    case FieldMark::wrong:
      return "✕";
    case FieldMark::missing:
      return "□";
    case FieldMark::filled:
      return "○";
    case FieldMark::not_sent:
      return "－";
    case FieldMark::not_counted:
      return "";
  }
  return "";
}

std::string mark_words(const Page& page, FieldMark mark) {
  switch (mark) {
    case FieldMark::right:
      return page.word("mark_right");
    case FieldMark::partly:
      return page.word("mark_partly");
    case FieldMark::wrong:
      return page.word("mark_wrong");
    case FieldMark::missing:
      return page.word("mark_missing");
    case FieldMark::filled:
      return page.word("mark_filled");
    case FieldMark::not_sent:
      return page.word("mark_not_sent");
    case FieldMark::not_counted:
      return page.word("mark_not_counted");
  }
  return {};
}

std::string sector_title(const Page& page, const std::string& id) {
  const auto& sectors = page.model().review.sectors;
  const auto found =
      std::ranges::find_if(sectors, [&](const SectorReview& each) { return each.sector == id; });
  return found == sectors.end() ? id : page.text(found->title);
}

std::vector<LabelledRow> field_sums(const Page& page) {
  std::vector<FieldId> order;
  std::map<FieldId, std::pair<std::string, std::map<FieldMark, std::int64_t>>> sums;
  for (const auto& row : page.model().review.fields) {
    if (!sums.contains(row.field)) order.push_back(row.field);
    auto& [label, counts] = sums[row.field];
    label = page.text(row.label);
    for (const auto& cell : row.cells) ++counts[cell.mark];
  }
  std::vector<LabelledRow> out;
  for (const auto& field : order) {
    auto& [label, counts] = sums[field];
    LabelledRow row{label, {}};
    for (const auto mark : counted) row.cells.push_back(std::to_string(counts[mark]));
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<ExerciseSummary> compared(const DebriefModel& model) {
  auto out = model.earlier;
  out.push_back(summary_of(model));
  std::ranges::stable_sort(
      out, {}, [](const ExerciseSummary& each) { return each.started ? each.started->ms : 0; });
  return out;
}

std::string exercise_label(const Page& page, const ExerciseSummary& exercise) {
  const auto& own = page.model().exercise;
  const bool this_one = exercise.started == own.started && exercise.digest == own.digest &&
                        exercise.title == own.title && exercise.participants == own.participants;
  std::string out = exercise.started ? page.wall(*exercise.started).substr(0, 16) : "–";
  if (this_one) out += " (" + page.word("this_exercise") + ")";
  if (exercise.digest != own.digest) out += " " + page.word("other_version");
  return out;
}

std::vector<LabelledRow> comparison_lines(const Page& page,
                                          const std::vector<ExerciseSummary>& all) {
  std::vector<LabelledRow> out;
  const auto add = [&](const std::string& title, auto value) {
    LabelledRow row{title, {}};
    for (const auto& each : all) row.cells.push_back(value(each));
    out.push_back(std::move(row));
  };
  using Each = const ExerciseSummary&;
  add(page.word("teams"), [](Each e) { return std::to_string(e.lanes); });
  add(page.word("participants"), [](Each e) { return std::to_string(e.participants); });
  add(page.word("total"), [](Each e) { return tenths_words(e.score_tenths); });
  for (const auto& objective : page.model().objectives) {
    add(page.text(objective.title), [&](Each e) {
      const auto found = std::ranges::find_if(
          e.objectives, [&](const ObjectiveFigure& f) { return f.objective == objective.id; });
      return found == e.objectives.end() ? std::string("–") : tenths_words(found->score_tenths);
    });
  }
  add(page.word("met"), [](Each e) { return std::to_string(e.met); });
  add(page.word("late"), [](Each e) { return std::to_string(e.late); });
  add(page.word("missed"), [](Each e) { return std::to_string(e.missed); });
  add(page.word("reach_rate"),
      [](Each e) { return e.reach_ppm ? percent_words(*e.reach_ppm) : std::string("–"); });
  add(page.word("first_report"), [&](Each e) {
    return e.first_report ? page.text(span_words(*e.first_report)) : std::string("–");
  });
  const auto of_plan = [](Each e, std::int64_t rows) {
    return e.improvements > 0 ? std::to_string(rows) + " / " + std::to_string(e.improvements)
                              : std::string("–");
  };
  add(page.word("improvements_done"), [&](Each e) { return of_plan(e, e.improvements_done); });
  add(page.word("improvements_under_way"),
      [&](Each e) { return of_plan(e, e.improvements_under_way); });
  return out;
}

}  // namespace enshu::scoring
