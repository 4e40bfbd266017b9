// Names and places of records on disk.
#include "engine/app/command/keeping.hpp"

#include <algorithm>

namespace enshu::app {

Result<Done> check_name(const std::string& exercise) {
  const bool plain = !exercise.empty() && exercise.front() != '.' &&
                     exercise.find('/') == std::string::npos &&
                     exercise.find('\0') == std::string::npos;
  if (plain) return Done{};
  return Error{"bad_exercise",
               {"演習は、ファイル名から .exercise を除いた名前で指定してください。",
                "Name the exercise by its file's name without .exercise."},
               exercise};
}

std::vector<std::string> exercises_of(const std::filesystem::path& data) {
  std::vector<std::string> names;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(data, failed)) {
    if (entry.path().extension() == ".exercise") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

Error no_such_exercise(const std::filesystem::path& data, const std::string& exercise) {
  std::string there;
  for (const auto& name : exercises_of(data)) there += (there.empty() ? "" : ", ") + name;
  if (there.empty()) {
    return {"unknown_exercise",
            {"このフォルダーに演習はありません。--data を確かめてください。",
             "There is no exercise in this folder. Check --data."},
            data.string()};
  }
  return {"unknown_exercise",
          {"演習「" + exercise + "」はありません。あるのは: " + there,
           "There is no exercise '" + exercise + "'. There are: " + there},
          data.string()};
}

Result<Done> check_free(const std::filesystem::path& path) {
  std::error_code failed;
  if (std::filesystem::symlink_status(path, failed).type() == std::filesystem::file_type::not_found)
    return Done{};
  return Error{"out_exists",
               {"すでにあります。上書きはしません。別の名前を --out に指定してください。",
                "It exists already and is not overwritten. Name another place by --out."},
               path.string()};
}

}  // namespace enshu::app
