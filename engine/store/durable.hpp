// Files that survive a power cut: content first, then the name, then the folder that holds the
// name.
#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/result.hpp"

namespace enshu::store {

/// Where a file is made before it gets its name.
std::filesystem::path part_of(const std::filesystem::path& path);

/// Makes `part` durable and gives it the name `path`. Without `replace` an existing file is never
/// touched: the error is then `record_exists`. Other errors: `code`.
Result<Done> publish(const std::filesystem::path& part, const std::filesystem::path& path,
                     bool replace, std::string_view code);

/// Removes a file and what SQLite may have left beside it.
void remove_database(const std::filesystem::path& path);

Error record_exists(const std::filesystem::path& path);

}  // namespace enshu::store
