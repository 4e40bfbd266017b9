// Questionnaires, as the debrief tells of them: when they lay before people and how many answered.
// What somebody answered stands in the tallies alone, without the person.
#include "scoring/debrief_fold.hpp"

namespace enshu::scoring {

void DebriefFold::survey_opened(const Recorded& recorded, const SurveyOpened& e) {
  surveys.opened(recorded.lane, e);
  auto& entry = add(recorded, EntryKind::survey, e.title, {"質問票が開いた", "Opened"});
  entry.planned = e.due;
  entry.late_ms = e.late_ms;
}

void DebriefFold::survey_answered(const Recorded& recorded, const SurveyAnswered& e) {
  surveys.answered(recorded.lane, e);
  const auto at = survey_index(scenario.surveys, e.survey);
  add(recorded, EntryKind::survey, at ? scenario.surveys[*at].title : Text{e.survey.value, {}},
      {"回答した", "Answered"})
      .minor = true;
}

std::vector<SurveyTally> DebriefFold::survey_tallies() const {
  std::map<std::pair<LaneId, PartyId>, std::int64_t> seats;
  for (const auto& seat : model.seats) {
    if (seat.access == Access::participant && !seat.closed) ++seats[{seat.lane, seat.role}];
  }
  return surveys.tallies(seats);
}

}  // namespace enshu::scoring
