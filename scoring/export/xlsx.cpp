// The workbook: what an organiser sorts, filters and copies from.
#include "scoring/export/export.hpp"
#include "scoring/export/xlsx_sheets.hpp"

namespace enshu::scoring {

std::string either(const Page& page, const char* ja, const char* en) {
  return page.language() == Language::ja ? ja : en;
}

Result<std::string> debrief_xlsx(const DebriefModel& model, Language language) {
  const Page page(model, language);
  const auto& exercise = model.exercise;
  Workbook book(page.word("mark") + " " + page.text(exercise.title),
                exercise.ended.value_or(exercise.started.value_or(WallTime{})));
  summary_sheet(book, page);
  scores_sheet(book, page);
  race_sheet(book, page);
  participants_sheet(book, page);
  departments_sheet(book, page);
  reach_sheet(book, page);
  flows_sheet(book, page);
  msel_sheet(book, page);
  messages_sheet(book, page);
  reports_sheet(book, page);
  duties_sheet(book, page);
  handling_sheet(book, page);
  paths_sheet(book, page);
  decisions_sheet(book, page);
  notes_sheet(book, page);
  evaluation_sheet(book, page);
  overrides_sheet(book, page);
  improvements_sheet(book, page);
  follow_up_sheet(book, page);
  training_sheet(book, page);
  surveys_sheet(book, page);
  rubric_sheet(book, page);
  organisations_sheet(book, page);
  fields_sheet(book, page);
  severity_sheet(book, page);
  duty_counts_sheet(book, page);
  tiers_sheet(book, page);
  hops_sheet(book, page);
  comparison_sheet(book, page);
  return book.finish();
}

}  // namespace enshu::scoring
