// The command that asks after the improvements of finished exercises.
#pragma once

#include <string>
#include <vector>

namespace enshu::app {

struct FollowUpOptions {
  std::vector<std::string> files;    ///< records
  std::string due;                   ///< `2027-06-01`; empty: today
  std::string out;                   ///< folder for the owners' forms; empty: none
  std::vector<std::string> owners;   ///< only these; empty: all
  std::string mail;                  ///< file of the mail settings; empty: nothing is sent
  std::string roster;                ///< whom mail may reach; empty: as `serve` has it
  std::string reply_to;              ///< where the answers are to go
  std::vector<std::string> answers;  ///< files that came back; empty: none
  std::string collect;               ///< mail settings whose mailbox holds answers; empty: none
  bool json = false;
};
int follow_up(const FollowUpOptions& options);

}  // namespace enshu::app
