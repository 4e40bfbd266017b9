// The pass after reading scenario.yaml: the files that it includes become part of its tree.
#pragma once

#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

/// Puts entries in the place of every `each`, and appends what the included files hold to the lists
/// and maps of `root`, in the order in which they are named, a file's own includes right after it;
/// a file with `for_each` once for every row of its table. `include` of `root` then names every
/// file that was read. Whatever cannot be appended is reported and left out. False when a whole
/// file was: then nobody can say which names it declares.
[[nodiscard]] bool include_parts(Node& root, const FileTree& tree, YamlBudget& budget,
                                 Findings& findings);

}  // namespace enshu::scenario
