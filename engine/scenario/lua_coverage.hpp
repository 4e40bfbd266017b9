// What of a director was reached: which handlers ran and which lines. Gathered only where somebody
// asks for it, because watching lines costs time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace enshu::scenario {

struct HandlerRuns {
  std::string file;  ///< the author's, where it is registered
  int line = 0;
  std::uint64_t runs = 0;
  bool operator==(const HandlerRuns&) const = default;
};

/// Kind (`reply`), name (`vendor-asks`) and number among the handlers of that name.
using HandlerKey = std::tuple<std::string, std::string, std::size_t>;

/// Lines by the author's file in which they stand; shipped Lua is not watched.
using FileLines = std::map<std::string, std::set<int>, std::less<>>;

struct LuaCoverage {
  bool watch_lines = false;  ///< handlers are always counted
  std::map<HandlerKey, HandlerRuns> handlers;
  FileLines lines;    ///< with code that handlers use
  FileLines reached;  ///< that ran inside a handler

  /// Of several runs of one director.
  void add(const LuaCoverage& other);
  bool operator==(const LuaCoverage&) const = default;
};

}  // namespace enshu::scenario
