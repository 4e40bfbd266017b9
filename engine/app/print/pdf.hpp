// A page of ours as PDF, with its fonts inside.
#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

namespace enshu::app {

/// `html` is a whole page that fetches nothing. `made` becomes the PDF's dates, so that printing a
/// record again differs in nothing of ours. Errors: `no_browser`, `print_failed`, `write_failed`.
Result<std::string> print_pdf(const std::string& html, WallTime made);

/// Both dates of a PDF, at the same length, in UTC.
void set_pdf_dates(std::string& pdf, WallTime made);

}  // namespace enshu::app
