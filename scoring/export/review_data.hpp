// What the page's and the workbook's review have in common: signs, labels, rows of the comparison.
#pragma once

#include <string>
#include <vector>

#include "scoring/export/page_data.hpp"

namespace enshu::scoring {

/// A sign that survives a monochrome print; its words beside it.
std::string mark_sign(FieldMark mark);
std::string mark_words(const Page& page, FieldMark mark);
/// The sector's name, or nothing.
std::string sector_title(const Page& page, const std::string& id);

struct LabelledRow {
  std::string title;
  std::vector<std::string> cells;
};

/// The marks of each form field over all duties and lanes, counted: right, partly, wrong, missing,
/// filled, not sent.
std::vector<LabelledRow> field_sums(const Page& page);

/// This exercise and those it is compared with, in the order of their dates.
std::vector<ExerciseSummary> compared(const DebriefModel& model);
/// Date and title; a sign where the scenario's version differs.
std::string exercise_label(const Page& page, const ExerciseSummary& exercise);
std::vector<LabelledRow> comparison_lines(const Page& page,
                                          const std::vector<ExerciseSummary>& all);

/// Chart and table of each lane's severity.
Data severity_data(const Page& page);

}  // namespace enshu::scoring
