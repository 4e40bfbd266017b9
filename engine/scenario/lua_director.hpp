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
#include "engine/scenario/lua_coverage.hpp"

namespace enshu::scenario {

namespace lua {
class Machine;
}

/// What one call into Lua may use. Steps are virtual machine instructions; costly library calls
/// count as many.
struct LuaLimits {
  std::int64_t steps = 2'000'000;              ///< about 20 ms
  std::size_t memory_bytes = 64ULL << 20;      ///< alive at any moment
  std::size_t allocated_bytes = 128ULL << 20;  ///< asked for in one call, freed or not
  std::size_t block_bytes = 4ULL << 20;        ///< largest table part or buffer
  std::size_t string_bytes = 256ULL << 10;     ///< longest string
  /// Milliseconds of a steady clock, from the program that has one: a second guard beside the
  /// steps, for the few single instructions that are long (comparing the longest strings). May be
  /// empty.
  std::function<std::int64_t()> clock_ms;
  std::int64_t most_ms = 100;
  LuaCoverage* coverage = nullptr;  ///< filled while handlers run; null: nobody wants it
};

/// A mistake found while the director was loaded.
struct LuaProblem {
  int line = 1;
  std::string code;
  Text message;
};

class LuaDirector : public Director {
 public:
  /// A scenario without Lua gets a director that never wishes anything. Errors: `director`, with
  /// `place` as file:line.
  static Result<std::unique_ptr<LuaDirector>> make(const Scenario& scenario, LuaLimits limits = {});
  /// Everything wrong with the director's loading; empty when `make` succeeds.
  static std::vector<LuaProblem> problems(const Scenario& scenario, const LuaLimits& limits = {});

  ~LuaDirector() override;

  /// Handlers of one event run one after the other on the same state; writes of flags and hosts are
  /// seen by later reads in the same event, everything else only once it has happened. A handler
  /// that fails leaves no wish but its report. After a broken budget Lua starts afresh, so that
  /// nothing it hoarded stays.
  std::vector<Command> react(const Scenario& scenario, const State& state,
                             const Recorded& recorded) override;

 private:
  explicit LuaDirector(LuaLimits limits);

  LuaLimits limits_;
  std::unique_ptr<lua::Machine> machine_;  ///< null when the scenario has no Lua
};

}  // namespace enshu::scenario
