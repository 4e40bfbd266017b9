// The reporting paths of one lane as a sequence diagram in SVG.
#pragma once

#include <string>

#include "scoring/export/page_data.hpp"

namespace enshu::scoring {

/// Empty when there is nothing to draw. `id` makes the ids inside the picture unique on the page.
/// With more posts than fit on a page's width only the edges of duties are drawn; the table beside
/// it has them all.
std::string sequence_svg(const Page& page, const LaneDebrief& lane, const std::string& id);

}  // namespace enshu::scoring
