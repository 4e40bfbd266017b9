// Holds the table of engine/README.md, "Who may include whom", by reading every #include line.
#include <map>
#include <regex>
#include <set>

#include "tests/house/tree.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::house {
namespace {

using Folders = std::set<std::string>;

// A folder may always include itself. Those not named here (app, tests) may include everything.
const std::map<std::string, Folders> may_include{
    {"engine/base", {}},
    {"engine/core", {"engine/world", "engine/base"}},
    {"engine/world", {"engine/base"}},
    {"engine/wire", {"engine/core", "engine/base"}},
    {"engine/scenario", {"engine/wire", "engine/core", "engine/world", "engine/base"}},
    {"engine/store", {"engine/wire", "engine/core", "engine/base"}},
    {"engine/net", {"engine/wire", "engine/core", "engine/base"}},
    {"engine/mail", {"engine/wire", "engine/core", "engine/base"}},
    {"injects", {"engine/core", "engine/base"}},
    {"injects/channels", {"injects", "engine/wire", "engine/core", "engine/base"}},
    {"scoring", {"engine/wire", "engine/core", "engine/world", "engine/base"}},
};

// The longest folder of the table that holds the path, or its first folder(s) when none does.
std::string folder_of(const std::string& path) {
  std::string best;
  for (const auto& [folder, unused] : may_include) {
    if (path.starts_with(folder + "/") && folder.size() > best.size()) best = folder;
  }
  return best.empty() ? path.substr(0, path.rfind('/')) : best;
}

bool is_cpp(const SourceFile& file) {
  const auto kind = kind_of(file);
  return kind == ".cpp" || kind == ".hpp";
}

bool is_ours(const std::string& path) {
  return path.starts_with("engine/") || path.starts_with("injects/") ||
         path.starts_with("scoring/");
}

}  // namespace

TEST_CASE("folders include only the folders that stand below them") {
  const std::regex include(R"re(^\s*#\s*include\s*"([^"]+)")re");
  std::vector<std::string> findings;
  std::size_t seen = 0;
  for (const auto& file : source_files()) {
    if (!is_cpp(file) || !is_ours(file.path)) continue;
    const auto from = folder_of(file.path);
    const auto allowed = may_include.find(from);
    for (const auto& line : lines_of(file.text)) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      ++seen;
      const auto path = match[1].str();
      const auto to = folder_of(path);
      if (!is_ours(path)) {
        findings.push_back(file.path + " includes \"" + path +
                           "\": write our headers from the top of the tree");
      } else if (allowed != may_include.end() && to != from && !allowed->second.contains(to)) {
        findings.push_back(file.path + " includes " + path + ": " + from + " must not know " + to);
      }
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
  CHECK(seen > 50);
}

TEST_CASE("the pure folders use the standard library alone") {
  const std::regex include(R"(^\s*#\s*include\s*<([^>]+)>)");
  std::vector<std::string> findings;
  for (const auto& file : source_files()) {
    const auto folder = folder_of(file.path);
    if (!is_cpp(file) ||
        (folder != "engine/base" && folder != "engine/core" && folder != "engine/world"))
      continue;
    for (const auto& line : lines_of(file.text)) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const auto header = match[1].str();
      // Describing members is compile-time only; it lets engine/wire convert without a second list
      // of names.
      const bool describes = folder == "engine/core" && header.starts_with("boost/describe");
      if (header.find_first_of("/.") != std::string::npos && !describes)
        findings.push_back(file.path + " includes <" + header + ">");
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("only engine/app names a system clock or a random device") {
  const std::regex named(
      R"(\bsystem_clock\b|\brandom_device\b|\bstd::mt19937|\bstd::uniform_\w+_distribution|\bgettimeofday\b)");
  std::vector<std::string> findings;
  for (const auto& file : source_files()) {
    if (!is_cpp(file) || !is_ours(file.path) || file.path.starts_with("engine/app/")) continue;
    std::size_t number = 0;
    for (const auto& line : lines_of(file.text)) {
      ++number;
      if (std::regex_search(line, named))
        findings.push_back(file.path + ":" + std::to_string(number) + ": " + line);
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

}  // namespace enshu::house
