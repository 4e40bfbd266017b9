// What backup, anonymise and delete share.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace enshu::app {

/// A name as the server gives it, never a path. Errors: `bad_exercise`.
Result<Done> check_name(const std::string& exercise);
/// Names of a data folder's exercises, sorted.
std::vector<std::string> exercises_of(const std::filesystem::path& data);
/// `unknown_exercise`, with the names that there are.
Error no_such_exercise(const std::filesystem::path& data, const std::string& exercise);
/// `out_exists` when something stands at `path` already.
Result<Done> check_free(const std::filesystem::path& path);

}  // namespace enshu::app
