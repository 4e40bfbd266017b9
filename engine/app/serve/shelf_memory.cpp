// A stamp of all files before and after the reading: what changed meanwhile is not remembered.
#include "engine/app/serve/shelf_memory.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "engine/scenario/names.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_faults = 5;
constexpr int most_depth = 16;

/// Files as a scenario's reader goes through them, links followed. Without a stamp nothing is
/// remembered.
class Stamp {
 public:
  bool add(const fs::path& path, int depth = 0) {
    struct stat found {};
    if (depth > most_depth || ++files_ > scenario::most_files || stat(path.c_str(), &found) != 0)
      return false;
    if (!S_ISDIR(found.st_mode)) {
      text_ += path.string();
      for (const auto figure :
           {static_cast<long long>(found.st_ino), static_cast<long long>(found.st_size),
            static_cast<long long>(found.st_mtim.tv_sec),
            static_cast<long long>(found.st_mtim.tv_nsec),
            static_cast<long long>(found.st_ctim.tv_sec),
            static_cast<long long>(found.st_ctim.tv_nsec)})
        text_ += ' ' + std::to_string(figure);
      text_ += '\n';
      return true;
    }
    std::vector<fs::path> inside;
    std::error_code failed;
    for (fs::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed)) {
      if (!at->path().filename().string().starts_with('.')) inside.push_back(at->path());
    }
    if (failed) return false;
    std::ranges::sort(inside);
    return std::ranges::all_of(inside, [&](const auto& each) { return add(each, depth + 1); });
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::size_t files_ = 0;
};

/// A doctrine beside the folder belongs to the scenario (`doctrine_for`).
std::optional<std::string> stamp_of(const fs::path& folder) {
  Stamp stamp;
  if (!stamp.add(folder)) return std::nullopt;
  const auto doctrines = folder.parent_path() / "doctrine";
  std::error_code failed;
  const bool beside = fs::exists(doctrines, failed);
  if (failed || (beside && !stamp.add(doctrines))) return std::nullopt;
  return stamp.take();
}

ShelfFinding unusable(std::string file, Text message) {
  ShelfFinding out;
  out.faults.push_back({std::move(file), 0, 0, std::move(message)});
  return out;
}

ShelfFinding read(const std::string& name, const fs::path& folder) {
  if (auto wrong = bad_folder_name(name)) return unusable({}, std::move(*wrong));
  auto files = scenario::read_folder(folder);
  if (!files) {
    const auto& [code, message, place] = files.error();
    return unusable(place.starts_with('/') ? std::string{} : place, message);
  }
  const auto checked = load_scenario(std::move(*files), doctrine_for(folder.string()));
  ShelfFinding out;
  if (checked.loaded) {
    out.offered = offered_as(name, checked.loaded->scenario);
    out.offered->own = true;
    return out;
  }
  for (const auto& found : checked.diagnostics) {
    if (found.level != scenario::Level::error) continue;
    if (out.faults.size() < most_faults)
      out.faults.push_back({found.file, found.at.line, found.at.column, found.message});
    else
      ++out.more;
  }
  return out;
}

}  // namespace

std::optional<Text> bad_folder_name(const std::string& name) {
  if (scenario::valid_utf8(name) && !scenario::has_control(name) &&
      name.find('\n') == std::string::npos)
    return std::nullopt;
  return Text{"フォルダー名に使えない文字があります。",
              "The folder's name holds characters that cannot be used."};
}

ShelfFinding ShelfMemory::look(const std::string& name, const fs::path& folder) {
  const auto before = stamp_of(folder);
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(name);
    if (before && found != kept_.end() && found->second.stamp == *before)
      return found->second.finding;
    ++reads_;
  }
  auto finding = read(name, folder);
  const bool settled = before && stamp_of(folder) == before;
  const std::lock_guard lock(mutex_);
  if (settled)
    kept_.insert_or_assign(name, Kept{*before, finding});
  else
    kept_.erase(name);
  return finding;
}

void ShelfMemory::keep(const std::set<std::string>& names) {
  const std::lock_guard lock(mutex_);
  std::erase_if(kept_, [&](const auto& each) { return !names.contains(each.first); });
}

std::size_t ShelfMemory::reads() const {
  const std::lock_guard lock(mutex_);
  return reads_;
}

}  // namespace enshu::app
