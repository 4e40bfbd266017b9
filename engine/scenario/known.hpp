// All names that a scenario declares, gathered before anything is checked, so that order in the
// file does not matter.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/scenario/language.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

/// Keeps views into the trees it was given, which must outlive it.
class Known {
 public:
  void add(Names names, std::string_view name);
  [[nodiscard]] bool has(Names names, std::string_view name) const;
  [[nodiscard]] std::span<const std::string_view> all(Names names) const;
  /// What would declare these names cannot be read: whether one is missing can be said only of a
  /// name that is nearly a known one.
  void lose(Names names);
  void lose_all();
  [[nodiscard]] bool lost(Names names) const { return spaces_[index(names)].lost; }
  [[nodiscard]] bool any_lost() const;

 private:
  struct Space {
    std::unordered_set<std::string_view> set;
    std::vector<std::string_view> list;
    bool lost = false;
  };
  static std::size_t index(Names names) { return static_cast<std::size_t>(names); }
  std::array<Space, static_cast<std::size_t>(Names::wording) + 1> spaces_;
};

/// Names of scenario.yaml and, when there is one, doctrine.yaml. Names declared twice are reported.
/// `director_words` are the string literals of the director: it may set flags that nothing else
/// names.
Known gather_names(const Node& scenario, const Node* doctrine,
                   std::span<const std::string_view> director_words, Findings& findings);

/// How messages call a member of a name space: 役割, role.
Words word_for(Names names);

}  // namespace enshu::scenario
