// Targeted-mail training as a fold: who got, opened, took and reported which bait, and when.
#pragma once

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "scoring/training_model.hpp"

namespace enshu::scoring {

/// Not thread-safe: one owner. Over real mail nobody sees a mail being opened: there a seat counts
/// as having opened it with its first click or receipt.
class TrainingFold {
 public:
  explicit TrainingFold(const Scenario& scenario);

  /// `state` has the event folded in.
  void fold(const State& state, const Recorded& recorded);
  [[nodiscard]] TrainingReport report(const State& state) const;
  [[nodiscard]] std::vector<TrainingPerson> people(const State& state) const;

 private:
  struct Track {
    std::optional<ExerciseTime> delivered, opened, clicked, file, form, reported;
  };
  struct Sent {
    std::size_t bait{};
    ExerciseTime at{};
  };
  using Tracks = std::map<SeatId, Track>;

  Track* track(const MessageId& message, const SeatId& seat);
  [[nodiscard]] MessageId root_of(const State& state, const MessageId& message) const;
  void sent(const State& state, const Recorded& recorded, const MessageSent& e);
  void told_desk(const State& state, const Recorded& recorded, const MessageId& about);
  void landing(const Recorded& recorded, const LandingShown& e);
  void opened(const State& state, const Recorded& recorded, const MessageId& message);
  [[nodiscard]] std::string department_of(const State& state, const SeatId& seat) const;
  [[nodiscard]] TrainingFigures figures(const State& state, std::size_t bait) const;

  const Scenario& scenario_;
  std::vector<std::size_t> baits_;  ///< MSEL indices
  std::vector<Tracks> tracks_;      ///< as `baits_`
  std::unordered_map<MessageId, Sent> mails_;
  std::unordered_map<LaneId, std::vector<SeatId>> seats_;
  std::unordered_map<SeatId, std::vector<std::size_t>> newest_;  ///< baits as they came
  std::int64_t ordinary_ = 0;
};

}  // namespace enshu::scoring
