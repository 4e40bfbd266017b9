// Tables of a scenario: CSV files whose rows repeat parts and entries of lists.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

inline constexpr std::size_t most_table_bytes = 2 << 20;
inline constexpr std::size_t most_rows = 10'000;
inline constexpr std::size_t most_columns = 64;
inline constexpr std::size_t longest_cell = 1024;

/// `id`, `name_ja`: what a heading may be, and what stands between `$(` and `)`.
bool is_column(std::string_view text);

struct Table {
  struct Row {
    int number = 0;  ///< `Findings::row`
    std::vector<std::string> cells;
  };
  std::string path;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// The tables of one scenario, each read once.
class Tables {
 public:
  Tables(const FileTree& tree, YamlBudget& budget, Findings& findings)
      : tree_(tree), budget_(budget), findings_(findings) {}

  /// Null when the file is not there or not a table; told at the place that names it, or at the
  /// line of the file that is wrong.
  const Table* open(const Node& path);
  /// Of all that were found, in order.
  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  void missing(const Node& path);

  const FileTree& tree_;
  YamlBudget& budget_;  ///< a cell counts as a value of YAML
  Findings& findings_;
  std::map<std::string, std::optional<Table>> read_;
};

}  // namespace enshu::scenario
