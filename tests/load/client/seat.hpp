// One seat at its console, in the protocol of engine/WIRE.md: joins, says hello, follows the
// events, sends commands until they are answered, and comes back with its number.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "tests/load/client/figures.hpp"
#include "tests/load/client/ledger.hpp"
#include "tests/load/client/round.hpp"
#include "tests/load/client/server.hpp"
#include "tests/load/client/wire.hpp"

namespace enshu::load {

/// What all seats share.
struct Hall {
  Wire& wire;
  Tally& tally;
  Ledger& ledger;
  Place place;
  std::string run;               ///< makes the ids of this run's commands its own
  std::size_t live = 0;          ///< consoles that have had their welcome
  bool stopping = false;         ///< nobody comes back any more
  bool watch_delivery = false;   ///< note how long after its writing an event is on the screen
  std::size_t answers_open = 0;  ///< commands without an answer
};

class Seat final : public LineOwner, public Listener {
 public:
  /// A letter came live; for the population.
  using OnLetter = std::function<void(Seat&, const Letter&)>;

  Seat(Hall& hall, Link link, std::string from, std::uint64_t seed);

  /// Exchanges the code for a cookie, then opens the console.
  void join();
  /// Opens the console: as a new page, or where it was.
  void connect(bool resume);
  /// The page is loaded again: everything from the beginning.
  void reload();
  /// The line is cut and comes back after a while.
  void drop(std::chrono::milliseconds away);
  void leave();

  /// `mark`: what the text carries, or empty. `command`: JSON.
  void send(const std::string& command, std::string mark);
  /// A text of this seat's that nobody else writes.
  std::string new_mark();
  /// Sends the last answered command once more: it must be answered as before.
  void repeat();

  [[nodiscard]] bool live() const { return live_; }
  [[nodiscard]] std::uint64_t last() const { return last_; }
  [[nodiscard]] const Track& track() const { return track_; }
  [[nodiscard]] const Link& link() const { return link_; }
  std::mt19937_64& chance() { return chance_; }
  OnLetter on_letter;

 private:
  struct Command {
    std::string text;
    std::string mark;
    Clock::time_point sent{};
    bool resent = false;
    std::int64_t answered = -1;  ///< the number that the first answer said
  };

  void on_open() override;
  void on_text(std::string_view text) override;
  void on_end(int code) override;
  void welcomed(std::string_view frame);
  void take_events(std::string_view frame);
  void take(std::string_view event);
  void answered(std::string_view frame, bool refused);
  void come_back(std::chrono::milliseconds wait);
  void not_live();

  Hall& hall_;
  Link link_;
  std::string from_;
  bool staff_;
  Track& track_;
  std::mt19937_64 chance_;
  std::string cookie_;
  std::string epoch_;
  std::shared_ptr<Line> line_;
  std::uint64_t last_ = 0;
  bool live_ = false;
  bool resumes_ = false;
  Clock::time_point asked_{};
  std::int64_t welcomed_ms_ = 0;  ///< wall time; what was written before is no live delivery
  std::map<std::string, Command> open_;
  std::string last_id_;
  Command last_command_;
  std::uint64_t counter_ = 0;
};

}  // namespace enshu::load
