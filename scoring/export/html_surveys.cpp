// The chapter of questionnaires: counts and means, and what people wrote.
#include <algorithm>
#include <map>

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

/// So many free answers a question stand in an overview.
constexpr std::size_t most_texts = 20;

/// The answers that the page shows: all, or in an overview a few of as many teams as possible, from
/// the first team to the last at even steps. Where teams are not named each answer stands for one.
std::vector<const WrittenAnswer*> shown_texts(const QuestionTally& question, const Page& page) {
  std::vector<const WrittenAnswer*> out;
  if (page.whole() || question.texts.size() <= most_texts) {
    for (const auto& written : question.texts) out.push_back(&written);
    return out;
  }
  std::map<LaneId, std::size_t> places;
  for (const auto& lane : page.model().lanes) places.emplace(lane.lane, places.size());
  std::map<std::size_t, std::vector<const WrittenAnswer*>> of_team;
  for (const auto& written : question.texts) {
    const auto place = places.find(written.lane);
    of_team[place == places.end() ? places.size() + of_team.size() : place->second].push_back(
        &written);
  }
  for (std::size_t round = 0; out.size() < most_texts; ++round) {
    std::vector<const WrittenAnswer*> next;
    for (const auto& [place, texts] : of_team) {
      if (round < texts.size()) next.push_back(texts[round]);
    }
    const auto wanted = std::min(most_texts - out.size(), next.size());
    for (std::size_t i = 0; i < wanted; ++i) out.push_back(next[i * next.size() / wanted]);
  }
  return out;
}

Data text_rows(const std::vector<const WrittenAnswer*>& shown, const Page& page) {
  Data rows{Data::type::list};
  for (const auto* written : shown) {
    Data row;
    // An anonymous export names neither: where a post has one seat it is the person.
    if (!written->lane.empty())
      row.set("who", page.lane_title(written->lane) + " " + page.party(written->role));
    row.set("text", written->text);
    rows.push_back(row);
  }
  return rows;
}

/// How many answers are left out, and where they stand.
std::string more_words(std::size_t left, const Page& page) {
  const auto count = std::to_string(left);
  return page.language() == Language::ja
             ? "このほかに " + count +
                   " 件の回答があります。すべては Excel の「質問票」シートにあります。"
             : count + " more answers stand in the workbook, sheet \"Questionnaire\".";
}

Data question_data(const QuestionTally& question, const Page& page) {
  Data out;
  out.set("label", page.text(question.label));
  out.set("answers", std::to_string(question.answers));
  if (question.mean_hundredths) out.set("mean", hundredths_words(*question.mean_hundredths));
  const auto options = option_rows(question, page);
  out.set("has_options", !options.is_empty_list());
  out.set("options", options);
  const auto shown = shown_texts(question, page);
  const auto texts = text_rows(shown, page);
  out.set("has_texts", !texts.is_empty_list());
  out.set("texts", texts);
  if (shown.size() < question.texts.size())
    out.set("more", more_words(question.texts.size() - shown.size(), page));
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
