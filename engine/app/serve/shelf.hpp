// What can be run: the scenarios built into the program, and beside them the folders of the
// operator's own. Those are read anew when one of their files has changed, and for each exercise,
// so that a correction counts without a restart.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/app/library.hpp"
#include "engine/app/serve/shelf_memory.hpp"

namespace enshu::app {

/// One of the operator's that has mistakes. `name`: its folder's, fit to be shown.
struct FaultyScenario {
  std::string name;
  ShelfFinding finding;
};

struct ShelfList {
  std::vector<OfferedScenario> offered;  ///< one's own by name, then the shipped ones
  std::vector<FaultyScenario> faulty;
};

class Shelf {
 public:
  using Report = std::function<void(const std::string& level, const std::string& text)>;

  /// `own` holds folders of scenarios, or is one; nothing: the shipped ones only. Says at once what
  /// it finds. Errors: `no_folder`, `unreadable`.
  static Result<std::unique_ptr<Shelf>> open(const std::optional<std::string>& own, Report report);

  /// What can be played now, and what cannot: that is reported too, with its first error. Any
  /// thread.
  ShelfList list();
  /// By its name in the list, never by a path. One's own win, also with mistakes in them. Errors:
  /// `no_scenario`; of the scenario, with the place in the words. Any thread.
  Result<std::shared_ptr<LoadedScenario>> take(const std::string& name);

 private:
  using Folders = std::map<std::string, std::filesystem::path>;
  using Lines = std::set<std::pair<std::string, std::string>>;  ///< level and text

  Shelf() = default;
  [[nodiscard]] Result<Folders> own() const;
  ShelfList list_own(std::set<std::string>& names);
  /// Only what the last look had not said already.
  void say(Lines lines);

  std::filesystem::path folder_;  ///< absolute; empty: none of one's own
  Report report_;
  ShelfMemory memory_;
  std::mutex mutex_;
  Lines said_;
  std::set<std::string> known_;  ///< own names when the folder was last read
};

}  // namespace enshu::app
