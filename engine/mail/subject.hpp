// Subjects as threads compare them.
#pragma once

#include <string>
#include <string_view>

namespace enshu::mail {

/// Without our mark, without `Re:`, `Fwd:`, 返信: and the like in front, width and case folded
/// (NFKC), blanks joined. Empty when nothing is left.
std::string subject_key(std::string_view subject);
/// The subject as the exercise shows it: without our mark wherever a mail program has put it.
std::string without_mark(std::string_view subject);

}  // namespace enshu::mail
