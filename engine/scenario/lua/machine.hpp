// A Lua state with its host: made from a scenario's director, run one handler at a time.
#pragma once

#include <memory>
#include <string>

#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {

class Machine {
 public:
  /// `files` are the scenario's: those that end with `.lua` can be used.
  Machine(const Scenario& scenario, const FileTree& files, const LuaLimits& limits);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  /// Runs the director's file, which registers its handlers. What is wrong stands in `problems`.
  void load(const Scenario& scenario);
  [[nodiscard]] const std::vector<LuaProblem>& problems() const { return host_.problems; }
  [[nodiscard]] const std::vector<Registered>& registered() const { return host_.registered; }

  [[nodiscard]] const std::vector<int>* handlers(On on, const std::string& name) const;
  [[nodiscard]] bool reacts(On on) const {
    return !host_.handlers[static_cast<std::size_t>(on)].empty();
  }
  /// Runs one handler; what it wished stands in `call`, or a report of its failure in its stead.
  /// False when a budget was broken and the state should be thrown away.
  bool run(int handler, Call& call);
  /// What the last run has used, and why it was stopped.
  [[nodiscard]] std::int64_t steps_used() const { return host_.steps_used(); }
  [[nodiscard]] Broken broken() const { return host_.broken; }

 private:
  /// Calls `function` with `argument` in protection; false when it failed, with `host_.fault` and
  /// its line.
  bool protect(lua_CFunction function, void* argument);

  std::string source_;
  std::string path_;
  Host host_;
  lua_State* state_;
};

}  // namespace enshu::scenario::lua
