// What the load generator was asked to do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace enshu::load {

struct Options {
  std::string program = "build/release/enshu";
  std::string scenario;     ///< folder made by tests/load/big-scenario.mjs
  std::string data;         ///< empty: a folder of its own, removed at the end
  std::string links;        ///< file with the line of `enshu demo --json` of a running server
  std::string plain;        ///< URL of a baseline server instead
  int process = 0;          ///< the server's process, when it was not started from here
  std::size_t seats = 200;  ///< at most 10,000
  int addresses = 40;       ///< loopback addresses that the consoles come from
  std::uint64_t seed = 1;
  std::vector<std::string> stages{"fanout", "volley", "population", "restart"};
  double join_seconds = 0;   ///< over which the sign-ins are spread; 0: 7,000 a minute
  int rounds = 10;           ///< of fanout; of volley half as many
  int bytes = 1024;          ///< of a baseline's message
  double rate = 1000;        ///< commands a second of the stage `acks`
  double seconds = 20;       ///< of the stages `acks`, `population` and `churn`
  double churn_seconds = 0;  ///< of the stage `churn`; 0: as the others
  double speed = 1;          ///< of the exercise's clock in the stage `population`
  double pace = 1;           ///< of the people: 2 reads and answers twice as fast
  double restless = 120;     ///< seconds between two reloads or drops of one console, on average
  bool json = false;
};

}  // namespace enshu::load
