// The sheet of questionnaires: a row for every option counted and every text written.
#include "scoring/export/xlsx_sheets.hpp"

namespace enshu::scoring {

void surveys_sheet(Workbook& book, const Page& page) {
  if (page.model().surveys.empty()) return;
  auto sheet =
      book.sheet(either(page, "質問票", "Questionnaire"), {{page.word("surveys"), 26},
                                                           {page.word("survey_question"), 44},
                                                           {page.word("survey_option"), 30},
                                                           {page.word("survey_count"), 10},
                                                           {page.word("survey_answered"), 10},
                                                           {page.word("survey_mean"), 10},
                                                           {page.word("team"), 16},
                                                           {page.word("post"), 22},
                                                           {page.word("survey_text"), 60}});
  for (const auto& survey : page.model().surveys) {
    for (const auto& question : survey.questions) {
      const auto begin = [&] {
        sheet.text(page.text(survey.title)).text(page.text(question.label));
      };
      const auto mean = [&] {
        if (question.mean_hundredths) {
          sheet.fraction(*question.mean_hundredths, 100);
        } else {
          sheet.empty();
        }
      };
      for (const auto& option : question.options) {
        begin();
        sheet.text(page.text(option.label)).number(option.count).number(question.answers);
        mean();
        sheet.empty().empty().empty().end();
      }
      for (const auto& written : question.texts) {
        begin();
        sheet.empty().empty().number(question.answers).empty();
        sheet.text(page.lane_title(written.lane)).text(page.party(written.role));
        sheet.text(written.text).end();
      }
    }
  }
}

}  // namespace enshu::scoring
