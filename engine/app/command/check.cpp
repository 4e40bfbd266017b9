// `enshu check`: every mistake of a scenario at its place.
#include <cstdio>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "engine/app/command/common.hpp"
#include "engine/app/library.hpp"

namespace enshu::app {

int check(const CheckOptions& options) {
  boost::json::array all;
  bool errors = false;
  for (const auto& name : options.scenarios) {
    std::vector<scenario::Diagnostic> found;
    auto files = find_scenario(name);
    if (!files) {
      const auto& error = files.error();
      if (!options.json) return fail(error);
      all.push_back({{"file", error.place.empty() ? name : error.place},
                     {"line", 1},
                     {"column", 1},
                     {"severity", "error"},
                     {"code", error.code},
                     {"message", error.message.en},
                     {"message_ja", error.message.ja}});
      errors = true;
      continue;
    }
    found = load_scenario(std::move(*files), doctrine_for(name)).diagnostics;
    errors = errors || scenario::has_errors(found);
    if (options.json) {
      const auto list = scenario::check_json(found, name);
      for (const auto& entry : list.as_array()) all.push_back(entry);
      continue;
    }
    for (const auto& diagnostic : found) {
      std::printf("%s\n", scenario::to_line(diagnostic, spoken_language(), name).c_str());
    }
  }
  if (options.json) std::printf("%s\n", boost::json::serialize(all).c_str());
  return errors ? exit_input : exit_done;
}

}  // namespace enshu::app
