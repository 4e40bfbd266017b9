// The sheets of the workbook, one function each.
#pragma once

#include "scoring/export/page_data.hpp"
#include "scoring/export/workbook.hpp"

namespace enshu::scoring {

void summary_sheet(Workbook& book, const Page& page);
void scores_sheet(Workbook& book, const Page& page);
/// Nothing unless the scenario is a race.
void race_sheet(Workbook& book, const Page& page);
void participants_sheet(Workbook& book, const Page& page);
void departments_sheet(Workbook& book, const Page& page);
void reach_sheet(Workbook& book, const Page& page);
void flows_sheet(Workbook& book, const Page& page);
void msel_sheet(Workbook& book, const Page& page);
void messages_sheet(Workbook& book, const Page& page);
void reports_sheet(Workbook& book, const Page& page);
void decisions_sheet(Workbook& book, const Page& page);
void notes_sheet(Workbook& book, const Page& page);
void duties_sheet(Workbook& book, const Page& page);
void handling_sheet(Workbook& book, const Page& page);
void paths_sheet(Workbook& book, const Page& page);
void organisations_sheet(Workbook& book, const Page& page);
void fields_sheet(Workbook& book, const Page& page);
void severity_sheet(Workbook& book, const Page& page);
/// Nothing without relays.
void duty_counts_sheet(Workbook& book, const Page& page);
void tiers_sheet(Workbook& book, const Page& page);
void hops_sheet(Workbook& book, const Page& page);
/// Nothing when there are no others to compare with.
void comparison_sheet(Workbook& book, const Page& page);
/// Each nothing where there is nothing to show.
void evaluation_sheet(Workbook& book, const Page& page);
void overrides_sheet(Workbook& book, const Page& page);
void improvements_sheet(Workbook& book, const Page& page);
void follow_up_sheet(Workbook& book, const Page& page);
/// Nothing when there was no questionnaire.
void surveys_sheet(Workbook& book, const Page& page);
/// Nothing without the baits of a targeted-mail training.
void training_sheet(Workbook& book, const Page& page);
/// Nothing when the record was scored with its own rubric.
void rubric_sheet(Workbook& book, const Page& page);

/// One of the two, by the page's language.
std::string either(const Page& page, const char* ja, const char* en);

}  // namespace enshu::scoring
