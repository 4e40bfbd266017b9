// Scenario files in, checked Scenario out, with everything that is wrong with them. The first stop
// of every mode.
#pragma once

#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/scenario/diagnostic.hpp"
#include "engine/scenario/file_tree.hpp"

namespace enshu::scenario {

/// A record was checked when it was made: what only later versions find fault with does not close
/// it.
enum class Purpose { to_play, of_a_record };

struct Loaded {
  Scenario scenario;  ///< complete, indexed and with its digest when `ok()`; otherwise as far as it
                      ///< could be read
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] bool ok() const { return !has_errors(diagnostics); }
};

/// Never throws on bad input: whatever is wrong becomes a diagnostic. A doctrine that the tree does
/// not carry (under `doctrine/NAME/`) is asked of the source and added to the tree, so that the
/// tree is complete afterwards.
Loaded load(FileTree& tree, const DoctrineSource& doctrine = nullptr,
            Purpose purpose = Purpose::to_play);

}  // namespace enshu::scenario
