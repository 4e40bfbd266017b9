// What reports said of facts, to whom: the reported severity over time, and what different people
// were told differently at the same time. A fold beside the others of the debrief.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "engine/core/scenario.hpp"
#include "scoring/review_model.hpp"

namespace enshu::scoring {

/// A recipient who was told otherwise must hear the news within this span of the others.
constexpr Duration correction_within{30 * 60 * 1000};

class Statements {
 public:
  explicit Statements(const Scenario& scenario) : scenario_(scenario) {}

  void fold(const Recorded& recorded);
  [[nodiscard]] std::vector<SeverityStep> reported_severity(const LaneId& lane) const;
  /// Only fields with options, yes or no, or a number are compared; "unknown" says nothing. What
  /// was said within `correction_within` of `now` is still open.
  [[nodiscard]] std::vector<Contradiction> contradictions(ExerciseTime now) const;

 private:
  struct Said {
    ExerciseTime at{};
    std::uint64_t seq{};
    std::vector<PartyId> to;
    std::vector<std::string> values;
    const FormField* field = nullptr;
  };
  /// In a lane of its own a team is one organisation; in a shared lane its first post names it.
  using Subject = std::tuple<LaneId, PartyId, FieldId>;

  void contradictions_of(const Subject& subject, const std::vector<Said>& said, ExerciseTime now,
                         std::vector<Contradiction>& out) const;

  const Scenario& scenario_;
  std::map<LaneId, std::vector<SeverityStep>> severity_;
  std::map<Subject, std::vector<Said>> said_;
};

}  // namespace enshu::scoring
