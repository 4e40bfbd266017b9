// Parts and entries of lists that are repeated over the rows of a table, with the cells of the row
// in place of `$(column)`.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/scenario/language.hpp"
#include "engine/scenario/node.hpp"
#include "engine/scenario/table.hpp"

namespace enshu::scenario {

/// `{each: TABLE, where: {COLUMN: VALUE}, as: ENTRY}`.
bool is_repeated(const Node& node);

/// Repeats within the limits of the budget. What cannot be repeated is reported and ends the
/// repetition: false.
class Repeating {
 public:
  Repeating(const FileTree& tree, YamlBudget& budget, Findings& findings)
      : tables_(tree, budget, findings), budget_(budget), findings_(findings) {}

  /// Puts entries in the place of every `each` below a tree for which no row holds.
  [[nodiscard]] bool lists(Node& root);
  /// Puts what all rows make of it in the place of a part. `entry` is `{file, for_each, where}` of
  /// the include.
  [[nodiscard]] bool part(Node& part, const Node& entry, const Object& grammar);

  /// The paths of all tables that were read.
  [[nodiscard]] std::vector<std::string> tables() const { return tables_.paths(); }

 private:
  using Rows = std::vector<const Table::Row*>;
  using Names = std::unordered_map<std::string, Position>;
  struct Scope {
    const Table* table;
    const Table::Row* row;
  };
  struct Filter {
    std::size_t column;
    std::vector<std::string> values;
  };

  void fill_lists(Node& node);
  void rows_into(Node& into, const Node& from, const Shape& shape, const Table& table,
                 const Rows& rows);
  void repeat(const Node& each, std::vector<Node>& out);
  Node filled(const Node& from);
  void fill_entries(Node& into, const Node& from);
  void fill_entry(Node& into, const Entry& entry, Names& names);
  std::string filled_text(std::string_view text, Position at);
  const std::string* cell_of(std::string_view column, Position at);
  Rows matching(const Table& table, const Node* where, Position at);
  std::vector<Filter> filters(const Table& table, const Node& where);
  Position here(Position at);
  void charge(Position at, std::size_t bytes);
  void unknown_column(std::string_view name, Position at);
  void error(Position at, std::string_view code, std::string ja, std::string en);

  Tables tables_;
  YamlBudget& budget_;
  Findings& findings_;
  std::vector<Scope> scopes_;  ///< the rows that hold, innermost last
  std::size_t looks_ = 0;
  int searches_ = 0;
  bool failed_ = false;
};

}  // namespace enshu::scenario
