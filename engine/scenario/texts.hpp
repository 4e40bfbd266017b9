// The Markdown texts of a scenario, in pairs of languages, and the files that participants see.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/text.hpp"
#include "engine/scenario/file_tree.hpp"

namespace enshu::scenario {

/// A text as it is sent: the first line `# Subject` apart from the rest.
struct Letter {
  Text subject;
  Text body;
};

/// Names without language and suffix: `texts/soc-notice` for `texts/soc-notice.ja.md` and `.en.md`.
std::string path_in(std::string_view name, Language language);

/// Which of the two languages of a text exist.
struct Languages {
  bool ja = false;
  bool en = false;
};
Languages languages_of(const FileTree& tree, std::string_view name);

/// The whole text without blank lines around it; a missing language is empty.
Text whole_text(const FileTree& tree, std::string_view name);
Letter letter(const FileTree& tree, std::string_view name);

/// Names of all texts below a folder (`texts/`), of which at least one language exists; in order.
std::set<std::string> names_below(const FileTree& tree, std::string_view folder);

/// Whether an artefact's path names one file for both languages (it has a suffix) or a Markdown
/// file per language.
bool has_suffix(std::string_view path);

}  // namespace enshu::scenario
