// What a person is called in texts, going by the name in the roster.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace enshu::scoring {

struct PersonNames {
  std::vector<std::string> whole;  ///< as written; and without the department in brackets
  std::vector<std::string> parts;  ///< without blanks; family and given name
};

/// `山田 花子（総務課）` is called that, `山田 花子`, `山田花子`, `山田` and `花子`, never
/// `総務課`; where the department stands first, what is in the brackets is the name. Labels with a
/// number are not taken apart. Nothing of one character, and nothing that is in `common` (words,
/// `folded`).
PersonNames names_of(const std::string& person, const std::set<std::string>& common);

}  // namespace enshu::scoring
