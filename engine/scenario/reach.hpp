// Which injects can ever fire, taken from the timeline alone: an inject that the director names,
// and not merely to ask about it or to wait for it, may always fire.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/sense.hpp"

namespace enshu::scenario {

class Reach {
 public:
  explicit Reach(const Whole& whole);

  [[nodiscard]] bool fires(std::size_t inject) const { return fires_[inject]; }
  [[nodiscard]] bool fires(const InjectId& id) const;
  /// Whether the director may bring this about: fire the inject, set the flag or the host.
  [[nodiscard]] bool by_director(std::string_view name) const { return director_.contains(name); }
  /// Whether the condition could come true at some time.
  [[nodiscard]] bool possible(const Condition& condition) const;
  [[nodiscard]] bool sets_flag(const FlagFact& fact) const;

 private:
  [[nodiscard]] bool can_fire(const Inject& inject) const;
  [[nodiscard]] bool possible(const Fact& fact) const;
  [[nodiscard]] bool begins(const MoveId& id) const;
  /// Whether the inject from which on something counts can fire; without one it counts at once.
  [[nodiscard]] bool begins(const InjectId& since) const;
  /// Whether the questionnaire opens to the role while the exercise runs.
  [[nodiscard]] bool can_answer(const AnsweredFact& fact) const;
  [[nodiscard]] bool sets_host(const HostFact& fact) const;
  [[nodiscard]] bool sets_service(const ServiceFact& fact) const;
  void note_effects(const Inject& inject);
  void note_effects(const Action& action);

  const Whole& whole_;
  std::vector<bool> fires_;
  std::set<std::pair<std::string, std::string>> flags_;  ///< values that something reachable gives
  std::set<std::pair<std::string, std::string>> hosts_;
  std::set<std::pair<ServiceId, ServiceState>> services_;
  std::set<std::string, std::less<>> director_;
};

}  // namespace enshu::scenario
