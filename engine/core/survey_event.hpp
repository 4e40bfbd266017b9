// What happens with questionnaires. Part of the list of events.
#pragma once

#include <map>

#include "engine/core/survey.hpp"

namespace enshu {

/// A questionnaire lies before its roles in the lane, word for word. `after_end`: it is filled in
/// after EndEx.
struct SurveyOpened {
  SurveyId survey;
  Text title;
  std::vector<PartyId> roles;  ///< empty: everybody
  bool after_end = false;
  std::vector<SurveyQuestion> questions;
  ExerciseTime due{};
  std::int64_t late_ms{};
  bool operator==(const SurveyOpened&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyOpened, (), (survey, title, roles, after_end, questions, due, late_ms))

/// One seat's answers, by question: option ids, a number, `yes` or `no`, or words. `model`: the
/// model answers that the seat then read. Colleagues see that it was answered and no more.
struct SurveyAnswered {
  SurveyId survey;
  PartyId role;
  std::map<std::string, std::vector<std::string>> answers;
  std::map<std::string, Text> model;
  bool operator==(const SurveyAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyAnswered, (), (survey, role, answers, model))

}  // namespace enshu
