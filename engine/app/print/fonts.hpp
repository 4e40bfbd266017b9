// Noto Sans JP for printing: pages that stay small carry no font, prints must. Static faces, not
// the consoles' variable one, which a PDF could hold as outlines only.
#pragma once

#include <filesystem>
#include <string>

#include "engine/base/result.hpp"

namespace enshu::app {

/// Puts the font's files into `folder` and answers with the `@font-face` rules that name them there
/// as "Noto Sans JP". Empty in a build without consoles: then the system's fonts print. Errors:
/// `write_failed`.
Result<std::string> print_fonts(const std::filesystem::path& folder);

}  // namespace enshu::app
