// What is wrong although every line is right: things that never happen, cannot be met, or that
// nobody uses.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/scenario/director_words.hpp"
#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/known.hpp"
#include "engine/scenario/lua_director.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

/// Everything that the checks of sense look at. `scenario` was built from `root` and is indexed.
struct Whole {
  const Node& root;
  const Node* doctrine;
  const std::string& doctrine_file;
  const FileTree& tree;
  const Scenario& scenario;
  const Known& known;
  std::span<const Word> words;
  const std::vector<std::string>& lua_files;  ///< the director and all that it uses, by path
  bool sound;             ///< no error so far: what follows from errors is not told again
  bool recorded = false;  ///< of a record: see Purpose

  /// Whether the director speaks of this name anywhere.
  [[nodiscard]] bool director_names(std::string_view name) const;
};

void check_sense(const Whole& whole, Findings& findings);

// Its parts.
void check_values(const Whole& whole, Findings& findings);
void check_forms(const Whole& whole, Findings& findings);
void check_timeline(const Whole& whole, Findings& findings);
void check_obligations(const Whole& whole, Findings& findings);
void check_cast(const Whole& whole, Findings& findings);
void check_texts(const Whole& whole, Findings& findings);
void check_director(const Whole& whole, Findings& findings);
/// What the director's calls name besides their first argument, and what its handlers look up.
void check_director_calls(const Whole& whole, Findings& findings);
/// Handlers that nothing can wake, and cast members whose script never speaks.
void check_handlers(const Whole& whole, std::span<const LuaHandler> handlers, Findings& findings);
void check_schedule(const Whole& whole, Findings& findings);
void check_duties(const Whole& whole, Findings& findings);
void check_load(const Whole& whole, Findings& findings);
void check_world(const Whole& whole, Findings& findings);
/// A piece of content goes to a role and has a subject; `who` is how messages call its owner.
void check_content(const Whole& whole, const Node& node, const Text& who, Findings& findings);
void check_contact(const Whole& whole, Findings& findings);
void check_relays(const Whole& whole, Findings& findings);
void check_parameters(const Whole& whole, Findings& findings);
void check_moves(const Whole& whole, Findings& findings);
void check_checklists(const Whole& whole, Findings& findings);
void check_surveys(const Whole& whole, Findings& findings);
/// Mails of a targeted-mail training.
void check_baits(const Whole& whole, Findings& findings);
/// What people see by its name for want of a title.
void check_titles(const Whole& whole, Findings& findings);
/// Sites and wordings.
void check_places(const Whole& whole, Findings& findings);

}  // namespace enshu::scenario
