// Walks a YAML tree along the language's description: unknown keys, missing keys, kinds of values,
// unknown names, missing files. What no description can say stands in check_*.cpp.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/text.hpp"
#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/known.hpp"
#include "engine/scenario/language.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

class Checker {
 public:
  /// Everything given must outlive the checker.
  Checker(std::string_view file, const Known& known, const FileTree& tree, Findings& findings)
      : file_(file), known_(known), tree_(tree), findings_(findings) {}

  /// Checks a whole file; `whole` is how messages call it.
  void check(const Node& node, const Object& object, const Text& whole);

 private:
  /// What surrounds a value: "inject 'chase'".
  using Subject = Text;

  void value(const Node& node, const Shape& shape, const Subject& subject);
  void object(const Node& node, const Object& object, const Subject& subject);
  void wrong_kind(const Node& node, const Words& want, const Subject& subject);
  void keys(const Node& node, const Object& object, const Subject& subject);
  void groups(const Node& node, const Object& object, const Subject& subject);
  void condition(const Node& node, const Shape& shape, const Subject& subject);
  void list(const Node& node, const Shape& shape, const Subject& subject);
  void map(const Node& node, const Shape& shape, const Subject& subject);
  void variant(const Node& node, const Shape& shape, const Subject& subject);
  void text(const Node& node, const Subject& subject);

  void scalar_text(std::string_view text, Position at, const Shape& shape, const Subject& subject);
  void name(std::string_view text, Position at, const Shape& shape, const Subject& subject);
  void reference(std::string_view text, Position at, const Shape& shape, const Subject& subject);
  void choice(std::string_view text, Position at, const Shape& shape, const Subject& subject);
  void whole(std::string_view text, Position at, const Shape& shape, const Subject& subject);
  void window(std::string_view text, Position at, const Subject& subject);
  void text_file(std::string_view text, Position at, const Subject& subject);
  void artefact(std::string_view text, Position at, const Subject& subject);
  void missing_file(std::string_view path, Position at, bool other_exists, const Subject& subject);

  /// The nearest known name, as long as there are few mistakes: the search costs.
  Text hint(std::string_view wrong, std::span<const std::string_view> known);
  void error(Position at, std::string_view code, std::string ja, std::string en) {
    findings_.error(file_, at, code, {std::move(ja), std::move(en)});
  }

  std::string_view file_;
  const Known& known_;
  const FileTree& tree_;
  Findings& findings_;
  int hints_ = 0;
  std::optional<std::set<std::string>> texts_;  ///< names of all texts, once a wrong one was met
};

/// "inject 'chase'" out of an object's label and a name.
Text called(const Words& label, std::string_view name);

}  // namespace enshu::scenario
