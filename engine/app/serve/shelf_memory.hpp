// What was found in the operator's scenarios, kept for as long as none of their files changes.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/app/library.hpp"

namespace enshu::app {

/// `line` 0: of the file as such; `file` empty: of the folder.
struct ShelfFault {
  std::string file;
  int line = 0;
  int column = 0;
  Text message;
};

/// What is wrong with a folder's name as a scenario's, if anything is.
std::optional<Text> bad_folder_name(const std::string& name);

/// One of the two: what can be offered, or why it cannot be.
struct ShelfFinding {
  std::optional<OfferedScenario> offered;
  std::vector<ShelfFault> faults;  ///< the first ones
  std::size_t more = 0;            ///< errors behind them
};

/// For the list alone: an exercise is made from files that are read anew.
class ShelfMemory {
 public:
  /// Reads and checks the folder, or says what came of it when its files (path, size, times) were
  /// the same. Any thread.
  ShelfFinding look(const std::string& name, const std::filesystem::path& folder);
  /// What is not among these is gone.
  void keep(const std::set<std::string>& names);
  /// How often a folder was read.
  [[nodiscard]] std::size_t reads() const;

 private:
  struct Kept {
    std::string stamp;
    ShelfFinding finding;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Kept> kept_;
  std::size_t reads_ = 0;
};

}  // namespace enshu::app
