// Fuzz target: whatever a scenario's files hold, loading ends, says why, and never falls over.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/scenario/load.hpp"
#include "injects/render.hpp"

namespace {

using namespace enshu;

/// The input holds several files, apart by lines that are `=== PATH`; what stands before the first
/// is scenario.yaml.
scenario::FileTree files_of(std::string_view input) {
  scenario::FileTree tree;
  std::string name = "scenario.yaml";
  constexpr std::string_view mark = "\n=== ";
  while (true) {
    const auto end = input.find(mark);
    tree[name] = std::string(input.substr(0, end));
    if (end == std::string_view::npos) return tree;
    input.remove_prefix(end + mark.size());
    const auto line = std::min(input.find('\n'), input.size());
    name = std::string(input.substr(0, line));
    input.remove_prefix(std::min(line + 1, input.size()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto tree = files_of({reinterpret_cast<const char*>(data), size});
  const auto loaded = scenario::load(tree);
  for (const auto& diagnostic : loaded.diagnostics) {
    if (diagnostic.message.ja.empty() || diagnostic.message.en.empty() || diagnostic.at.line < 1)
      std::abort();
  }
  const injects::TemplateRenderer renderer;
  for (const auto& [path, text] : loaded.scenario.texts)
    static_cast<void>(renderer.render(text, {}));
  if (loaded.ok() && scenario::digest(tree) != loaded.scenario.digest) std::abort();
  return 0;
}
