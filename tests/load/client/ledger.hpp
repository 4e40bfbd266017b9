// What was seen under which number. Consoles that may see the same must see the same: the first one
// writes an event down, every other one is held to it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tests/load/client/figures.hpp"

namespace enshu::load {

/// A mail or call that a participant may open and answer.
struct Letter {
  std::string id;
  std::string from;
};

/// The events of one class of viewers, in their order.
class Track {
 public:
  struct Seen {
    std::size_t hash{};
    std::int64_t wall_ms{};  ///< when it was written down by the server
    int letter = -1;         ///< in `letters`, or nothing to answer
  };
  std::vector<Seen> seen;
  std::vector<Letter> letters;
};

class Ledger {
 public:
  explicit Ledger(Tally& tally) : tally_(tally) {}

  /// The track of all who see the same: staff of one access, or a role in a lane.
  Track& track(const std::string& viewers) { return tracks_[viewers]; }
  /// Under `number` (from 1) this console was shown `event` (a JSON object).
  void note(Track& track, bool staff, std::uint64_t number, std::string_view event);
  /// The command with this mark was acknowledged.
  void acknowledged(std::string mark) { acknowledged_.push_back(std::move(mark)); }
  /// Every acknowledged mark against the staff's stream: into the tally.
  void settle();

 private:
  void first_seen(Track& track, bool staff, Track::Seen& seen, std::string_view event);

  Tally& tally_;
  std::map<std::string, Track> tracks_;
  std::vector<std::string> acknowledged_;
  std::unordered_map<std::string, int> marks_;  ///< how often the staff saw each
};

/// What a command writes into its text, so that its event is known again: unlike any other.
inline constexpr std::string_view kMark = "enshu-load:";

/// Unix milliseconds of `2026-11-26T00:01:00.000Z`.
std::int64_t wall_ms_of(std::string_view rfc3339);

}  // namespace enshu::load
