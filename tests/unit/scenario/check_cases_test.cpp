// The library of mistakes in tests/cases/check: a folder a mistake, with what the check says of it.
#include <algorithm>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;

namespace {

const std::filesystem::path cases = "tests/cases/check";

/// Each diagnostic in English, and below it the Japanese text.
std::string written(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const auto& d : diagnostics) out += to_line(d) + "\n  " + d.message.ja + "\n";
  return out;
}

std::vector<std::filesystem::path> all_cases() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(cases)) {
    if (entry.is_directory()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string expected_of(FileTree& tree) {
  const auto found = tree.find("expected.txt");
  REQUIRE(found != tree.end());
  std::string text = found->second;
  tree.erase(found);
  return text;
}

}  // namespace

TEST_CASE("every kind of mistake is told at its place, in both languages") {
  const auto folders = all_cases();
  REQUIRE(folders.size() > 105);
  for (const auto& folder : folders) {
    INFO(folder.string());
    auto tree = read_folder(folder);
    REQUIRE(tree);
    const auto expected = expected_of(*tree);
    const auto loaded = load(*tree);
    CHECK(written(loaded.diagnostics) == expected);
    CHECK((folder.filename() == "good") == loaded.diagnostics.empty());
  }
}

TEST_CASE("every diagnostic has a code, both languages and a position") {
  for (const auto& folder : all_cases()) {
    auto tree = read_folder(folder);
    REQUIRE(tree);
    expected_of(*tree);
    for (const auto& d : load(*tree).diagnostics) {
      INFO(to_line(d));
      CHECK_FALSE(d.code.empty());
      CHECK_FALSE(d.message.ja.empty());
      CHECK_FALSE(d.message.en.empty());
      CHECK(d.at.line >= 1);
      CHECK(d.at.column >= 1);
    }
  }
}
