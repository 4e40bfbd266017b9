// Texts are cut at whole letters.
#include "engine/base/cut.hpp"

#include "tests/unit/catch.hpp"

using namespace enshu;

TEST_CASE("a text is cut between letters, never within one") {
  constexpr std::string_view text = "a演習";  // 1 + 3 + 3 bytes
  for (const auto& [most, left] : {std::pair<std::size_t, std::string_view>{9, "a演習"},
                                   {7, "a演習"},
                                   {6, "a演"},
                                   {4, "a演"},
                                   {3, "a"},
                                   {1, "a"},
                                   {0, ""}}) {
    INFO(most);
    CHECK(cut(text, most) == left);
  }
  CHECK(cut("演", 2).empty());
  // What is no UTF-8 at all has no letters.
  CHECK(cut("\x80\x80\x80", 2).empty());
}
