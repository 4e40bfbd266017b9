// Who has seen which event of a record: for every class of viewers the sequences of its events, and
// no words.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "engine/app/serve/feed.hpp"

namespace enshu::app {

class PastIndex {
 public:
  /// `scenario` must outlive the index.
  explicit PastIndex(const Scenario& scenario) : scenario_(scenario) {}

  /// Events in the order of the record; `state` has the event folded in. Without `observers` theirs
  /// is left out: it comes to them in another way (observers.hpp).
  void fold(const State& state, const Recorded& recorded, bool observers = true);
  [[nodiscard]] std::uint64_t last() const { return last_; }
  /// Empties the index. Classes that saw nothing are left out; those that saw the same share it.
  std::vector<net::Past> take(const State& state);

 private:
  using Numbers = std::vector<std::uint64_t>;

  const Scenario& scenario_;
  std::uint64_t last_ = 0;
  std::array<Numbers, staff_accesses.size()> staff_;
  std::vector<Numbers> participants_;  ///< a lane's roles one after the other
  std::map<ViewerClass, Numbers> sub_controllers_;
};

}  // namespace enshu::app
