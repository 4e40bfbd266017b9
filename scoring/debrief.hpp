// From the log to the debrief: a fold, like everything else.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "engine/core/scenario.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

/// Whose debrief it is, when it is a participant's, or a sub-controller's of their people (`seat`:
/// theirs; `role`: one of the posts that they lead).
struct Viewpoint {
  LaneId lane;
  PartyId role;
  SeatId seat{};
};

/// Folds a whole record, event by event, so that the record need not be in memory at once.
class DebriefBuilder {
 public:
  /// `scenario` must outlive the builder.
  /// With `of`, the debrief holds what those people may see: their lane, and in a lane that
  /// organisations share their own organisation.
  explicit DebriefBuilder(const Scenario& scenario, std::optional<Viewpoint> of = {});
  ~DebriefBuilder();
  DebriefBuilder(DebriefBuilder&&) noexcept;

  /// Throws std::out_of_range when the record names what the scenario lacks: it belongs to another
  /// scenario.
  void fold(const Recorded& recorded);
  /// The debrief as it stands. Scores are final when the exercise has ended; otherwise they are
  /// those of the last event.
  [[nodiscard]] DebriefModel model() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

DebriefModel debrief(const Scenario& scenario, std::span<const Recorded> record);

/// What participants of a lane may see of it: their own lane, no other names, seeds or planned
/// injects' fates.
DebriefModel for_lane(const DebriefModel& model, const LaneId& lane);

/// Sums, counts and figures of the whole, once lists of it were narrowed.
void retell(DebriefModel& model);
/// Adds what the duties of the lane came to.
KeyFigures with_duties(KeyFigures figures, const LaneScore& score);

}  // namespace enshu::scoring
