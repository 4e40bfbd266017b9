// Running the system's Chromium once, to print a page.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/base/result.hpp"

namespace enshu::app {

/// `CHROMIUM`, then where Debian and others put it. Nothing when there is none.
std::optional<std::string> find_browser();

/// Prints `page` (a file) to `pdf`. Without network, with a profile below `scratch`, and ended when
/// it takes too long. Errors: `print_failed`.
Result<Done> run_browser(const std::string& browser, const std::filesystem::path& page,
                         const std::filesystem::path& pdf, const std::filesystem::path& scratch);

}  // namespace enshu::app
