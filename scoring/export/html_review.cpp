// The chapter "Review": report fields, severity, contradictions, and figures rolled up.
#include <algorithm>

#include "engine/wire/write.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/export/review_data.hpp"
#include "scoring/review.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

/// A table of more rows or teams than this is a wall of signs; the sums say more.
constexpr std::size_t most_field_rows = 150;
constexpr std::size_t most_lanes_across = 30;

std::string digits(std::int64_t value) { return std::to_string(value); }

std::string points(const std::optional<std::int64_t>& score_tenths) {
  return score_tenths ? tenths_json(score_tenths) : "–";
}

template <class Review>
std::vector<std::string> rolled_up(const Review& each) {
  return {digits(each.seats),          digits(each.took_part),     points(each.score_tenths),
          digits(each.paths.expected), digits(each.paths.in_time), digits(each.paths.late),
          digits(each.paths.missing),  digits(each.paths.wrong),   digits(each.paths.leaked),
          digits(each.contradictions)};
}

Data row_of(const std::string& title, const std::vector<std::string>& cells) {
  Data row;
  row.set("title", title);
  row.set("cells", string_list(cells));
  return row;
}

Data sectors(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& each : page.model().review.sectors) {
    auto cells = rolled_up(each);
    cells.insert(cells.begin(), digits(each.organisations));
    rows.push_back(row_of(page.text(each.title), cells));
  }
  return rows;
}

Data organisations(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& each : page.model().review.organisations) {
    auto row = row_of(page.text(each.title), rolled_up(each));
    row.set("sector", sector_title(page, each.sector));
    rows.push_back(row);
  }
  return rows;
}

Data tiers(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& tier : page.model().review.tiers) {
    rows.push_back(row_of(
        page.text(tier.title),
        {digits(tier.tier), digits(tier.expected), digits(tier.reached), digits(tier.in_time),
         percent_words(tier.reach_ppm), digits(tier.receipts), percent_words(tier.receipt_ppm)}));
  }
  return rows;
}

Data duties(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& duty : page.model().review.duties) {
    rows.push_back(row_of(page.text(duty.title),
                          {digits(duty.lanes), digits(duty.met), digits(duty.late),
                           digits(duty.missed), duty.lanes == 0 ? "–" : percent_words(duty.met_ppm),
                           duty.median ? span_words(*duty.median).in(page.language()) : "–",
                           points(duty.score_tenths)}));
  }
  return rows;
}

Data benchmark(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& line : page.model().review.benchmark) {
    Data row;
    row.set("title", page.text(line.title));
    row.set("count", digits(line.count));
    row.set("lower", tenths_json(line.lower_tenths));
    row.set("median", tenths_json(line.median_tenths));
    row.set("upper", tenths_json(line.upper_tenths));
    rows.push_back(row);
  }
  return rows;
}

Data fields(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& field : page.model().review.fields) {
    Data row;
    row.set("duty", page.text(field.duty));
    row.set("label", page.text(field.label));
    Data cells{Data::type::list};
    for (const auto& cell : field.cells) {
      Data one;
      one.set("class", std::string(wire::enum_name(cell.mark)));
      one.set("sign", mark_sign(cell.mark));
      one.set("words", mark_words(page, cell.mark));
      cells.push_back(one);
    }
    row.set("cells", cells);
    rows.push_back(row);
  }
  return rows;
}

std::string statement(const Page& page, const Statement& said) {
  std::string values;
  for (const auto& value : said.values)
    values += (values.empty() ? "" : page.word("comma")) + page.text(value);
  return format_exercise_time(said.at) + " " + page.parties(said.to) + ": " + values + " (#" +
         std::to_string(said.seq) + ")";
}

Data contradictions(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& found : page.model().review.contradictions) {
    Data row;
    row.set("team", found.from.empty() ? page.lane_title(found.lane) : page.party(found.from));
    row.set("label", page.text(found.label));
    row.set("stale", statement(page, found.stale));
    row.set("newer", statement(page, found.newer));
    rows.push_back(row);
  }
  return rows;
}

Data earlier(const Page& page, const std::vector<ExerciseSummary>& all) {
  Data rows{Data::type::list};
  for (const auto& line : comparison_lines(page, all))
    rows.push_back(row_of(line.title, line.cells));
  return rows;
}

}  // namespace

std::string review_html(const Page& page) {
  const auto& model = page.model();
  const auto& review = model.review;
  Data data;
  data.set("t", fixed_words(page.language()));
  const auto all = compared(model);
  data.set("has_earlier", !model.earlier.empty());
  std::vector<std::string> exercises;
  for (const auto& each : all) exercises.push_back(exercise_label(page, each));
  data.set("exercises", string_list(exercises));
  data.set("earlier", earlier(page, all));
  data.set("has_duties", !review.duties.empty());
  data.set("duties", duties(page));
  data.set("has_benchmark", !review.benchmark.empty());
  data.set("benchmark", benchmark(page));
  data.set("has_sectors", !review.sectors.empty());
  data.set("sectors", sectors(page));
  data.set("has_organisations", review.organisations.size() > 1);
  data.set("rows", organisations(page));
  data.set("has_tiers", !review.tiers.empty());
  data.set("tiers", tiers(page));
  data.set("has_fields", !review.fields.empty());
  const bool by_lane =
      review.fields.size() <= most_field_rows && model.lanes.size() <= most_lanes_across;
  data.set("by_lane", by_lane);
  if (by_lane) data.set("fields", fields(page));
  std::vector<std::string> lanes;
  for (const auto& lane : model.lanes) lanes.push_back(page.text(lane.title));
  data.set("lanes", string_list(lanes));
  Data sums{Data::type::list};
  for (const auto& sum : field_sums(page)) sums.push_back(row_of(sum.title, sum.cells));
  data.set("field_sums", sums);
  const auto lines = page.whole() ? severity_data(page) : Data{Data::type::list};
  data.set("has_severity", !lines.is_empty_list());
  data.set("severity", lines);
  data.set("has_contradictions", !review.contradictions.empty());
  data.set("contradictions", contradictions(page));
  return render("review.mustache", data);
}

}  // namespace enshu::scoring
