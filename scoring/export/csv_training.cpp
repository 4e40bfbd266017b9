// A targeted-mail training as tables: by department for everybody, by person for the lead.
#include "scoring/export/csv_table.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/page_data.hpp"

namespace enshu::scoring {
namespace {

std::string ms_of(const std::optional<Duration>& span) {
  return span ? std::to_string(span->ms) : std::string{};
}

std::string time_of(const std::optional<ExerciseTime>& at) {
  return at ? format_exercise_time(*at) : std::string{};
}

}  // namespace

std::string training_csv(const DebriefModel& model, Language language) {
  const Page page(model, language);
  Csv csv;
  csv.header({"bait", "title", "level", "kind", "id", "group", "delivered", "opened", "clicked",
              "files", "forms", "lured", "reported", "lured_and_reported", "first_lured_ms",
              "first_report_ms", "report_quarter_ms", "report_median_ms",
              "report_three_quarters_ms"});
  for (const auto& figures : model.training.baits) {
    const auto row = [&](std::string_view kind, const std::string& id, const std::string& title,
                         const TrainingCount& count) {
      csv.cell(figures.bait.value).cell(page.text(figures.title));
      csv.number(std::to_string(figures.level)).cell(kind).cell(id).cell(title);
      for (const auto value : {count.delivered, count.opened, count.clicked, count.files,
                               count.forms, count.lured, count.reported, count.lured_and_reported})
        csv.number(std::to_string(value));
      for (const auto& span : {count.first_lured, count.first_report, count.report_quarter,
                               count.report_median, count.report_three_quarters})
        csv.number(ms_of(span));
      csv.end();
    };
    for (const auto& group : figures.departments)
      row("department", group.id, page.text(group.title), group.count);
    for (const auto& group : figures.organisations)
      row("organisation", group.id, page.text(group.title), group.count);
    row("all", "", page.word("training_all"), figures.all);
  }
  return csv.take();
}

std::string training_people_csv(const DebriefModel& model, Language language) {
  const Page page(model, language);
  Csv csv;
  csv.header({"seat", "person", "department", "bait", "delivered", "opened", "clicked", "file",
              "form", "reported"});
  for (const auto& person : model.training_people) {
    csv.cell(person.seat.value).cell(page.person(person.seat)).cell(page.text(person.department));
    csv.cell(person.bait.value);
    for (const auto& at : {person.delivered, person.opened, person.clicked, person.file,
                           person.form, person.reported})
      csv.cell(time_of(at));
    csv.end();
  }
  return csv.take();
}

}  // namespace enshu::scoring
