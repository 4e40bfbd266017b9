// The server under load: started as a person would start it, watched from outside.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/load/client/wire.hpp"

namespace enshu::load {

/// One join link of the demo's list.
struct Link {
  std::string role;  ///< `participant`, `lead_controller`, …
  std::string lane;
  std::string seat;
  std::string post;  ///< the role in the story; empty for staff
  std::string code;
};

/// Of a process, read from /proc.
struct Cost {
  double cpu_ms{};
  double resident_kb{};
};
Cost cost_of(pid_t process);

/// A child process. The destructor kills it.
class Program {
 public:
  /// Starts it and reads its standard output until a line has `ready` in it (the server says one
  /// or two more, which the pipe holds). Nothing when it ends before.
  static std::optional<Program> start(const std::vector<std::string>& command,
                                      const std::string& ready);
  ~Program();
  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  [[nodiscard]] pid_t id() const { return id_; }
  [[nodiscard]] const std::string& line() const { return line_; }
  /// SIGTERM, and waits (half a minute at most); the exit code, or minus the signal.
  int stop();

 private:
  Program() = default;
  pid_t id_ = 0;
  int out_ = -1;
  std::string line_;
};

/// What `enshu demo --json` prints: where, and the links of all seats.
struct Told {
  Place place;
  std::vector<Link> links;
};
std::optional<Told> read_told(const std::string& json_line);

}  // namespace enshu::load
