// From YAML trees to the core's Scenario. It trusts the checker: what was reported as wrong is
// simply left out here.
#pragma once

#include <span>
#include <string_view>

#include "engine/core/scenario.hpp"
#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

/// A scenario without director, digest and index. `doctrine` may be null; `director_words` are the
/// literals of the director, which may attach files that nothing else names.
Scenario build(const Node& scenario, const Node* doctrine, const FileTree& tree,
               std::span<const std::string_view> director_words);

}  // namespace enshu::scenario
