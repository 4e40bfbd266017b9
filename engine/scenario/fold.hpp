// Texts as people mean them: full-width and half-width, large and small letters alike.
#pragma once

#include <string>
#include <string_view>

namespace enshu::scenario {

/// Unicode NFKC with case folding. Bytes that are no UTF-8 come back as they are.
std::string fold(std::string_view text);

}  // namespace enshu::scenario
