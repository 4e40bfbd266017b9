// The source tree as the house tests see it: our own files with their text, nothing generated or
// fetched.
#pragma once

#include <string>
#include <vector>

namespace enshu::house {

struct SourceFile {
  std::string path;  ///< from the top of the tree, with slashes
  std::string text;
};

/// Sorted by path. Reads the current folder, which ctest sets to the top of the tree.
std::vector<SourceFile> source_files();

/// Names directly in the top folder, without those that `.gitignore` keeps out of the repository.
std::vector<std::string> top_level();

std::vector<std::string> lines_of(const std::string& text);

/// `.cpp` of `a/b.cpp`; for a script without a suffix that starts with `#!`, `#!`.
std::string kind_of(const SourceFile& file);

/// One line a finding, so that a failing test names them all at once.
std::string listed(const std::vector<std::string>& findings);

}  // namespace enshu::house
