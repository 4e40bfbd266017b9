// Counting of questionnaires, event by event.
#pragma once

#include <map>
#include <set>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/survey_model.hpp"

namespace enshu::scoring {

class SurveyCount {
 public:
  explicit SurveyCount(const Scenario& scenario);

  void opened(const LaneId& lane, const SurveyOpened& e);
  void answered(const LaneId& lane, const SurveyAnswered& e);
  /// Questionnaires that lay before anybody, in the scenario's order. `seats`: how many seats a
  /// post of a lane has.
  [[nodiscard]] std::vector<SurveyTally> tallies(
      const std::map<std::pair<LaneId, PartyId>, std::int64_t>& seats) const;

 private:
  const Scenario& scenario_;
  std::vector<SurveyTally> tallies_;     ///< as the scenario's surveys
  std::vector<std::set<LaneId>> lanes_;  ///< in which each has opened
  std::vector<std::vector<std::int64_t>> sums_;
};

/// The published shares, in the order of the questions.
std::vector<OpinionFigures> opinions(const std::vector<SurveyTally>& surveys);

}  // namespace enshu::scoring
