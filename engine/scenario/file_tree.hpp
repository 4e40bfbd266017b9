// A scenario's files in memory. A scenario is loaded from such a tree only, so that a record can
// carry its scenario.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace enshu::scenario {

/// Relative path with `/` (never absolute, never `..`) to the file's bytes.
using FileTree = std::map<std::string, std::string>;

inline constexpr std::uint64_t most_yaml_bytes = 8ULL << 20;
inline constexpr std::uint64_t most_tree_bytes = 64ULL << 20;
inline constexpr std::size_t most_files = 20'000;

/// Reads a folder with its subfolders; names that start with a dot are passed over. Links are
/// followed only when they stay inside. Errors: `no_folder`, `link_outside`, `not_a_file`,
/// `too_large`, `too_many_files`, `bad_name`, `unreadable`; `place` is the path at fault.
Result<FileTree> read_folder(const std::filesystem::path& folder);

/// Hex BLAKE2b-256 over the sorted paths, sizes and contents.
std::string digest(const FileTree& tree);

/// Finds the files of a doctrine by its name (`doctrine.yaml` and what lies beside it); nothing
/// when there is no such.
using DoctrineSource = std::function<std::optional<FileTree>(std::string_view name)>;

/// A source that looks into `folder/NAME/`, and asks `next` when there is nothing.
DoctrineSource doctrine_folder(std::filesystem::path folder, DoctrineSource next = nullptr);

}  // namespace enshu::scenario
