// Sums over the answers; a scale's mean is rounded to hundredths.
#include "scoring/survey_tally.hpp"

#include <algorithm>
#include <charconv>

#include "scoring/points.hpp"

namespace enshu::scoring {
namespace {

std::vector<OptionTally> options_of(const SurveyQuestion& question) {
  std::vector<OptionTally> out;
  switch (question.type) {
    case QuestionType::choice:
    case QuestionType::choices:
      for (const auto& option : question.options) out.push_back({option.id, option.label, 0});
      break;
    case QuestionType::scale:
      for (std::int64_t step = 1; step <= question.steps; ++step) {
        const auto number = std::to_string(step);
        const auto& meaning = step == 1                ? question.low
                              : step == question.steps ? question.high
                                                       : Text{};
        out.push_back({number,
                       {number + (meaning.ja.empty() ? "" : " " + meaning.ja),
                        number + (meaning.en.empty() ? "" : " " + meaning.en)},
                       0});
      }
      break;
    case QuestionType::yesno:
      out = {{"yes", {"はい", "Yes"}, 0}, {"no", {"いいえ", "No"}, 0}};
      break;
    case QuestionType::text:
      break;
  }
  return out;
}

std::int64_t agreed(const QuestionTally& question) {
  std::int64_t out = 0;
  const auto steps = static_cast<std::int64_t>(question.options.size());
  for (std::int64_t i = 0; i < steps; ++i) {
    const auto& option = question.options[static_cast<std::size_t>(i)];
    const bool agrees = question.type == QuestionType::scale
                            ? 2 * (i + 1) > steps + 1  // above the middle
                            : option.id == "yes";
    if (agrees) out += option.count;
  }
  return out;
}

}  // namespace

SurveyCount::SurveyCount(const Scenario& scenario) : scenario_(scenario) {
  for (const auto& survey : scenario.surveys) {
    SurveyTally tally{survey.id, survey.title, 0, 0, {}};
    for (const auto& entry : survey.questions) {
      const auto& asked = entry.asked;
      tally.questions.push_back({asked.id,
                                 asked.label,
                                 asked.type,
                                 0,
                                 options_of(asked),
                                 {},
                                 {},
                                 entry.model,
                                 entry.figure});
    }
    sums_.emplace_back(tally.questions.size(), 0);
    tallies_.push_back(std::move(tally));
  }
  lanes_.resize(tallies_.size());
}

void SurveyCount::opened(const LaneId& lane, const SurveyOpened& e) {
  if (const auto at = survey_index(scenario_.surveys, e.survey)) lanes_[*at].insert(lane);
}

void SurveyCount::answered(const LaneId& lane, const SurveyAnswered& e) {
  const auto at = survey_index(scenario_.surveys, e.survey);
  if (!at) return;
  auto& tally = tallies_[*at];
  ++tally.answered;
  for (std::size_t i = 0; i < tally.questions.size(); ++i) {
    auto& question = tally.questions[i];
    const auto found = e.answers.find(question.id.value);
    if (found == e.answers.end() || found->second.empty()) continue;
    ++question.answers;
    for (const auto& value : found->second) {
      if (question.type == QuestionType::text) question.texts.push_back({lane, e.role, value});
      for (auto& option : question.options) option.count += option.id == value ? 1 : 0;
      std::int64_t step = 0;
      if (question.type == QuestionType::scale)
        std::from_chars(value.data(), value.data() + value.size(), step);
      sums_[*at][i] += step;
    }
  }
}

std::vector<SurveyTally> SurveyCount::tallies(
    const std::map<std::pair<LaneId, PartyId>, std::int64_t>& seats) const {
  std::vector<SurveyTally> out;
  for (std::size_t at = 0; at < tallies_.size(); ++at) {
    if (lanes_[at].empty()) continue;
    auto& tally = out.emplace_back(tallies_[at]);
    for (const auto& [post, count] : seats) {
      const auto& [lane, role] = post;
      if (lanes_[at].contains(lane) && scenario_.surveys[at].is_for(role)) tally.asked += count;
    }
    for (std::size_t i = 0; i < tally.questions.size(); ++i) {
      auto& question = tally.questions[i];
      if (question.type != QuestionType::scale || question.answers == 0) continue;
      question.mean_hundredths = (sums_[at][i] * 200 + question.answers) / (question.answers * 2);
    }
  }
  return out;
}

std::vector<OpinionFigures> opinions(const std::vector<SurveyTally>& surveys) {
  std::vector<OpinionFigures> out;
  for (const auto& survey : surveys) {
    for (const auto& question : survey.questions) {
      if (!question.figure) continue;
      const auto yes = agreed(question);
      out.push_back(
          {*question.figure, question.label, question.answers, yes, ppm(yes, question.answers)});
    }
  }
  return out;
}

}  // namespace enshu::scoring
