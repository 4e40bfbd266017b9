// What participants ask of questionnaires. Part of the list of commands.
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"

namespace enshu {

/// Hands in a questionnaire, once a seat. Answers as in `SurveyAnswered`.
struct AnswerSurvey {
  SurveyId survey;
  std::map<std::string, std::vector<std::string>> answers;
};
BOOST_DESCRIBE_STRUCT(AnswerSurvey, (), (survey, answers))

}  // namespace enshu
