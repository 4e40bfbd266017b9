// The sheet of a targeted-mail training: a row for each bait and department, organisation, and all.
#include "scoring/export/xlsx_sheets.hpp"

namespace enshu::scoring {

void training_sheet(Workbook& book, const Page& page) {
  const auto& training = page.model().training;
  if (training.baits.empty()) return;
  auto sheet = book.sheet(either(page, "メール訓練", "Mail training"),
                          {{page.word("training"), 28},
                           {page.word("training_level"), 8},
                           {page.word("training_group"), 24},
                           {page.word("training_delivered"), 10},
                           {page.word("training_opened"), 10},
                           {page.word("training_clicked"), 10},
                           {page.word("training_files"), 10},
                           {page.word("training_forms"), 10},
                           {page.word("training_reported"), 10},
                           {page.word("training_both"), 14},
                           {page.word("training_opened") + " %", 10},
                           {page.word("training_clicked") + " %", 10},
                           {page.word("training_files") + " %", 10},
                           {page.word("training_reported") + " %", 10},
                           {page.word("training_first"), 12},
                           {page.word("training_quartiles") + " 25", 12},
                           {page.word("training_quartiles") + " 50", 12},
                           {page.word("training_quartiles") + " 75", 12}});
  for (const auto& figures : training.baits) {
    const auto row = [&](const std::string& title, const TrainingCount& count) {
      sheet.text(page.text(figures.title)).number(figures.level).text(title);
      sheet.number(count.delivered).number(count.opened).number(count.clicked);
      sheet.number(count.files).number(count.forms).number(count.reported);
      sheet.number(count.lured_and_reported).percent(count.opened_ppm).percent(count.clicked_ppm);
      sheet.percent(count.files_ppm).percent(count.reported_ppm).span(count.first_report);
      sheet.span(count.report_quarter).span(count.report_median);
      sheet.span(count.report_three_quarters).end();
    };
    for (const auto& group : figures.departments) row(page.text(group.title), group.count);
    for (const auto& group : figures.organisations) row(page.text(group.title), group.count);
    row(page.word("training_all"), figures.all);
  }
}

}  // namespace enshu::scoring
