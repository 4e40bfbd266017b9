// How modelled people fill in questionnaires: by chance of their own, so that a questionnaire more
// or less changes nothing else that they do.
#include <algorithm>

#include "engine/app/models/population.hpp"

namespace enshu::app {
namespace {

constexpr std::uint32_t says_yes = 800;
constexpr std::uint32_t fills_what_may_lack = 500;
constexpr Duration per_question{20'000};

const std::string& any_option(const SurveyQuestion& question, Rng& rng) {
  return question.options[rng.below(static_cast<std::uint32_t>(question.options.size()))].id;
}

std::vector<std::string> answer_to(const SurveyQuestion& question, Rng& rng) {
  switch (question.type) {
    case QuestionType::choice:
      return {any_option(question, rng)};
    case QuestionType::choices: {
      std::vector<std::string> chosen;
      for (const auto& option : question.options) {
        if (rng.chance(500)) chosen.push_back(option.id);
      }
      if (chosen.empty()) chosen.push_back(any_option(question, rng));
      return chosen;
    }
    case QuestionType::scale:  // people are kind: the better of two draws
      return {
          std::to_string(std::max(rng.between(1, question.steps), rng.between(1, question.steps)))};
    case QuestionType::yesno:
      return {rng.chance(says_yes) ? "yes" : "no"};
    case QuestionType::text:
      return {"連絡の順番をもう一度確かめておきたい。"};
  }
  return {};
}

}  // namespace

void Population::survey_opened(const State& state, const Recorded& recorded,
                               const SurveyOpened& e) {
  const std::size_t lane = state.lane_index.at(recorded.lane);
  for (const auto& role : scenario_.roles) {
    const auto* held = post(lane, role.id);
    const bool asked = e.roles.empty() || std::ranges::find(e.roles, role.id) != e.roles.end();
    if (held == nullptr || !asked) continue;
    for (const auto index : held->people) {
      const auto& person = people_[index];
      Rng rng(seed_ ^ mix(person.seat.value) ^ mix(e.survey.value));
      if (!rng.chance(person.profile->replies)) continue;
      AnswerSurvey answer{e.survey, {}};
      for (const auto& question : e.questions) {
        if (question.may_lack && !rng.chance(fills_what_may_lack)) continue;
        answer.answers.emplace(question.id.value, answer_to(question, rng));
      }
      if (e.after_end) {
        closing_.push_back({index, std::move(answer)});
        continue;
      }
      const Duration noticed{
          rng.between(person.profile->attention_least.ms, person.profile->attention_most.ms)};
      const auto questions = static_cast<std::int64_t>(e.questions.size());
      plan(recorded.at + noticed + Duration{questions * per_question.ms}, index, std::move(answer));
    }
  }
}

std::optional<Request> Population::take_closing() {
  while (!closing_.empty()) {
    auto [index, answer] = std::move(closing_.front());
    closing_.pop_front();
    const auto& person = people_[index];
    if (person.present) return Request{person.seat, {}, 0, std::move(answer)};
  }
  return std::nullopt;
}

}  // namespace enshu::app
