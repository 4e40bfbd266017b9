// Scenario texts (Markdown) as HTML that can do nothing and fetch nothing.
#pragma once

#include <string>
#include <string_view>

namespace enshu::scoring {

/// CommonMark in safe mode: raw HTML is dropped, pictures become their words, links show their
/// address as text, headings begin at `level` (2 to 6), below the page's own. Tables of GitHub's
/// dialect are understood.
std::string markdown_html(std::string_view markdown, int level);

}  // namespace enshu::scoring
