// Where scenarios come from: a folder somebody names, the data folder's own, or those built into
// the program.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/scenario.hpp"
#include "engine/scenario/diagnostic.hpp"
#include "engine/scenario/file_tree.hpp"

namespace enshu::app {

struct LoadedScenario {
  Scenario scenario;
  scenario::FileTree files;  ///< complete: with the doctrine's files, so that a record can carry it
};

/// Shipped scenarios only: what a browser may ask for. Errors: `no_scenario`.
Result<scenario::FileTree> shipped_files(const std::string& name);

/// A scenario by what the person wrote: a folder, or the name of a shipped scenario. Errors:
/// `no_scenario`.
Result<scenario::FileTree> find_scenario(const std::string& name_or_folder);

/// A folder's doctrine is looked for beside it, then among the shipped ones.
scenario::DoctrineSource doctrine_for(const std::string& name_or_folder);

struct Checked {
  std::shared_ptr<LoadedScenario> loaded;  ///< null when there are errors
  std::vector<scenario::Diagnostic> diagnostics;
};

/// Reads and checks. `files` and names in the diagnostics are relative to `name_or_folder`.
Checked load_scenario(scenario::FileTree files, const scenario::DoctrineSource& doctrine);

/// As above; the first error of the scenario is the Error.
Result<std::shared_ptr<LoadedScenario>> open_scenario(const std::string& name_or_folder);
/// A folder alone, never a shipped name. The first error's place stands below `shown`, the folder's
/// name for people.
Result<std::shared_ptr<LoadedScenario>> open_folder(const std::string& folder,
                                                    const std::string& shown);
/// From the files that a record carries.
Result<std::shared_ptr<LoadedScenario>> open_scenario_files(scenario::FileTree files);

/// A scenario as it stands in the list of those that can be run.
struct OfferedScenario {
  std::string name;
  Text title;
  Text summary;
  Duration duration{};
  std::vector<Parameter> parameters;
  Text drill;
  bool recommended = false;
  LaneMode lanes = LaneMode::per_team;
  int teams = 1;
  int people_least = 0;  ///< in one lane
  int people_most = 0;
  bool own = false;  ///< the operator's, from a folder
};
OfferedScenario offered_as(std::string name, const Scenario& scenario);
/// Those built in: the recommended first, each part sorted by name.
std::vector<OfferedScenario> shipped_scenarios();

}  // namespace enshu::app
