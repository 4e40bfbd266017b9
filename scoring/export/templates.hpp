// The page's templates as they were when the program was built.
#pragma once

#include <string_view>

namespace enshu::scoring {

/// The text of a file under scoring/export/templates; empty when there is none.
std::string_view template_text(std::string_view name);

}  // namespace enshu::scoring
