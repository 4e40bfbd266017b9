// YAML as the loader works on it: a plain tree with the position of everything, without anchors and
// tags.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/diagnostic.hpp"

namespace enshu::scenario {

struct Entry;

struct Node {
  enum class Type : std::uint8_t { null, scalar, list, map };
  Type type = Type::null;
  Position at;
  std::string text;            ///< of a scalar
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a map, in the order of the file

  [[nodiscard]] bool is_scalar() const { return type == Type::scalar; }
  [[nodiscard]] bool is_list() const { return type == Type::list; }
  [[nodiscard]] bool is_map() const { return type == Type::map; }
  /// The value of a key; null when it is missing or this is no map.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// The scalar at a key; empty when it is missing or no scalar.
  [[nodiscard]] std::string_view scalar(std::string_view key) const;
};

/// `key: value`.
struct Entry {
  std::string key;
  Position at;
  Node value;
  std::string written;  ///< what the file has instead of `key`, see misspelt.hpp
};

inline constexpr std::size_t most_yaml_nodes = 1'000'000;
inline constexpr std::size_t longest_scalar = 64 * 1024;

/// How much YAML was read so far, with what the rows of tables made of it: the limits hold over all
/// files of a scenario together.
struct YamlBudget {
  std::size_t bytes = 0;
  std::size_t nodes = 0;
};

/// Reads one document. What is refused (see scenarios/README.md, "Files") is reported and yields
/// nothing. `number` is what positions carry as their file.
std::optional<Node> read_yaml(std::string_view file, std::string_view source, Findings& findings,
                              YamlBudget& budget, int number = 0);
/// The same for a file that stands alone.
std::optional<Node> read_yaml(std::string_view file, std::string_view source, Findings& findings);

}  // namespace enshu::scenario
