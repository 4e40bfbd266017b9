// The parts of the page, each rendered by a template of its own.
#pragma once

#include <string>

#include "scoring/export/page_data.hpp"

namespace enshu::scoring {

/// Timeline, paths, duties, handling and observations of one lane. `index` makes ids unique;
/// `open`: unfolded at first.
std::string lane_html(const Page& page, const LaneDebrief& lane, std::size_t index, bool open);
/// What the lane's people wrote, in full.
std::string appendix_html(const Page& page, const LaneDebrief& lane, std::size_t index);
/// Those that a person put to a note or a message: name, size, picture and where they lie.
Data own_files_data(const Page& page, const std::vector<NoteFile>& files);
Data notes_data(const Page& page, const LaneId& lane);
/// Rows of the lane's table of edges, and the edges counted.
Data paths_data(const Page& page, const LaneDebrief& lane);
Data path_figures_data(const Page& page, const LaneDebrief& lane);
/// What came from the scenario and its cast, each text once with the lanes that got it.
std::string common_html(const Page& page);
/// Participants, departments, reach of every hop, reports up and information down.
std::string figures_html(const Page& page);
/// Report fields, severity, contradictions, sectors, benchmark and comparison.
std::string review_html(const Page& page);
/// What evaluators judged, beside the machine's figures; nothing where there is no judgement.
std::string evaluation_html(const Page& page, const LaneDebrief& lane, const std::string& id);
/// The improvement plan and its follow-up; nothing without rows.
std::string improvements_html(const Page& page);
/// Questionnaires, counted; nothing when there was none.
std::string surveys_html(const Page& page);
/// Targeted-mail training by department; nothing without baits.
std::string training_html(const Page& page);
/// What another rubric changed; nothing when the record was scored with its own.
std::string rubric_html(const Page& page);

}  // namespace enshu::scoring
