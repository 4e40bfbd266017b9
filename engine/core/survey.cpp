// Look-ups in questionnaires.
#include "engine/core/survey.hpp"

#include <algorithm>

namespace enshu {

bool Survey::is_for(const PartyId& role) const {
  return roles.empty() || std::ranges::find(roles, role) != roles.end();
}

const Survey::Entry* Survey::question(const FieldId& name) const {
  const auto found =
      std::ranges::find_if(questions, [&](const Entry& entry) { return entry.asked.id == name; });
  return found == questions.end() ? nullptr : &*found;
}

std::optional<std::size_t> survey_index(std::span<const Survey> surveys, const SurveyId& name) {
  for (std::size_t i = 0; i < surveys.size(); ++i) {
    if (surveys[i].id == name) return i;
  }
  return std::nullopt;
}

}  // namespace enshu
