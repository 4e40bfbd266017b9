// The director and the files of Lua that it uses: found by their `use "…"` without running them.
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/diagnostic.hpp"
#include "engine/scenario/director_words.hpp"
#include "engine/scenario/file_tree.hpp"

namespace enshu::scenario {

struct DirectorFiles {
  std::vector<std::string> files;  ///< paths in the tree, the director first
  std::vector<Word>
      words;  ///< of the scenario's own files, as views into the tree; none of shipped
};

/// Follows every `use "…"` from the director on. Shipped files come into the tree, below
/// `library/`; names that lead nowhere are reported.
DirectorFiles read_director(FileTree& tree, const std::string& director, Findings& findings);

}  // namespace enshu::scenario
