// Walks the tree for the house tests.
#include "tests/house/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace enshu::house {
namespace fs = std::filesystem;

namespace {

// What .gitignore names: results and packages, not sources.
const std::set<std::string> ignored{".git", "build", "enshu-data", "node_modules", "dist"};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<SourceFile> source_files() {
  std::vector<SourceFile> files;
  for (fs::recursive_directory_iterator it("."), end; it != end; ++it) {
    if (ignored.contains(it->path().filename().string())) {
      it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file()) continue;
    files.push_back({it->path().lexically_relative(".").generic_string(), read(it->path())});
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> top_level() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(".")) {
    const auto name = entry.path().filename().string();
    if (!ignored.contains(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string kind_of(const SourceFile& file) {
  const auto suffix = fs::path(file.path).extension().string();
  if (suffix.empty() && file.text.starts_with("#!")) return "#!";
  return suffix;
}

std::string listed(const std::vector<std::string>& findings) {
  std::string text;
  for (const auto& finding : findings) text += finding + "\n";
  return text;
}

}  // namespace enshu::house
