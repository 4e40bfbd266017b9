// Decisions about questionnaires: when they open, and whether an answer fits its question.
#include <algorithm>
#include <charconv>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

using Answers = std::map<std::string, std::vector<std::string>>;

Error bad_answer(const SurveyQuestion& question, std::string ja, std::string en) {
  const auto& label = question.label;
  return refuse("bad_answer", "「" + label.ja + "」: " + std::move(ja),
                "\"" + label.in(Language::en) + "\": " + std::move(en));
}

bool is_option(const SurveyQuestion& question, const std::string& value) {
  return std::ranges::find(question.options, value, &AnswerOption::id) != question.options.end();
}

bool on_scale(const SurveyQuestion& question, const std::string& value) {
  std::int64_t step = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), step);
  return failed == std::errc{} && end == value.data() + value.size() && step >= 1 &&
         step <= question.steps;
}

Result<Done> fits_one(const SurveyQuestion& question, const std::string& value) {
  switch (question.type) {
    case QuestionType::choice:
    case QuestionType::choices:
      if (is_option(question, value)) return Done{};
      return bad_answer(question, "選択肢から選んでください。", "choose one of the options.");
    case QuestionType::scale:
      if (on_scale(question, value)) return Done{};
      return bad_answer(question,
                        "1 から " + std::to_string(question.steps) + " で答えてください。",
                        "answer from 1 to " + std::to_string(question.steps) + ".");
    case QuestionType::yesno:
      if (value == "yes" || value == "no") return Done{};
      return bad_answer(question, "「はい」か「いいえ」で答えてください。", "answer yes or no.");
    case QuestionType::text:
      return within(value, 4'000, "回答", "answer");
  }
  return Done{};
}

/// The answer to one question; nothing was written when it is empty.
Result<Done> fits(const SurveyQuestion& question, std::vector<std::string>& values) {
  std::erase(values, std::string{});
  if (values.empty()) {
    if (question.may_lack) return Done{};
    return bad_answer(question, "回答がありません。答えてから送ってください。",
                      "there is no answer. Answer it, then send.");
  }
  if (question.type != QuestionType::choices && values.size() > 1) {
    return bad_answer(question, "一つだけ答えてください。", "give one answer only.");
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (auto fine = fits_one(question, values[i]); !fine) return fine;
    if (std::find(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), values[i]) !=
        values.begin() + static_cast<std::ptrdiff_t>(i)) {
      return bad_answer(question, "同じ選択肢が二度あります。", "an option stands there twice.");
    }
  }
  return Done{};
}

/// What may be written into the record: every question of the scenario, in its words.
Result<Answers> checked(const Survey& survey, Answers answers) {
  for (const auto& [name, values] : answers) {
    if (survey.question(FieldId(name)) != nullptr) continue;
    return refuse("unknown_question",
                  "質問「" + name + "」はこの質問票にありません。画面を再読み込みしてください。",
                  "There is no question '" + name + "' in the questionnaire. Reload the page.");
  }
  for (const auto& entry : survey.questions) {
    auto& values = answers[entry.asked.id.value];
    if (auto fine = fits(entry.asked, values); !fine) return fine.error();
    if (values.empty()) answers.erase(entry.asked.id.value);
  }
  return answers;
}

}  // namespace

void open_survey(const Asking& asking, const LaneState& lane, std::size_t at,
                 std::vector<Draft>& drafts) {
  const auto& survey = asking.scenario.surveys[at];
  const auto due = survey.at_end ? asking.now.at : lane.surveys[at].due.value_or(asking.now.at);
  SurveyOpened opened{survey.id, survey.title, survey.roles, survey.at_end, {}, due, 0};
  opened.late_ms = std::max<std::int64_t>(0, asking.now.at.ms - due.ms);
  for (const auto& entry : survey.questions) opened.questions.push_back(entry.asked);
  drafts.push_back({lane.id, std::move(opened)});
}

void open_closing_surveys(const Asking& asking, const LaneState& lane, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < asking.scenario.surveys.size(); ++i) {
    if (asking.scenario.surveys[i].at_end) open_survey(asking, lane, i, drafts);
  }
}

Decided on(const Asking& asking, const AnswerSurvey& command) {
  const auto& surveys = asking.scenario.surveys;
  auto who = reader(asking);
  if (!who) return who.error();
  const auto at = survey_index(surveys, command.survey);
  if (!at || !surveys[*at].is_for(who->role) || !who->lane->surveys[*at].opened) {
    return refuse("unknown_survey", "その質問票は開いていません。画面を再読み込みしてください。",
                  "That questionnaire is not open. Reload the page.");
  }
  if (!surveys[*at].at_end) {
    if (auto playing = player(asking); !playing) return playing.error();
  }
  if (who->lane->surveys[*at].answers.contains(asking.request.by)) {
    return refuse("answered_already", "この質問票にはすでに回答しています。",
                  "You have answered this questionnaire already.");
  }
  auto answers = checked(surveys[*at], command.answers);
  if (!answers) return answers.error();
  SurveyAnswered answered{command.survey, who->role, *std::move(answers), {}};
  for (const auto& entry : surveys[*at].questions) {
    if (surveys[*at].reveal_model && !entry.model.empty())
      answered.model.emplace(entry.asked.id.value, entry.model);
  }
  return Decision{{Draft{who->lane->id, std::move(answered)}}};
}

}  // namespace enshu
