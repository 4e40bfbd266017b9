// Finding scenarios and loading them with their doctrine.
#include "engine/app/library.hpp"

#include <algorithm>
#include <set>

#include "engine/app/assets.hpp"
#include "engine/app/recorded_files.hpp"
#include "engine/scenario/load.hpp"

namespace enshu::app {
namespace {

/// The files below `folder/` among those built in.
scenario::FileTree embedded(std::string_view folder) {
  scenario::FileTree tree;
  const std::string prefix = std::string(folder) + "/";
  for (const auto& file : scenario_files()) {
    if (file.path.starts_with(prefix)) tree.emplace(file.path.substr(prefix.size()), file.bytes);
  }
  return tree;
}

std::optional<scenario::FileTree> embedded_doctrine(std::string_view name) {
  if (name.empty()) {
    scenario::FileTree all;
    for (const auto& [path, bytes] : embedded("doctrine")) {
      if (path.ends_with("/doctrine.yaml")) all.emplace(path.substr(0, path.find('/')), "");
    }
    return all;
  }
  auto tree = embedded("doctrine/" + std::string(name));
  if (tree.empty()) return std::nullopt;
  return tree;
}

std::vector<std::string> shipped_names() {
  std::set<std::string> names;
  for (const auto& file : scenario_files()) {
    if (file.path.ends_with("/scenario.yaml"))
      names.emplace(file.path.substr(0, file.path.find('/')));
  }
  return {names.begin(), names.end()};
}

Error first_error(const std::vector<scenario::Diagnostic>& diagnostics, const std::string& folder) {
  for (const auto& found : diagnostics) {
    if (found.level == scenario::Level::error) {
      return {found.code, found.message,
              folder + found.file + ":" + std::to_string(found.at.line) + ":" +
                  std::to_string(found.at.column)};
    }
  }
  return {"bad_scenario", {"シナリオを読み込めません。", "The scenario cannot be loaded."}, folder};
}

Checked load_for(scenario::Purpose purpose, scenario::FileTree files,
                 const scenario::DoctrineSource& doctrine) {
  auto loaded = std::make_shared<LoadedScenario>();
  loaded->files = std::move(files);
  auto result = scenario::load(loaded->files, doctrine, purpose);
  Checked checked;
  checked.diagnostics = std::move(result.diagnostics);
  if (scenario::has_errors(checked.diagnostics)) return checked;
  loaded->scenario = std::move(result.scenario);
  checked.loaded = std::move(loaded);
  return checked;
}

Result<std::shared_ptr<LoadedScenario>> or_error(Checked checked) {
  if (!checked.loaded) return first_error(checked.diagnostics, {});
  return checked.loaded;
}

std::string with_slash(std::string folder) {
  if (!folder.empty() && folder.back() != '/') folder += '/';
  return folder;
}

}  // namespace

Result<scenario::FileTree> shipped_files(const std::string& name) {
  for (const auto& known : shipped_names()) {
    if (known == name) return embedded(name);
  }
  return Error{"no_scenario",
               {"シナリオ「" + name + "」は付属していません。",
                "There is no shipped scenario '" + name + "'."},
               name};
}

Result<scenario::FileTree> find_scenario(const std::string& name_or_folder) {
  std::error_code ignored;
  if (std::filesystem::exists(name_or_folder, ignored))
    return scenario::read_folder(name_or_folder);
  if (auto shipped = shipped_files(name_or_folder)) return shipped;
  std::string names;
  for (const auto& name : shipped_names()) names += (names.empty() ? "" : ", ") + name;
  return Error{
      "no_scenario",
      {"「" + name_or_folder + "」というフォルダーも付属シナリオもありません。付属: " + names,
       "There is neither a folder nor a shipped scenario '" + name_or_folder +
           "'. Shipped: " + names},
      name_or_folder};
}

scenario::DoctrineSource doctrine_for(const std::string& name_or_folder) {
  const auto beside = std::filesystem::absolute(name_or_folder).lexically_normal();
  const auto parent =
      beside.has_filename() ? beside.parent_path() : beside.parent_path().parent_path();
  return scenario::doctrine_folder(parent / "doctrine", embedded_doctrine);
}

Checked load_scenario(scenario::FileTree files, const scenario::DoctrineSource& doctrine) {
  return load_for(scenario::Purpose::to_play, std::move(files), doctrine);
}

Result<std::shared_ptr<LoadedScenario>> open_recorded_files(scenario::FileTree files) {
  return or_error(load_for(scenario::Purpose::of_a_record, std::move(files), embedded_doctrine));
}

Result<std::shared_ptr<LoadedScenario>> open_scenario(const std::string& name_or_folder) {
  auto files = find_scenario(name_or_folder);
  if (!files) return files.error();
  auto checked = load_scenario(std::move(*files), doctrine_for(name_or_folder));
  if (!checked.loaded) return first_error(checked.diagnostics, with_slash(name_or_folder));
  return checked.loaded;
}

Result<std::shared_ptr<LoadedScenario>> open_folder(const std::string& folder,
                                                    const std::string& shown) {
  auto files = scenario::read_folder(folder);
  if (!files) {
    Error error = files.error();
    const bool inside = !error.place.empty() && error.place.front() != '/';
    error.place = inside ? with_slash(shown) + error.place + ":1:1" : shown;
    return error;
  }
  auto checked = load_scenario(std::move(*files), doctrine_for(folder));
  if (!checked.loaded) return first_error(checked.diagnostics, with_slash(shown));
  return checked.loaded;
}

Result<std::shared_ptr<LoadedScenario>> open_scenario_files(scenario::FileTree files) {
  return or_error(load_scenario(std::move(files), embedded_doctrine));
}

OfferedScenario offered_as(std::string name, const Scenario& scenario) {
  OfferedScenario row{std::move(name),      scenario.title,      scenario.summary,
                      scenario.duration,    scenario.parameters, scenario.drill,
                      scenario.recommended, scenario.lanes,      scenario.default_teams};
  for (const auto& role : scenario.roles) {
    row.people_least += role.seats_min;
    row.people_most += std::max(role.seats_min, role.seats_max);
  }
  return row;
}

std::vector<OfferedScenario> shipped_scenarios() {
  // They come with the program and never change.
  static const auto all = [] {
    std::vector<OfferedScenario> list;
    for (const auto& name : shipped_names()) {
      auto scenario = open_scenario_files(embedded(name));
      if (scenario) list.push_back(offered_as(name, (*scenario)->scenario));
    }
    std::stable_partition(list.begin(), list.end(),
                          [](const OfferedScenario& shown) { return shown.recommended; });
    return list;
  }();
  return all;
}

}  // namespace enshu::app
