// What a rehearsal shows beside its score: who had how much to read when, and what of the MSEL came
// about. A fold over the log.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/rehearsal_model.hpp"

namespace enshu::app {

/// Sums that add up over runs, in whatever order they come.
struct Observed {
  std::vector<std::vector<scoring::LoadSlot>> load;  ///< by role, then slot
  std::vector<scoring::InjectReach> injects;         ///< as the MSEL; without names
  std::int64_t actions = 0;
  std::map<std::string, scoring::DirectorTrouble> troubles;  ///< by place

  void add(const Observed& other);
};

/// Slots of whole minutes, 36 at most.
Duration slot_of(const Scenario& scenario);

class Observer {
 public:
  explicit Observer(const Scenario& scenario);
  /// Events in the order of the log.
  void fold(const Recorded& recorded);
  [[nodiscard]] Observed finish();

 private:
  struct Mail {
    ExerciseTime at{};
    std::vector<std::size_t> unopened;  ///< roles that have not opened it yet
  };
  void sent(const Recorded& recorded, const MessageSent& e);
  void opened(const Recorded& recorded, const MessageId& id);
  void seat(const SeatOpened& e);
  [[nodiscard]] std::optional<std::size_t> role_at(const PartyId& party) const;
  scoring::LoadSlot& slot(std::size_t role, ExerciseTime at);

  const Scenario& scenario_;
  Duration slot_;
  Observed out_;
  std::unordered_map<SeatId, std::size_t> roles_;
  std::unordered_map<MessageId, Mail> mails_;
  /// Characters by lane, then role, then slot.
  std::unordered_map<LaneId, std::vector<std::vector<std::int64_t>>> lanes_;
};

}  // namespace enshu::app
