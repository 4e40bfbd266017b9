// What each file of the tree promises: it says where it stands, it is one idea long, it is
// finished.
#include <regex>
#include <set>

#include "tests/house/tree.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::house {
namespace {

constexpr std::size_t lines_max = 400;
const std::set<std::string> source_kinds{".cpp",    ".hpp", ".cmake", ".ts", ".mjs", ".js",
                                         ".svelte", ".css", ".lua",   ".sh", "#!"};

bool is_source(const SourceFile& file) { return source_kinds.contains(kind_of(file)); }

bool is_generated(const SourceFile& file) {
  const auto first = file.text.substr(0, file.text.find('\n'));
  return first.find("enerated") != std::string::npos;
}

// A script says it below its interpreter, a component may say it as the first line of its script.
bool says_where_it_stands(const SourceFile& file) {
  const auto lines = lines_of(file.text);
  if (lines.empty()) return false;
  const auto& first = lines.front();
  const auto second = lines.size() > 1 ? lines[1] : "";
  const auto kind = kind_of(file);
  if (kind == ".lua") return first.starts_with("-- ");
  if (kind == ".cmake") return first.starts_with("# ");
  if (first.starts_with("#!")) return second.starts_with("# ") || second.starts_with("// ");
  if (kind == ".sh") return first.starts_with("# ");
  if (kind == ".svelte" && first.starts_with("<script"))
    return second.find("// ") != std::string::npos;
  if (kind == ".svelte") return first.starts_with("<!-- ");
  if (kind == ".css") return first.starts_with("/* ");
  return first.starts_with("// ") || first.starts_with("/* ") || first.starts_with("/** ");
}

// Broken scenarios and fuzz inputs are data: what stands in them is what is tested.
bool is_test_data(const SourceFile& file) {
  return file.path.starts_with("tests/cases/check/") || file.path.starts_with("tests/fuzz/corpus/");
}

}  // namespace

TEST_CASE("every source file says in its first line where it stands") {
  std::vector<std::string> findings;
  for (const auto& file : source_files()) {
    if (is_test_data(file)) continue;
    if (is_source(file) && !says_where_it_stands(file)) findings.push_back(file.path);
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("no source file is longer than 400 lines") {
  std::vector<std::string> findings;
  for (const auto& file : source_files()) {
    if (!is_source(file) || is_generated(file)) continue;
    const auto lines = lines_of(file.text).size();
    if (lines > lines_max) findings.push_back(file.path + ": " + std::to_string(lines));
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("nothing is left for later") {
  // Put together here, so that this file does not find itself.
  const std::regex mark(std::string("\\b(TO") + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
  std::vector<std::string> findings;
  for (const auto& file : source_files()) {
    if (!is_source(file)) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(file.text)) {
      ++number;
      if (std::regex_search(line, mark))
        findings.push_back(file.path + ":" + std::to_string(number) + ": " + line);
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("the top folder holds only what belongs there") {
  const std::set<std::string> allowed{
      "CMakeLists.txt", "CMakePresets.json", "LICENSE", "NOTICE",  "README.md", "engine",
      "injects",        "scenarios",         "scoring", "scripts", "tests",     "ui"};
  std::vector<std::string> findings;
  for (const auto& name : top_level()) {
    if (!name.starts_with(".") && !allowed.contains(name)) findings.push_back(name);
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

}  // namespace enshu::house
