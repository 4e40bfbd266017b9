// Taking an exercise out of a data folder for good.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/result.hpp"

namespace enshu::store {

/// What the sign-in data holds of one exercise.
struct Traces {
  std::int64_t codes{};
  std::int64_t sessions{};
  std::int64_t drafts{};
  bool operator==(const Traces&) const = default;
};

/// Errors of both: `access_open`, `access_newer`, `access_store`.
Result<Traces> traces_of(const std::filesystem::path& folder, const std::string& exercise);
/// Removes them and overwrites where they stood. Nobody else may have the folder in use. Returns
/// what was there.
Result<Traces> forget_traces(const std::filesystem::path& folder, const std::string& exercise);

/// Removes the record, the mails and addresses beside it, and what SQLite or an unfinished copy
/// left. Errors: `delete_failed` with the file.
Result<Done> remove_record(const std::filesystem::path& record);

}  // namespace enshu::store
