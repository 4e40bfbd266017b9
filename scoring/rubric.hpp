// An old record under another rubric: whether it fits, and what that changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/rubric_model.hpp"

namespace enshu::scoring {

/// Whether `variant` can judge the record of `played`: the same scenario name and lane mode, and
/// every inject, post, cast member, action and form that the record names. Feed it every event.
/// Errors: `other_scenario`, `rubric_misfit` with the event's number.
class RubricFit {
 public:
  RubricFit(const Scenario& played, const Scenario& variant);
  void fold(const Recorded& recorded);
  [[nodiscard]] const std::optional<Error>& misfit() const { return misfit_; }

 private:
  void miss(const Recorded& recorded, const Text& what, const std::string& name);
  void party(const Recorded& recorded, const PartyId& id);
  void report(const Recorded& recorded, const FormId& id);
  void survey(const Recorded& recorded, const SurveyId& id);

  const Scenario& variant_;
  std::optional<Error> misfit_;
};

/// What the two scenarios judge differently, in the order of `after`, removed items behind.
std::vector<RubricItem> rubric_edits(const Scenario& before, const Scenario& after);

/// The whole comparison of one record's two scores.
RubricChange rubric_change(const Scenario& before, const Scenario& after, const Score& score_before,
                           const Score& score_after);

/// For programs: points as decimals, as `enshu score --json` writes them.
std::string rubric_json(const RubricChange& change);

}  // namespace enshu::scoring
