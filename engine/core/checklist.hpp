// What an evaluator looks for: one line of a scenario's checklist.
#pragma once

#include <array>
#include <cstddef>

#include "engine/base/text.hpp"
#include "engine/core/condition.hpp"
#include "engine/core/evaluation.hpp"

namespace enshu {

/// `opens`: when there is something to judge; always, when the author said nothing and no
/// obligation is linked.
struct ChecklistItem {
  ChecklistItemId id;
  ObjectiveId objective;
  Text text;
  Condition opens;
  ObligationId obligation;         ///< whose points suggest a band; may be empty
  std::array<Text, 4> guidance{};  ///< what deserves P, S, M and U, in this order; may be empty

  [[nodiscard]] const Text& guidance_for(Rating rating) const {
    return guidance[static_cast<std::size_t>(rating)];
  }
};

}  // namespace enshu
