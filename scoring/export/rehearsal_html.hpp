// The page of a rehearsal: spreads, load, coverage and failures, in Japanese and English, without
// scripts.
#pragma once

#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "scoring/rehearsal_model.hpp"

namespace enshu::scoring {

/// What `check` said when the page was made, each as one line.
struct RehearsalFindings {
  std::vector<Text> lines;
  bool broken = false;  ///< the figures are those of the last scenario that could be played
};

/// One HTML document with both languages; the reader switches between them.
std::string rehearsal_html(const RehearsalModel& model, const RehearsalFindings& findings);

}  // namespace enshu::scoring
