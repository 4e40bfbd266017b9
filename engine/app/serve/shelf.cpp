// Looking through the operator's folder, and telling what is wrong in it.
#include "engine/app/serve/shelf.hpp"

#include <algorithm>

#include "engine/scenario/names.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

Error unreadable(const fs::path& folder) {
  return {"unreadable",
          {"シナリオのフォルダーを読めません。権限と、つながっているかを確かめてください。",
           "The scenarios' folder cannot be read. Check its permissions and that it is connected."},
          folder.string()};
}

/// Whether a scenario is meant to stand there. One that cannot be looked into is not passed over.
bool has_scenario(const fs::path& folder) {
  std::error_code failed;
  return fs::exists(folder / "scenario.yaml", failed) || failed;
}

Result<std::shared_ptr<LoadedScenario>> open_own(const std::string& name, const fs::path& folder) {
  if (auto wrong = bad_folder_name(name)) return Error{"bad_name", std::move(*wrong), {}};
  return open_folder(folder.string(), name);
}

/// A name as it can stand in a line of the log.
std::string in_log(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7f ? '?' : c;
  }
  if (scenario::valid_utf8(out)) return out;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
  return out;
}

}  // namespace

Result<std::unique_ptr<Shelf>> Shelf::open(const std::optional<std::string>& own, Report report) {
  std::unique_ptr<Shelf> shelf(new Shelf());
  shelf->report_ = std::move(report);
  if (!own) return shelf;
  std::error_code failed;
  if (!fs::is_directory(*own, failed)) {
    return Error{"no_folder",
                 {"--scenarios のフォルダーがありません。シナリオのフォルダーを入れたフォルダーか、"
                  "scenario.yaml のあるフォルダーを指定してください。",
                  "There is no such folder for --scenarios. Name one that holds folders of "
                  "scenarios, or one with a scenario.yaml."},
                 *own};
  }
  auto folder = fs::absolute(*own).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  shelf->folder_ = std::move(folder);
  if (auto found = shelf->own(); !found) return found.error();
  std::set<std::string> names;
  shelf->list_own(names);
  return shelf;
}

Result<Shelf::Folders> Shelf::own() const {
  Folders found;
  if (folder_.empty()) return found;
  std::error_code failed;
  if (!fs::is_directory(folder_, failed)) return unreadable(folder_);
  if (fs::exists(folder_ / "scenario.yaml", failed)) {
    found.emplace(folder_.filename().string(), folder_);
    return found;
  }
  failed.clear();
  for (fs::directory_iterator at(folder_, failed), end; !failed && at != end;
       at.increment(failed)) {
    auto name = at->path().filename().string();
    if (!name.starts_with('.') && has_scenario(at->path()))
      found.emplace(std::move(name), at->path());
  }
  if (failed) return unreadable(folder_);
  return found;
}

ShelfList Shelf::list_own(std::set<std::string>& names) {
  ShelfList list;
  if (folder_.empty()) return list;
  Lines lines;
  auto folders = own();
  if (!folders) {
    const auto& message = folders.error().message;
    say({{"error", in_log(folders.error().place) + ": " + message.en}});
    list.faulty.push_back({in_log(folder_.filename().string()), {{}, {{{}, 0, 0, message}}, 0}});
    const std::lock_guard lock(mutex_);
    names = known_;
    return list;
  }
  std::string offered;
  for (const auto& [name, folder] : *folders) {
    names.insert(name);
    const auto shown = in_log(name);
    if (shipped_files(name)) {
      lines.emplace("info",
                    "scenario '" + shown + "': one's own stands in place of the shipped one");
    }
    auto finding = memory_.look(name, folder);
    if (!finding.offered) {
      const auto fault = finding.faults.empty() ? ShelfFault{} : finding.faults.front();
      const auto place = fault.line == 0 ? fault.file
                                         : fault.file + ":" + std::to_string(fault.line) + ":" +
                                               std::to_string(fault.column);
      lines.emplace("error", "scenario '" + shown + "' is not offered: " +
                                 in_log((place.empty() ? folder : folder / place).string()) + ": " +
                                 fault.message.en);
      list.faulty.push_back({shown, std::move(finding)});
      continue;
    }
    list.offered.push_back(std::move(*finding.offered));
    offered += (offered.empty() ? "" : ", ") + shown;
  }
  const auto where = in_log(folder_.string());
  if (folders->empty())
    lines.emplace("warning", "no folder directly below " + where + " has a scenario.yaml");
  else if (!offered.empty())
    lines.emplace("info", "own scenarios in " + where + ": " + offered);
  say(std::move(lines));
  memory_.keep(names);
  const std::lock_guard lock(mutex_);
  known_ = names;
  return list;
}

void Shelf::say(Lines lines) {
  const std::lock_guard lock(mutex_);
  for (const auto& line : lines) {
    if (!said_.contains(line)) report_(line.first, line.second);
  }
  said_ = std::move(lines);
}

ShelfList Shelf::list() {
  std::set<std::string> names;
  auto all = list_own(names);
  for (auto& shipped : shipped_scenarios()) {
    if (!names.contains(shipped.name)) all.offered.push_back(std::move(shipped));
  }
  return all;
}

Result<std::shared_ptr<LoadedScenario>> Shelf::take(const std::string& name) {
  auto folders = own();
  if (!folders) {
    // Not the shipped one of the same name in its place: it is another exercise.
    const std::lock_guard lock(mutex_);
    if (known_.contains(name)) return folders.error();
  } else if (const auto found = folders->find(name); found != folders->end()) {
    auto scenario = open_own(name, found->second);
    if (scenario) return scenario;
    auto error = scenario.error();
    const auto at = error.place.empty() ? name : error.place;
    error.message = {"シナリオ「" + name +
                         "」に誤りがあるため、演習を作れません。直してから、もう"
                         "一度作成してください。" +
                         at + ": " + error.message.ja,
                     "The scenario '" + name +
                         "' has a mistake; correct it and create the "
                         "exercise again. " +
                         at + ": " + error.message.en};
    return error;
  }
  auto files = shipped_files(name);
  if (files) return open_scenario_files(std::move(*files));
  if (folder_.empty()) return files.error();
  return Error{
      "no_scenario",
      {"シナリオ「" + name + "」は、付属にも、--scenarios のフォルダーにもありません。",
       "There is no scenario '" + name + "', neither shipped nor in the folder of --scenarios."},
      name};
}

}  // namespace enshu::app
