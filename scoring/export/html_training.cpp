// The chapter of a targeted-mail training: one table a bait, by department and organisation.
#include "scoring/export/html_parts.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

std::string with_share(std::int64_t count, std::int64_t share_ppm) {
  const auto tenths = (share_ppm + 500) / 1'000;
  return std::to_string(count) + " (" + std::to_string(tenths / 10) + "." +
         std::to_string(tenths % 10) + " %)";
}

std::string span(const std::optional<Duration>& time, const Page& page) {
  return time ? page.text(span_words(*time)) : std::string("–");
}

Data row(const std::string& title, const TrainingCount& count, const Page& page) {
  Data out;
  out.set("title", title);
  out.set("delivered", std::to_string(count.delivered));
  out.set("opened", with_share(count.opened, count.opened_ppm));
  out.set("clicked", with_share(count.clicked, count.clicked_ppm));
  out.set("files", with_share(count.files, count.files_ppm));
  out.set("forms", std::to_string(count.forms));
  out.set("reported", with_share(count.reported, count.reported_ppm));
  out.set("both", std::to_string(count.lured_and_reported));
  out.set("first", span(count.first_report, page));
  out.set("quartiles", span(count.report_quarter, page) + " / " + span(count.report_median, page) +
                           " / " + span(count.report_three_quarters, page));
  return out;
}

Data rows(const std::vector<TrainingGroup>& groups, const Page& page) {
  Data out{Data::type::list};
  for (const auto& group : groups) out.push_back(row(page.text(group.title), group.count, page));
  return out;
}

}  // namespace

std::string training_html(const Page& page) {
  const auto& training = page.model().training;
  if (training.baits.empty()) return {};
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("ordinary", std::to_string(training.ordinary_reported));
  Data baits{Data::type::list};
  for (const auto& figures : training.baits) {
    Data one;
    one.set("title", page.text(figures.title));
    one.set("level", std::to_string(figures.level));
    one.set("departments", rows(figures.departments, page));
    one.set("all", row(page.word("training_all"), figures.all, page));
    one.set("has_organisations", !figures.organisations.empty());
    one.set("organisations", rows(figures.organisations, page));
    one.set("firsts", span(figures.first_reports_quarter, page) + " / " +
                          span(figures.first_reports_median, page) + " / " +
                          span(figures.first_reports_three_quarters, page));
    baits.push_back(one);
  }
  data.set("baits", baits);
  return render("training.mustache", data);
}

}  // namespace enshu::scoring
