// What is generated from the C++ types and kept in the tree is what the types say today.
#include "engine/wire/typescript.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/house/tree.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::house {

TEST_CASE("the consoles' types are those of the wire") {
  std::ifstream in("ui/src/wire/types.ts", std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  const auto today = wire::typescript();
  std::size_t line = 1;
  const auto differ = std::mismatch(kept.begin(), kept.end(), today.begin(), today.end()).first;
  line += static_cast<std::size_t>(std::count(kept.begin(), differ, '\n'));
  INFO("ui/src/wire/types.ts differs from line "
       << line << " on; renew it: build/release/enshu schema wire > ui/src/wire/types.ts");
  const bool same = kept == today;
  CHECK(same);
}

}  // namespace enshu::house
