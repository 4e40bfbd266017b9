// Questionnaires as the debrief shows them: counted, and without names.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/survey.hpp"

namespace enshu::scoring {

/// How many chose one option, one step of a scale, or yes and no.
struct OptionTally {
  std::string id;
  Text label;
  std::int64_t count{};
  bool operator==(const OptionTally&) const = default;
};
BOOST_DESCRIBE_STRUCT(OptionTally, (), (id, label, count))

/// What somebody wrote; the person is not named. With aliases neither are team and post.
struct WrittenAnswer {
  LaneId lane;
  PartyId role;
  std::string text;
  bool operator==(const WrittenAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(WrittenAnswer, (), (lane, role, text))

struct QuestionTally {
  FieldId id;
  Text label;
  QuestionType type = QuestionType::text;
  std::int64_t answers{};
  std::vector<OptionTally> options;             ///< in their order; none of a text
  std::optional<std::int64_t> mean_hundredths;  ///< of a scale that somebody answered
  std::vector<WrittenAnswer> texts;             ///< in the order in which they came
  Text model;                                   ///< what the author holds to be a good answer
  std::optional<Opinion> figure;
  bool operator==(const QuestionTally&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuestionTally, (),
                      (id, label, type, answers, options, mean_hundredths, texts, model, figure))

/// One questionnaire over all lanes. `asked`: seats before which it lay.
struct SurveyTally {
  SurveyId survey;
  Text title;
  std::int64_t asked{};
  std::int64_t answered{};
  std::vector<QuestionTally> questions;
  bool operator==(const SurveyTally&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyTally, (), (survey, title, asked, answered, questions))

/// A published share: of those who answered a question, who agreed.
struct OpinionFigures {
  Opinion opinion = Opinion::improves;
  Text question;
  std::int64_t answers{};
  std::int64_t agreed{};
  std::int64_t share_ppm{};
  bool operator==(const OpinionFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpinionFigures, (), (opinion, question, answers, agreed, share_ppm))

}  // namespace enshu::scoring
