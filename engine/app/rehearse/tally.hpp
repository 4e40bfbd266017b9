// From scores to what many of them have in common: spreads, and the ways in which duties fail.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/core/scenario.hpp"
#include "scoring/rehearsal_model.hpp"
#include "scoring/score.hpp"

namespace enshu::app {

class Tally {
 public:
  explicit Tally(const Scenario& scenario);

  void add(const scoring::LaneScore& lane);
  /// Of another run of the same scenario. The order of adding makes no difference to what comes
  /// out.
  void add(const Tally& other);

  void fill(scoring::RehearsalModel& model) const;

 private:
  struct Duty {
    std::vector<std::int64_t> tenths;
    std::int64_t met = 0;
    std::int64_t late = 0;
    std::int64_t missed = 0;
    std::int64_t not_counted = 0;
  };
  void add_duty(std::size_t index, const scoring::ObligationScore& duty);
  void add_handling(const scoring::HandlingScore& item);
  void failed(const std::string& id, const char* reason);

  const Scenario& scenario_;
  std::vector<std::int64_t> totals_;
  std::vector<std::vector<std::int64_t>> objectives_;
  std::vector<Duty> duties_;
  std::map<std::string, std::int64_t> cases_;                             ///< by id
  std::map<std::pair<std::string, std::string>, std::int64_t> failures_;  ///< by id and reason
};

/// What the program says of a run when it is listed.
scoring::RehearsedLane summary_of(const scoring::LaneScore& lane);

}  // namespace enshu::app
