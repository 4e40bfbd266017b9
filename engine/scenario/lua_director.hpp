// The scenario's Lua as a director: events in, wishes out, within a budget of steps and memory for
// each call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/director.hpp"
#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/lua_coverage.hpp"

namespace enshu::scenario {

namespace lua {
class Allowance;
class Machine;
struct Call;
struct HandlerKey;
}  // namespace lua

/// What one call into Lua may use. Steps are virtual machine instructions; costly library calls
/// count as many, and so does memory that is asked for (16 bytes a step).
struct LuaLimits {
  std::int64_t steps = 2'000'000;              ///< about 20 ms
  std::size_t memory_bytes = 64ULL << 20;      ///< alive at any moment
  std::size_t allocated_bytes = 128ULL << 20;  ///< asked for in one call, freed or not
  std::size_t block_bytes = 4ULL << 20;        ///< largest table part or buffer
  std::size_t string_bytes = 256ULL << 10;     ///< longest string
  /// Milliseconds of a steady clock or of the thread's processor time, from the program that has
  /// one: a second guard beside the steps, for the few single instructions that are long (comparing
  /// the longest strings). May be empty.
  std::function<std::int64_t()> clock_ms;
  std::int64_t most_ms = 75;
  LuaCoverage* coverage = nullptr;  ///< filled while handlers run; null: nobody wants it
};

/// A mistake found while the director was loaded.
struct LuaProblem {
  std::string file;
  int line = 1;
  std::string code;
  Text message;
};

/// A handler that the director has registered.
struct LuaHandler {
  std::string on;  ///< `reply`, `timer` and so on
  std::string name;
  std::string file;
  int line = 1;
};

/// What loading a director shows.
struct LuaReport {
  std::vector<LuaProblem> problems;  ///< empty when `make` succeeds
  std::vector<LuaHandler> handlers;  ///< in the order of their registration
};

class LuaDirector : public Director {
 public:
  /// `files` are the scenario's, for `use`; what is needed of them is copied. A scenario without
  /// Lua gets a director that never wishes anything. Errors: `director`, with `place` as file:line.
  static Result<std::unique_ptr<LuaDirector>> make(const Scenario& scenario, const FileTree& files,
                                                   LuaLimits limits = {});
  /// Everything wrong with the director's loading, and what it reacts to.
  static LuaReport examine(const Scenario& scenario, const FileTree& files,
                           const LuaLimits& limits = {});

  ~LuaDirector() override;

  /// Handlers of one event run one after the other on the same state; writes of flags and hosts are
  /// seen by later reads in the same event, everything else only once it has happened. A handler
  /// that fails leaves no wish but its report. After a broken budget Lua starts afresh, so that
  /// nothing it hoarded stays; a handler that breaks it three times in a lane is off there, and a
  /// lane whose handlers use too much pauses them (`lua::Allowance`).
  std::vector<Command> react(const Scenario& scenario, const State& state,
                             const Recorded& recorded) override;

 private:
  explicit LuaDirector(LuaLimits limits);
  bool wake(const lua::HandlerKey& key, lua::Call& call);

  LuaLimits limits_;
  FileTree files_;  ///< those that end with `.lua`
  std::unique_ptr<lua::Allowance> allowance_;
  std::unique_ptr<lua::Machine> machine_;  ///< null when the scenario has no Lua
};

}  // namespace enshu::scenario
