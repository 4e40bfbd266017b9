// The chapter of questionnaires: counts and means, and what people wrote.
#include "scoring/export/html_parts.hpp"
#include "scoring/export/markdown.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

Data option_rows(const QuestionTally& question, const Page& page) {
  Data rows{Data::type::list};
  for (const auto& option : question.options) {
    Data row;
    row.set("label", page.text(option.label));
    row.set("count", std::to_string(option.count));
    row.set("share", question.answers == 0
                         ? std::string("–")
                         : percent_words(option.count * 1'000'000 / question.answers));
    rows.push_back(row);
  }
  return rows;
}

Data text_rows(const QuestionTally& question, const Page& page) {
  Data rows{Data::type::list};
  for (const auto& written : question.texts) {
    Data row;
    row.set("who", page.lane_title(written.lane) + " " + page.party(written.role));
    row.set("text", written.text);
    rows.push_back(row);
  }
  return rows;
}

Data question_data(const QuestionTally& question, const Page& page) {
  Data out;
  out.set("label", page.text(question.label));
  out.set("answers", std::to_string(question.answers));
  if (question.mean_hundredths) out.set("mean", hundredths_words(*question.mean_hundredths));
  const auto options = option_rows(question, page);
  out.set("has_options", !options.is_empty_list());
  out.set("options", options);
  const auto texts = text_rows(question, page);
  out.set("has_texts", !texts.is_empty_list());
  out.set("texts", texts);
  if (!question.model.empty()) out.set("model", markdown_html(page.text(question.model), 5));
  return out;
}

}  // namespace

std::string surveys_html(const Page& page) {
  if (page.model().surveys.empty()) return {};
  Data data;
  data.set("t", fixed_words(page.language()));
  Data surveys{Data::type::list};
  for (const auto& survey : page.model().surveys) {
    Data one;
    one.set("title", page.text(survey.title));
    one.set("asked", std::to_string(survey.asked));
    one.set("answered", std::to_string(survey.answered));
    Data questions{Data::type::list};
    for (const auto& question : survey.questions)
      questions.push_back(question_data(question, page));
    one.set("questions", questions);
    surveys.push_back(one);
  }
  data.set("surveys", surveys);
  return render("surveys.mustache", data);
}

}  // namespace enshu::scoring
