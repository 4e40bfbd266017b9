// What observers get, and when: later than everybody else, and without names where that was asked
// for. It stands between an exercise's events and its streams.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/core/event_log.hpp"
#include "engine/core/state.hpp"
#include "engine/net/backend.hpp"
#include "scoring/export/aliases.hpp"

namespace enshu::app {

/// The exercise's own thread only.
class ObserverDesk {
 public:
  explicit ObserverDesk(const Scenario& scenario);

  /// Looks ahead in a record whose events come next: whether names are hidden was settled before
  /// StartEx, and holds for everything.
  Result<Done> look_ahead(EventLog& log);

  /// Whether observers get this event of a record, as all before it, like other staff: at once and
  /// as it is. It then needs no form of its own, and `take` need not see it.
  bool passes(const Recorded& recorded);

  /// Durable events in order, with the state that has them folded in. Their forms for observers
  /// wait here until `due`; a stop for a real incident does not wait and is returned.
  std::vector<net::FeedItem> take(const State& state, std::span<const Recorded> events);

  /// What observers may see by now, in order. Nothing new while a real incident stops the exercise.
  std::vector<net::FeedItem> due(WallTime now);

  /// The exercise as observers have seen it so far.
  [[nodiscard]] const State& seen(const State& now) const { return seen_ ? *seen_ : now; }
  [[nodiscard]] Duration delay() const { return delay_; }

  /// Whether a stop for a real incident went past events that waited. A record that is read again
  /// does not tell how many, and its numbers may be others than observers had.
  [[nodiscard]] bool overtaken() const { return overtaken_; }

  /// True once after names were hidden or shown again: what went out before has another form now.
  bool take_changed_form() { return std::exchange(changed_form_, false); }

 private:
  struct Waiting {
    Recorded recorded;
    std::shared_ptr<const std::string> json;  ///< null: observers do not see it
    Duration held{};      ///< the delay when it came; a shorter one of later counts for it too
    bool folded = false;  ///< into `seen_` already
  };

  std::shared_ptr<const std::string> form(const State& state, const Recorded& recorded);
  void meet(const State& state, const Event& event);
  void change(std::uint64_t seq, const ObserversDelayed& event);
  net::FeedItem item(std::shared_ptr<const std::string> json);
  void fold(const Waiting& waiting);

  const Scenario& scenario_;
  std::set<std::string> common_;  ///< words, folded, that are no person's name
  scoring::Aliases aliases_;
  Duration delay_{};
  bool hides_ = false;
  bool changed_form_ = false;
  bool stopped_ = false;
  bool overtaken_ = false;
  bool apart_ = false;  ///< from some event on observers get the record in another way
  std::deque<Waiting> waiting_;
  std::optional<State> seen_;  ///< only while there is a delay
  std::uint64_t told_ = 0;     ///< numbers of what went out: rising, like the record's
  std::uint64_t looked_ = 0;   ///< up to here the record was looked at in advance
};

}  // namespace enshu::app
