// The fixed words of the page, in files by chapter. Only page_words*.cpp include this.
#pragma once

#include <span>
#include <string_view>

namespace enshu::scoring {

struct PageWord {
  std::string_view key;
  std::string_view ja;
  std::string_view en;
};

/// Those of the chapter "Review".
std::span<const PageWord> review_page_words();

}  // namespace enshu::scoring
