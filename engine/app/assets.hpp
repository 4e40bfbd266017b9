// What the program carries inside itself: the built consoles and the shipped scenarios
// (engine/assets.cmake puts them in).
#pragma once

#include <span>
#include <string_view>

namespace enshu::app {

/// `path` is relative to `ui/dist` or `scenarios`, with slashes: `index.html`,
/// `cyder-municipality/scenario.yaml`.
struct Embedded {
  std::string_view path;
  std::string_view bytes;
};

/// Both are sorted by path (bytewise) and live as long as the program. `ui_files` is empty in a
/// build without consoles.
std::span<const Embedded> ui_files();
std::span<const Embedded> scenario_files();

}  // namespace enshu::app
