// Readers of what was exported, strict where a browser or a spreadsheet forgives.
#pragma once

#include <string>
#include <vector>

namespace enshu::scoring::testing {

/// The first fault of the page as XML-like markup (tags that do not match, bare `<` or `&`, ids
/// used twice, inner links without a target), or nothing.
std::string markup_fault(const std::string& page);

/// RFC 4180.
std::vector<std::vector<std::string>> csv_rows(const std::string& text);

}  // namespace enshu::scoring::testing
