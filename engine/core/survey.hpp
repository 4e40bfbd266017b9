// Questionnaires that a scenario puts to its participants: what they understood, what they think of
// the exercise, what they will change at home.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu {

enum class QuestionType { choice, choices, scale, text, yesno };
BOOST_DESCRIBE_ENUM(QuestionType, choice, choices, scale, text, yesno)

struct AnswerOption {
  std::string id;
  Text label;
  bool operator==(const AnswerOption&) const = default;
};
BOOST_DESCRIBE_STRUCT(AnswerOption, (), (id, label))

/// A question as people read it. A scale goes from 1 (`low`) to `steps` (`high`).
struct SurveyQuestion {
  FieldId id;
  Text label;
  Text help;
  QuestionType type = QuestionType::text;
  std::vector<AnswerOption> options;
  std::int64_t steps{};
  Text low;
  Text high;
  bool may_lack = false;  ///< may be left without an answer
  bool operator==(const SurveyQuestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyQuestion, (),
                      (id, label, help, type, options, steps, low, high, may_lack))

/// Figures that organisers publish and a question can feed. `improves`: will improve their own
/// organisation (yes). `useful`: found the exercise useful (yes, or above the middle of the scale).
enum class Opinion { improves, useful };
BOOST_DESCRIBE_ENUM(Opinion, improves, useful)

struct Survey {
  struct Entry {
    SurveyQuestion asked;
    Text model;  ///< Markdown: what the author holds to be a good answer; may be empty
    std::optional<Opinion> figure;
  };

  SurveyId id;
  Text title;
  std::vector<PartyId> roles;  ///< empty: everybody
  /// Exactly one of `at`, `after` and `at_end`.
  std::optional<ExerciseTime> at;
  InjectId after;
  Duration delay{};
  bool at_end = false;        ///< opens at EndEx and stays open; the others close at EndEx
  bool reveal_model = false;  ///< whoever has answered reads the model answers
  std::vector<Entry> questions;

  [[nodiscard]] bool is_for(const PartyId& role) const;
  /// Null when there is no such question.
  [[nodiscard]] const Entry* question(const FieldId& name) const;
};

std::optional<std::size_t> survey_index(std::span<const Survey> surveys, const SurveyId& name);

}  // namespace enshu
