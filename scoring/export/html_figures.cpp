// The chapter of published figures: who took part, what reached whom, what went up and down.
#include <algorithm>

#include "scoring/export/html_parts.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

/// More lanes than this that a hop did not reach are counted and not named.
constexpr std::size_t most_named = 10;

std::string digits(std::int64_t value) { return std::to_string(value); }

Data facts(const Page& page) {
  const auto& figures = page.model().figures;
  Data rows{Data::type::list};
  const auto add = [&](std::string_view key, const std::string& value) {
    Data row;
    row.set("name", page.word(key));
    row.set("value", value);
    rows.push_back(row);
  };
  add("participants", digits(figures.participants));
  add("took_part", digits(figures.took_part));
  add("organisations", digits(figures.organisations));
  add("teams", digits(page.model().exercise.lanes));
  std::string sectors;
  for (const auto& sector : figures.sectors)
    sectors += (sectors.empty() ? "" : page.word("comma")) + page.text(sector);
  if (!sectors.empty()) add("sectors", sectors);
  for (const auto& opinion : figures.opinions) {
    Data row;
    row.set("name", opinion_words(opinion.opinion, page.language()));
    row.set("value", share_words(opinion.share_ppm, opinion.agreed, opinion.answers));
    rows.push_back(row);
  }
  return rows;
}

Data posts(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& post : page.model().figures.posts) {
    Data row;
    row.set("title", page.party(post.role));
    row.set("seats", digits(post.seats));
    row.set("took_part", digits(post.took_part));
    rows.push_back(row);
  }
  return rows;
}

Data departments(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& part : page.model().figures.departments) {
    Data row;
    row.set("title", department_words(part.department, page.language()));
    row.set("lanes", digits(part.lanes));
    row.set("took_part", digits(part.took_part));
    row.set("share", percent_words(part.share_ppm));
    rows.push_back(row);
  }
  return rows;
}

std::string failures(const Page& page, const HopFigures& hop) {
  std::string out;
  for (const auto reason :
       {ReachFailure::nothing_sent, ReachFailure::others_only, ReachFailure::wrong_recipient}) {
    std::string names;
    std::size_t count = 0;
    for (const auto& failure : hop.failures) {
      if (failure.reason != reason) continue;
      ++count;
      if (hop.failures.size() <= most_named)
        names += (names.empty() ? "" : page.word("comma")) + page.lane_title(failure.lane);
    }
    if (count == 0) continue;
    const auto number = digits(static_cast<std::int64_t>(count));
    out += (out.empty() ? "" : "\n") + failure_words(reason, page.language()) + ": " + number +
           (names.empty() ? "" : " (" + names + ")");
  }
  return out;
}

Data hops(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& hop : page.model().figures.hops) {
    Data row;
    row.set("title", page.text(hop.title));
    row.set("from", page.party(hop.from));
    row.set("to", page.party(hop.to));
    row.set("expected", digits(hop.expected));
    row.set("reached", digits(hop.reached));
    row.set("reach", percent_words(hop.reach_ppm));
    row.set("in_time", digits(hop.in_time));
    row.set("confirmed", percent_words(hop.confirmed_ppm));
    row.set("median", hop.median_delay ? page.text(span_words(*hop.median_delay)) : "–");
    row.set("longest", hop.longest_delay ? page.text(span_words(*hop.longest_delay)) : "–");
    row.set("failures", failures(page, hop));
    rows.push_back(row);
  }
  return rows;
}

Data flows(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& flow : page.model().figures.flows) {
    Data row;
    row.set("direction", flow_words(flow.direction, page.language()));
    row.set("means", flow_means_words(flow.means, page.language()));
    row.set("type", flow.type.empty() ? "–" : page.text(flow.type));
    std::vector<std::string> quarters;
    for (const auto count : flow.quarters) quarters.push_back(digits(count));
    row.set("quarters", string_list(quarters));
    row.set("total", digits(flow.total));
    rows.push_back(row);
  }
  return rows;
}

Data edges(const Page& page) {
  Data rows{Data::type::list};
  const auto add = [&](const std::string& title, const PathFigures& figures) {
    Data row;
    row.set("title", title);
    std::vector<std::string> cells;
    for (const auto value :
         {figures.expected, figures.in_time, figures.late, figures.missing, figures.acknowledged,
          figures.unacknowledged, figures.wrong, figures.leaked})
      cells.push_back(digits(value));
    row.set("cells", string_list(cells));
    rows.push_back(row);
  };
  for (const auto& lane : page.model().lanes) add(page.text(lane.title), lane.path_figures);
  if (page.model().lanes.size() > 1) add(page.word("all"), page.model().figures.paths);
  return rows;
}

}  // namespace

std::string figures_html(const Page& page) {
  const auto& figures = page.model().figures;
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("facts", facts(page));
  data.set("posts", posts(page));
  data.set("has_departments", !figures.departments.empty());
  data.set("departments", departments(page));
  data.set("has_hops", !figures.hops.empty());
  data.set("hops", hops(page));
  data.set("has_flows", !figures.flows.empty());
  data.set("flows", flows(page));
  data.set("edges", edges(page));
  return render("figures.mustache", data);
}

}  // namespace enshu::scoring
