// `enshu check`: every mistake of a scenario at its place.
#include <cstdio>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "engine/app/command/common.hpp"
#include "engine/app/library.hpp"

namespace enshu::app {
namespace {

/// Mistakes of one scenario, and what stands before their files' names.
struct Found {
  std::vector<scenario::Diagnostic> list;
  std::string folder;
};

Found look_at(const std::string& name) {
  auto files = find_scenario(name);
  if (files) return {load_scenario(std::move(*files), doctrine_for(name)).diagnostics, name};
  // A folder that cannot be read whole has its mistake like any other: at the file that is at
  // fault.
  const auto& error = files.error();
  const bool inside = !error.place.empty() && error.place != name && error.place.front() != '/';
  return {{{inside ? error.place : name, {}, scenario::Level::error, error.code, error.message}},
          inside ? name : std::string{}};
}

}  // namespace

int check(const CheckOptions& options) {
  boost::json::array all;
  bool errors = false;
  for (const auto& name : options.scenarios) {
    const auto [found, folder] = look_at(name);
    errors = errors || scenario::has_errors(found);
    if (options.json) {
      const auto list = scenario::check_json(found, folder);
      for (const auto& entry : list.as_array()) all.push_back(entry);
      continue;
    }
    for (const auto& diagnostic : found) {
      std::printf("%s\n", scenario::to_line(diagnostic, spoken_language(), folder).c_str());
    }
  }
  if (options.json) std::printf("%s\n", boost::json::serialize(all).c_str());
  return errors ? exit_input : exit_done;
}

}  // namespace enshu::app
