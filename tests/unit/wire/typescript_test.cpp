// The consoles' copy of the types is the one that this program prints.
#include "engine/wire/typescript.hpp"

#include <fstream>
#include <sstream>

#include "engine/wire/codec.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;

TEST_CASE("ui/src/wire/types.ts is what `enshu schema wire` prints") {
  std::ifstream file("ui/src/wire/types.ts");
  REQUIRE(file);
  std::stringstream content;
  content << file.rdbuf();
  INFO("ui/src/wire/types.ts is stale: write the output of `enshu schema wire` into it");
  CHECK(content.str() == wire::typescript());
}

TEST_CASE("the types name every kind") {
  const std::string types = wire::typescript();
  for (const auto kind : wire::event_kinds())
    CHECK(types.find("kind: '" + std::string(kind) + "'") != std::string::npos);
  for (const auto kind : wire::command_kinds())
    CHECK(types.find("kind: '" + std::string(kind) + "'") != std::string::npos);
  CHECK(types.find("director_") == types.find("director_failed"));
  CHECK(types.find("fields?: Record<string, string[]>;") != std::string::npos);
  CHECK(types.find("review_at?: ExerciseTime;") != std::string::npos);
}
