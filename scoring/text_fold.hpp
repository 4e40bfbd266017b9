// Words compared as people mean them: full and half width, case and kinds of blanks make no
// difference.
#pragma once

#include <string>
#include <string_view>

namespace enshu::scoring {

/// NFKC, case folded, runs of blanks as one space, none at the ends. What is not UTF-8 comes back
/// with blanks folded only.
std::string folded(std::string_view text);

/// Whether `word` occurs in `text`, both folded. An empty word never occurs.
bool mentions(std::string_view text, std::string_view word);

/// 調査中, unknown and the like, as the whole of a short answer.
bool says_unknown(std::string_view text);

}  // namespace enshu::scoring
