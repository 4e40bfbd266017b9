// The parts of the page, each rendered by a template of its own.
#pragma once

#include <string>

#include "scoring/export/page_data.hpp"

namespace enshu::scoring {

/// Timeline, paths, duties, handling and observations of one lane. `index` makes ids unique;
/// `open`: unfolded at first.
std::string lane_html(const Page& page, const LaneDebrief& lane, std::size_t index, bool open);
/// Messages and reports of one lane in full.
std::string appendix_html(const Page& page, const LaneDebrief& lane, std::size_t index);
Data notes_data(const Page& page, const LaneId& lane);

}  // namespace enshu::scoring
