// Scenario texts (Markdown) as HTML that can do nothing and fetch nothing.
#pragma once

#include <string>
#include <string_view>

namespace enshu::scoring {

/// CommonMark in safe mode: raw HTML is dropped, pictures become their words, links show their address as text, headings
/// begin at level 5 so that they stand below the page's own.
std::string markdown_html(std::string_view markdown);

}  // namespace enshu::scoring
