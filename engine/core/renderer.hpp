// The seam by which `decide` turns a template into the words that people see. injects/render
// implements it, purely.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu {

/// The names that a template may fill in, besides `flag.NAME`, `param.NAME` and
/// `wording.NAME`. The loader refuses
/// others.
inline constexpr std::array<std::string_view, 5> placeholder_names{"team", "place", "date", "time",
                                                                   "datetime"};

/// What a template may name.
struct RenderContext {
  Text lane_title;
  Text place;
  WallTime calendar{};  ///< the story's date and time
  int zone_minutes{};
  const std::map<std::string, std::string>* flags = nullptr;
  std::map<std::string, Text> parameters;  ///< titles of the lane's values
  LaneId lane{};                           ///< whose words it fills in
  std::map<std::string, Text> wordings{};  ///< as they stand in the lane
  /// The organisations to which the text goes; unset: everybody in the lane.
  std::optional<std::vector<OrganisationId>> readers{};
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  /// Same template and context, same text. A name that the context lacks becomes empty (the loader
  /// has warned).
  [[nodiscard]] virtual Text render(const Text& source, const RenderContext& context) const = 0;
};

}  // namespace enshu
