// Subjects as threads compare them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace enshu::mail {

/// Without our mark, without `Re:`, `Fwd:`, 返信: and the like in front, width and case folded
/// (NFKC), blanks joined. Empty when nothing is left.
std::string subject_key(std::string_view subject);
/// The same, and after it what is left of an answer's subject when marks of gateways ([EXTERNAL],
/// 【外部】) are taken off the front one by one. Empty when nothing is left.
std::vector<std::string> subject_keys(std::string_view subject);
/// `Fwd:`, 転送: and the like: what stands below is not a quotation but what the mail is about.
bool passes_on(std::string_view subject);
/// Answerers of mail programs that send no head about it begin their subjects so.
bool says_automatic(std::string_view subject);
/// The subject as the exercise shows it: without our mark wherever a mail program has put it.
std::string without_mark(std::string_view subject);

}  // namespace enshu::mail
