// All consoles of a run and the lead controller's: how they come in, what is done with them, and
// whether everybody has everything at the end.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/load/client/options.hpp"
#include "tests/load/client/seat.hpp"

namespace enshu::load {

class Fleet {
 public:
  Fleet(const Options& options, Wire& wire, const Told& told, pid_t process, Report& report);

  /// Everybody joins within the planned time, the lead controller first.
  bool arrive();
  void fanout();
  void volley();
  void acks();
  void population();
  /// As `population`, but nobody writes anything: consoles only go and come.
  void churn();
  /// After a restart of the server: everybody was cut off and is to be back.
  void come_back(Clock::time_point began, pid_t process);
  /// Waits until everybody has all events, and judges.
  void settle();
  void leave();

  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] std::size_t size() const { return seats_.size(); }

 private:
  void lead_does(const std::string& command);
  void measure(const std::string& name, const std::string& inject, int rounds,
               std::uint64_t events);
  void live_through(const std::string& name, bool acting);
  void act(Seat& seat, const Letter& letter);
  void report(Seat& seat, const std::string& form);
  void hand_down(Seat& seat, const Letter& letter);
  void disturb(Seat& seat);
  [[nodiscard]] bool everybody_has_all() const;

  const Options& options_;
  Wire& wire_;
  Report& report_;
  Tally tally_;
  Ledger ledger_;
  Hall hall_;
  pid_t process_;
  std::unique_ptr<Seat> lead_;
  std::vector<std::unique_ptr<Seat>> seats_;
  std::map<std::string, std::vector<std::string>> posts_;  ///< by sector
  bool people_act_ = false;
  bool people_roam_ = false;  ///< they load the page again and lose their Wi-Fi
  int stage_ = 0;             ///< of those in which they roam
};

/// `power-001` is of `power`.
std::string sector_of(const std::string& post);

/// Whom a seat of the generated scenario answers to.
std::string ministry_of(const Seat& seat);

/// `count` addresses from 127.0.0.2 on.
std::string address_of(std::size_t console, int count);

/// Links of participants, one of each post first, then the second of each, …: `count` at most.
std::vector<Link> spread(const std::vector<Link>& links, std::size_t count);

}  // namespace enshu::load
